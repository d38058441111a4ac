package org.sunledger.ledger.journal.postgres.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program of its own that owns a server, so that a test can kill it. */
record OwningProgram(Process process, int port, long serverPid) {
    /** Starts the server and then waits to be killed. */
    public static void main(String[] arguments) throws IOException {
        try (var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), BelowTarget.BINARIES, Machine.here())) {
            System.out.println("ready " + postgres.port() + " " + postgres.pid());
            System.in.read();
        } catch (EmbeddedPostgresException e) {
            System.out.println("refused " + e.english());
        }
    }

    static OwningProgram on(Path directory) throws IOException {
        var process = launch(directory);
        var answer = answerOf(process).split(" ");
        if (!answer[0].equals("ready")) {
            throw new IllegalStateException(String.join(" ", answer));
        }
        return new OwningProgram(process, Integer.parseInt(answer[1]), Long.parseLong(answer[2]));
    }

    /** What a program says that is refused the directory. */
    static String refusedOn(Path directory) throws IOException {
        var process = launch(directory);
        var answer = answerOf(process);
        process.onExit().join();
        return answer;
    }

    private static Process launch(Path directory) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Dbasedir=" + System.getProperty("basedir", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OwningProgram.class.getName(),
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    // The reader is left open: the process writes nothing more that matters.
    private static String answerOf(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        String line;
        while ((line = output.readLine()) != null) {
            if (line.startsWith("ready ") || line.startsWith("refused ")) {
                return line;
            }
        }
        throw new IllegalStateException("the program ended without an answer");
    }

    /** kill -9, and back when it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }
}
