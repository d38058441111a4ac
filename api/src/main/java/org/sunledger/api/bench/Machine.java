package org.sunledger.api.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a figure was measured on: without it no figure means anything. */
final class Machine {
    private static final Duration FSYNC_TIME = Duration.ofSeconds(1);
    private static final int PAGE = 8_192;

    private Machine() {}

    static Map<String, Object> describe() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        facts.put("memoryMiB", system.getTotalMemorySize() >> 20);
        facts.put("heapMaxMiB", Runtime.getRuntime().maxMemory() >> 20);
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("arch", system.getArch());
        facts.put("jdk", Runtime.version().toString());
        facts.put("loadBefore", system.getSystemLoadAverage());
        return facts;
    }

    /** How often a second this disk makes one page durable for one writer. */
    static long fsyncsPerSecond(Path directory) {
        var file = directory.resolve("fsync-rate");
        var page = ByteBuffer.allocate(PAGE);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long begin = System.nanoTime();
            long end = begin + FSYNC_TIME.toNanos();
            long count = 0;
            while (System.nanoTime() < end) {
                channel.write(page.rewind(), 0);
                channel.force(false);
                count++;
            }
            return count * 1_000_000_000L / Math.max(1, System.nanoTime() - begin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deleted(file);
        }
    }

    private static void deleted(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
