package org.sunledger.ledger;

import static org.sunledger.ledger.Act.id;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.fund.FundCommand.RejectFundEntry;
import org.sunledger.ledger.fund.FundEvent.RejectionReason;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.journal.postgres.TestJournals;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shell.TestActors;

/**
 * A program of its own that enters and returns arrivals as fast as it can, so that a test can kill it. It tells what it
 * was answered, line by line; a line counts when its end was written.
 */
final class KilledClerk implements AutoCloseable {
    private static final String END = ".";
    private static final String WARM = "warm";
    private static final String SETTLED = "settled";
    private static final String ACKNOWLEDGED = "acknowledged";
    private static final List<FundId> FUNDS = List.of(County.FUND_1, County.FUND_2, County.FUND_3);

    /** Nobody lets it live so long. */
    private static final int ACTS_MAX = 2_000;

    private final Process process;
    private final BufferedReader output;
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private long settled;

    /** What the program was answered. */
    record Acknowledged(String round, int number, long version) {
        Act act() {
            return KilledClerk.act(round, number);
        }
    }

    /** Even numbers enter an arrival, odd ones return the one before. */
    private static Act act(String round, int number) {
        var label = round + "/" + number;
        var entry = round + "/" + (number - number % 2);
        var fund = FUNDS.get(number / 2 % FUNDS.size());
        return number % 2 == 0
                ? Act.of(label, TestActors.TREASURY, "2018-03-12", County.arrival(fund, entry, 1, entry))
                : Act.of(
                        label,
                        TestActors.CHECKER,
                        "2018-03-12",
                        new RejectFundEntry(fund, id(entry), RejectionReason.OTHER));
    }

    /** Gets ready, waits for {@code round handled}, and works until it is killed. */
    public static void main(String[] arguments) throws IOException {
        var told = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var rehearsal = new Program(County.FUNDED.copy(), Clock.systemUTC(), 0)) {
            rehearsal.send(act("rehearsal", 0));
            rehearsal.settle();
        }
        told.println(WARM + " " + END);
        var start = input.readLine();
        if (start == null) return; // the test is gone
        var words = start.split(" ");
        var database = new Database(arguments[0], arguments[1], arguments[2], arguments[3]);
        try (HikariDataSource pool = TestJournals.pool(database);
                var journal = new PostgresJournal(pool, Clock.systemUTC(), ClockPolicy.SYSTEM);
                var program = new Program(journal, Clock.systemUTC(), Long.parseLong(words[1]))) {
            program.settle();
            told.println("%s %d %s".formatted(SETTLED, program.handled(), END));
            for (int number = 0; number < ACTS_MAX; number++) {
                var receipt = program.send(act(words[0], number));
                told.println("%s %s %d %d %s".formatted(ACKNOWLEDGED, words[0], number, receipt.version(), END));
                program.settle();
                told.println("%s %d %s".formatted(SETTLED, program.handled(), END));
            }
        }
    }

    private KilledClerk(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static KilledClerk launch(Database database) {
        try {
            return new KilledClerk(new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx192m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dbasedir=" + System.getProperty("basedir", ""),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledClerk.class.getName(),
                            database.name(),
                            database.url(),
                            database.superuser(),
                            database.password()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() throws IOException {
        if (!take(WARM)) throw new IllegalStateException("the program ended before it was ready");
    }

    void begin(String round, long handled) throws IOException {
        settled = handled;
        var input = process.outputWriter(StandardCharsets.UTF_8);
        input.write(round + " " + handled + "\n");
        input.flush();
    }

    /** Waits until it has been answered so often. */
    void awaitAcknowledged(int count) throws IOException {
        while (acknowledged.size() < count) {
            if (!take(ACKNOWLEDGED)) throw new IllegalStateException("the program ended by itself");
        }
    }

    /** kill −9, and everything that it said until then. @return the exit code that the system gave it */
    int kill() throws IOException {
        process.toHandle().destroyForcibly();
        while (take(null)) {
            // the last words
        }
        return process.onExit().join().exitValue();
    }

    List<Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** Up to where its automations were for certain. */
    long settled() {
        return settled;
    }

    /** Reads up to such a line, or to the end. @return whether there was one */
    private boolean take(@Nullable String wanted) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var words = line.split(" ");
            if (!words[words.length - 1].equals(END)) continue; // cut off, or somebody else's
            switch (words[0]) {
                case ACKNOWLEDGED ->
                    acknowledged.add(new Acknowledged(words[1], Integer.parseInt(words[2]), Long.parseLong(words[3])));
                case SETTLED -> settled = Long.parseLong(words[1]);
                default -> {} // ready
            }
            if (words[0].equals(wanted)) return true;
        }
        return false;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
