package org.sunledger.api.bench;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.sunledger.api.wiring.AutomationFollower;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shell.Surroundings;

/** The ledger as it runs: gateway, shells, rules, facts and engine, with the automations following. */
final class Product implements Contender {
    private final Engines.Opened engine;
    private final Ledger ledger;
    private final History history;
    private final AutomationFollower follower;
    private final List<JournalRecord> before;

    /**
     * Of a county with a {@link History}.
     *
     * @param pool where the automations keep their progress
     */
    Product(Engines.Opened engine, DataSource pool, LocalDate today) {
        this.engine = engine;
        ledger = new Ledger(engine.journal(), Clock.system(Surroundings.ZONE));
        history = new History(engine.journal(), ledger, today);
        before = history.write();
        follower = new AutomationFollower(ledger.automations(), engine.journal(), pool);
        follower.start();
    }

    @Override
    public String name() {
        return "sunledger";
    }

    @Override
    public void run(Workload.Task task) {
        ledger.gateway().send(task.command(), task.request());
    }

    /** The automations have seen everything. */
    @Override
    public void settle() throws InterruptedException {
        ledger.automations().awaitSettled(engine.journal().head(), AppendBench.SETTLE_MAX);
    }

    Journal journal() {
        return engine.journal();
    }

    History history() {
        return history;
    }

    /** What stood in the journal before the first command. */
    List<JournalRecord> before() {
        return before;
    }

    Ledger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        follower.stop();
        ledger.close();
        engine.closing().run();
    }
}
