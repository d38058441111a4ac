package org.sunledger.api.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.hledger.HledgerExport;

/** {@code hledger} or {@code ledger}, where it is installed, computing all balances from the exported text. */
final class Journaling implements Rebuilding {
    static final List<String> PROGRAMS = List.of("hledger", "ledger");

    private static final long GLANCE_MILLIS = 20;

    private final String program;
    private final Path text;
    private final long events;

    Journaling(String program, Path text, long events) {
        this.program = program;
        this.text = text;
        this.events = events;
    }

    /** Whether the program is there to be asked. */
    static boolean isInstalled(String program) {
        try {
            var asked = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return asked.waitFor(10, TimeUnit.SECONDS) && asked.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Every posting as text; not measured. */
    static void export(Journal journal, Path text) {
        try (BufferedWriter out = Files.newBufferedWriter(text)) {
            new HledgerExport(journal, new JournalDecoder(new EventJson()), Watch.NOBODY).to(out, journal.head(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return program;
    }

    @Override
    public Done run(Deadline deadline) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            var asked = new ProcessBuilder(program, "-f", text.toString(), "balance", "--flat")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                while (asked.isAlive() && !deadline.isOver()) Thread.sleep(GLANCE_MILLIS);
                deadline.requireGoingOn();
                // Half a text has no balance: who did not come to the end has folded nothing.
                var isDone = !asked.isAlive() && asked.exitValue() == 0;
                return Done.in(isDone ? events : 0, System.nanoTime() - begin);
            } finally {
                asked.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // the text lies in a directory that is deleted
    }
}
