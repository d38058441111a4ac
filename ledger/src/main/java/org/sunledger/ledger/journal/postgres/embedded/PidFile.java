package org.sunledger.ledger.journal.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server wrote into {@code postmaster.pid} about itself.
 *
 * @param pid     0 where the file is torn, which is no living process
 * @param port    0 where the file ends before it
 * @param segment empty where the file ends before it
 */
record PidFile(long pid, int port, Optional<Segment> segment) {
    /** A segment of System V shared memory; every process of the server is attached to it. */
    record Segment(long key, long id) {}

    static Path in(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    static Optional<PidFile> read(Path cluster) throws IOException {
        try {
            return Optional.of(parse(Files.readAllLines(in(cluster))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Lines: pid, data directory, start, port, socket directory, listen address, key and id of shared memory, status. */
    static PidFile parse(List<String> lines) {
        return new PidFile(number(line(lines, 0)), (int) number(line(lines, 3)), segment(line(lines, 6)));
    }

    private static Optional<Segment> segment(String line) {
        var parts = line.split("\\s+", -1);
        return parts.length == 2 && number(parts[0]) > 0
                ? Optional.of(new Segment(number(parts[0]), number(parts[1])))
                : Optional.empty();
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index).strip() : "";
    }

    private static long number(String text) {
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }
}
