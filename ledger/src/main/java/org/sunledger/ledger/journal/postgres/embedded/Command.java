package org.sunledger.ledger.journal.postgres.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one program of the operating system to its end. */
final class Command {
    /** What the program said and how it ended. */
    record Outcome(int exit, String output) {
        boolean succeeded() {
            return exit == 0;
        }
    }

    private Command() {}

    /**
     * Output goes through a file and not through a pipe: a server that outlives its starter would hold the pipe open, and
     * a reader would wait for ever.
     */
    static Outcome run(List<String> line, Path directory, Path output, Duration limit) throws IOException {
        Files.deleteIfExists(output);
        var builder = new ProcessBuilder(line).directory(directory.toFile());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        // PGDATA, PGPORT, PGOPTIONS or a translated message of the caller's shell must not reach our server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        int exit = ended(builder.start(), limit);
        return new Outcome(exit, Files.readString(output).strip());
    }

    /** Whether the program exists and ends well; what it prints does not matter. */
    static boolean succeeds(List<String> line) {
        try {
            var process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return ended(process, Duration.ofSeconds(10)) == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Waits through interrupts, since a program that is being shut down must still stop its server in order. */
    private static int ended(Process process, Duration limit) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                try {
                    if (process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return process.exitValue();
                    }
                    process.destroyForcibly();
                    return -1;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
