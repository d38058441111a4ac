package org.sunledger.api.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of this program and of the PostgreSQL under it. */
final class CpuMeter {
    /** Linux counts in hundredths of a second wherever this program runs. */
    private static final long NANOS_PER_TICK = 10_000_000;

    /** Places in {@code /proc/<pid>/stat} after the command's closing bracket: parent, own and children's time. */
    private static final int PARENT = 1;

    private static final int TIME_FIRST = 11;
    private static final int TIME_LAST = 14;
    private static final int OWN_TIME_LAST = 12;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long postmaster;

    /** @param postmaster process id; −1: not known */
    CpuMeter(long postmaster) {
        this.postmaster = postmaster;
    }

    record Cpu(long jvmNanos, long serverNanos) {
        Cpu minus(Cpu before) {
            return new Cpu(jvmNanos - before.jvmNanos, serverNanos - before.serverNanos);
        }
    }

    Cpu now() {
        return new Cpu(system.getProcessCpuTime(), serverNanos());
    }

    /** 0 where it cannot be known. */
    private long serverNanos() {
        if (postmaster < 0 || !Files.isDirectory(Path.of("/proc"))) return 0;
        long ticks = 0;
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) ticks += ticks(process);
        } catch (IOException e) {
            return 0;
        }
        return ticks * NANOS_PER_TICK;
    }

    private long ticks(Path process) {
        try {
            var stat = Files.readString(process.resolve("stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            var isPostmaster = process.endsWith(Long.toString(postmaster));
            if (!isPostmaster && Long.parseLong(fields[PARENT]) != postmaster) return 0;
            long ticks = 0;
            // The postmaster has inherited the time of those who ended.
            int last = isPostmaster ? TIME_LAST : OWN_TIME_LAST;
            for (int i = TIME_FIRST; i <= last; i++) ticks += Long.parseLong(fields[i]);
            return ticks;
        } catch (IOException e) {
            return 0; // it ended between two looks
        }
    }
}
