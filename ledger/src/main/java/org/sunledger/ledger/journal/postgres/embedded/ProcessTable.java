package org.sunledger.ledger.journal.postgres.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which processes live and what they are, read from {@code /proc}.
 *
 * <p>A process number alone proves nothing: after a crash it may be a zombie that nobody reaps, or belong to another
 * program, or come from a container that is gone.
 *
 * @param proc where the kernel's files are; a test brings its own
 */
record ProcessTable(Path proc) {
    static ProcessTable here() {
        return new ProcessTable(Path.of("/proc"));
    }

    /** Neither gone nor a zombie, which looks alive to {@code kill -0}. */
    boolean lives(long pid) {
        try {
            var stat = Files.readString(process(pid).resolve("stat"), StandardCharsets.ISO_8859_1);
            // "7 (a name) with (brackets)) S 1 …": the state follows the last bracket.
            var state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException | IndexOutOfBoundsException gone) {
            return false;
        }
    }

    List<String> commandLine(long pid) {
        try {
            var line = Files.readAllBytes(process(pid).resolve("cmdline"));
            return List.of(new String(line, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** A living postmaster of this cluster: its command line names the directory after {@code -D}. */
    boolean isPostmasterOf(Path cluster, long pid) {
        var line = commandLine(pid);
        int option = line.indexOf("-D");
        return lives(pid)
                && line.getFirst().endsWith("postgres")
                && option > 0
                && option + 1 < line.size()
                && line.get(option + 1).equals(cluster.toString());
    }

    /** Living postmasters of this cluster, and their children, which work in its directory. */
    Set<Long> serving(Path cluster) throws IOException {
        Set<Long> found = new TreeSet<>();
        try (var processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (var process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (isPostmasterOf(cluster, pid) || isChildIn(cluster, pid)) {
                    found.add(pid);
                }
            }
        }
        return found;
    }

    private boolean isChildIn(Path cluster, long pid) {
        var line = commandLine(pid);
        // A shell whose user looks around in the directory is no reason to wait.
        if (line.isEmpty() || !line.getFirst().startsWith("postgres:") || !lives(pid)) {
            return false;
        }
        try {
            return Files.readSymbolicLink(process(pid).resolve("cwd")).equals(cluster);
        } catch (IOException goneOrHidden) {
            return false;
        }
    }

    /** Whether a process, seen or unseen, is still attached to this segment of shared memory. */
    boolean isAttached(PidFile.Segment segment) throws IOException {
        var table = proc.resolve("sysvipc/shm");
        if (!Files.exists(table)) {
            return false;
        }
        // key shmid perms size cpid lpid nattch uid …, under one line of headings
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(row -> row.strip().split("\\s+"))
                .anyMatch(row -> Integer.toUnsignedLong((int) Long.parseLong(row[0])) == segment.key()
                        && Long.parseLong(row[1]) == segment.id()
                        && Long.parseLong(row[6]) > 0);
    }

    private Path process(long pid) {
        return proc.resolve(Long.toString(pid));
    }
}
