package org.sunledger.ledger.journal.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.JournalException.StreamConflict;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/**
 * A bare engine as a program of its own, with neither Spring nor Axon: many threads append as fast as they can, so that a
 * test can kill it. It tells what was acknowledged, line by line; a line counts when its end was written.
 */
final class KilledEngine implements AutoCloseable {
    static final int THREADS = 12;

    /** The last of the threads all write to one stream. */
    static final int SHARING = 4;

    private static final String END = ".";
    private static final String READY = "ready";
    private static final String ACKNOWLEDGED = "acknowledged";

    /** What a bare engine needs; few jars make a quick start. */
    private static final Pattern NEEDED = Pattern.compile(".*(classes|postgresql-[^/]*|slf4j-api[^/]*|jspecify[^/]*)");

    private final String round;
    private final Process process;
    private final BufferedReader output;
    private final List<Acknowledged> acknowledged = new ArrayList<>();

    /** What one of its threads was answered: the positions of all records of that append. */
    record Acknowledged(int thread, int number, List<Long> positions) {}

    // ---- what is appended, as both sides know it

    static boolean isSharing(int thread) {
        return thread >= THREADS - SHARING;
    }

    static StreamId stream(String round, int thread) {
        var name = round + (isSharing(thread) ? "/shared" : "/" + thread);
        return StreamId.of(StreamType.PROJECT, UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    /** One to four records, the same whenever they are asked for. */
    static List<NewRecord> entries(String round, int thread, int number) {
        return IntStream.range(0, 1 + number % 4)
                .mapToObj(i -> "%s/%d/%d/%d".formatted(round, thread, number, i).getBytes(UTF_8))
                .map(name ->
                        new NewRecord(UUID.nameUUIDFromBytes(name), "project.noted", 1, name, "{}".getBytes(UTF_8)))
                .toList();
    }

    /** Where the append with this number begins on a stream of a thread's own. */
    static long expectedVersion(int number) {
        int partial = number % 4;
        return number / 4 * 10L + partial * (partial + 1) / 2 - 1;
    }

    // ---- the program

    /** Gets ready, waits for a line, and works until it is killed. */
    public static void main(String[] arguments) throws IOException {
        var source = new PGSimpleDataSource();
        source.setUrl(arguments[1]);
        source.setUser(arguments[2]);
        source.setPassword(arguments[3]);
        try (var told = new FileOutputStream(FileDescriptor.out);
                var journal = new PostgresJournal(source, Clock.systemUTC(), ClockPolicy.SYSTEM)) {
            say(told, READY);
            if (new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine() == null) return;
            var threads = IntStream.range(0, THREADS)
                    .mapToObj(thread -> Thread.ofPlatform().start(() -> work(journal, arguments[0], thread, told)))
                    .toList();
            for (var thread : threads) join(thread);
        }
    }

    private static void work(PostgresJournal journal, String round, int thread, FileOutputStream told) {
        var stream = stream(round, thread);
        long version = -1;
        for (int number = 0; ; ) {
            try {
                var stored = journal.append(stream, version, entries(round, thread, number));
                version = stored.getLast().streamVersion();
                say(
                        told,
                        "%s %d %d %s"
                                .formatted(
                                        ACKNOWLEDGED,
                                        thread,
                                        number,
                                        stored.stream()
                                                .map(one -> Long.toString(one.position()))
                                                .collect(Collectors.joining(","))));
                number++;
            } catch (StreamConflict faster) {
                version = faster.actual();
            }
        }
    }

    /** One write for each line, which a pipe keeps together, also when the program dies behind it. */
    private static void say(FileOutputStream told, String words) {
        try {
            told.write((words + " " + END + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the test is gone
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- the test's side

    private KilledEngine(String round, Process process) {
        this.round = round;
        this.process = process;
        this.output = process.inputReader(UTF_8);
    }

    static KilledEngine launch(String round, Database database) {
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(entry -> NEEDED.matcher(entry).matches())
                .collect(Collectors.joining(":"));
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                classPath,
                KilledEngine.class.getName(),
                round,
                database.url(),
                TestJournals.APPLICATION,
                TestJournals.PASSWORD);
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            return new KilledEngine(round, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String round() {
        return round;
    }

    void awaitReady() throws IOException {
        if (!take(READY)) throw new IllegalStateException("the program ended before it was ready");
    }

    void begin() throws IOException {
        var input = process.outputWriter(UTF_8);
        input.write("go\n");
        input.flush();
    }

    /** Waits until so many of its appends were acknowledged. */
    void awaitAcknowledged(int count) throws IOException {
        while (acknowledged.size() < count)
            if (!take(ACKNOWLEDGED)) throw new IllegalStateException("the program ended by itself");
    }

    /** kill −9, and everything that it said until then. @return the exit code that the system gave it */
    int kill() throws IOException {
        process.toHandle().destroyForcibly(); // the process itself would close what is still to be read
        while (take(null)) {
            // the last words
        }
        return process.onExit().join().exitValue();
    }

    List<Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** @param awaited a word to stop at; null: any line */
    private boolean take(@Nullable String awaited) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var words = line.split(" ");
            // The last line of a killed program may be torn.
            if (!words[words.length - 1].equals(END)) continue;
            if (words[0].equals(ACKNOWLEDGED))
                acknowledged.add(new Acknowledged(
                        Integer.parseInt(words[1]),
                        Integer.parseInt(words[2]),
                        Arrays.stream(words[3].split(",")).map(Long::valueOf).toList()));
            if (awaited == null || words[0].equals(awaited)) return true;
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        kill();
    }
}
