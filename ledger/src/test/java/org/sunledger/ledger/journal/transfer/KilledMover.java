package org.sunledger.ledger.journal.transfer;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.journal.postgres.TestJournals;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import org.sunledger.ledger.journal.transfer.Watch.Stage;

/** A program of its own that imports a file and says how far it is, so that a test can kill it. */
final class KilledMover implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private KilledMover(Process process) {
        this.process = process;
        output = process.inputReader();
    }

    public static void main(String[] arguments) throws IOException {
        var database = new Database(arguments[0], arguments[1], arguments[2], arguments[3]);
        try (HikariDataSource pool = TestJournals.pool(database);
                var journal = new PostgresJournal(pool, Clock.systemUTC(), ClockPolicy.SCRIPTED)) {
            var contents = JournalFile.check(Path.of(arguments[4]), Watch.NOBODY);
            new JournalImport(contents, journal, (stage, done, total) -> {
                        if (stage == Stage.IMPORT) System.out.println(done);
                        return true;
                    })
                    .run();
        }
    }

    static KilledMover start(Database database, Path file) throws IOException {
        return new KilledMover(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledMover.class.getName(),
                        database.name(),
                        database.url(),
                        database.superuser(),
                        database.password(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** kill -9 as soon as it says that it is there; the next page may be on its way. */
    void killWhenAt(long record) throws IOException {
        for (String line; (line = output.readLine()) != null; ) {
            if (line.matches("\\d+") && Long.parseLong(line) >= record) break;
        }
        close();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
