package org.sunledger.api.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.sunledger.api.demo.Demo;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.party.MasterKey;
import org.sunledger.ledger.party.Vault;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.engine.JournalSource;
import org.sunledger.projections.engine.Processors;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.rebuild.Cores;
import org.sunledger.projections.rebuild.Rebuilds;
import org.sunledger.projections.rebuild.Replays;

/** Rebuilds and replays without a server: the ledger opened for nobody else, and nothing that follows it. */
public final class OfflineRebuilds implements AutoCloseable {
    /** Who asks at the machine itself; nobody logs in there. */
    private static final UserId CONSOLE = new UserId("console");

    private final Deque<AutoCloseable> open;
    private final DataSource tables;
    private final Journal journal;
    private final JournalDecoder decoder;
    private final Rebuilds rebuilds;
    private final Replays replays;
    private final Actor operator;

    private OfflineRebuilds(
            Deque<AutoCloseable> open,
            DataSource tables,
            Journal journal,
            JournalDecoder decoder,
            Rebuilds rebuilds,
            Replays replays,
            Actor operator) {
        this.open = open;
        this.tables = tables;
        this.journal = journal;
        this.decoder = decoder;
        this.rebuilds = rebuilds;
        this.replays = replays;
        this.operator = operator;
    }

    /** Refused while another program uses the ledger, and on a ledger that is not open or is a demo half told. */
    public static OfflineRebuilds open(Settings settings) {
        var open = new ArrayDeque<AutoCloseable>();
        var isOpened = false;
        try {
            var databases = opened(open, Databases.alone(settings));
            var clock = Clock.systemUTC();
            var journal = opened(open, LedgerConfiguration.journalToRecord(databases, clock, settings.properties()));
            var ledger = opened(open, new Ledger(journal.journal(), clock));
            requireReady(journal, ledger);
            var rebuilds = opened(
                    open,
                    new Rebuilds(
                            databases.owner(),
                            journal.journal(),
                            ledger.decoder(),
                            ReadTables.groups(),
                            new JournaledSwitches(ledger.gateway(), journal.journal(), clock),
                            Cores.ALL));
            var reader = Reader.unfollowed(databases.pool(), journal.journal(), clock);
            var vault = new Vault(
                    databases.pool(), MasterKey.at(settings.properties().vaultKey()));
            var replays = opened(
                    open, Replaying.on(databases, journal.journal(), ledger, reader, clock, vault, Duration.ZERO));
            isOpened = true;
            return new OfflineRebuilds(
                    open,
                    databases.pool(),
                    journal.journal(),
                    ledger.decoder(),
                    rebuilds,
                    replays,
                    operator(journal.journal(), ledger));
        } finally {
            if (!isOpened) close(open);
        }
    }

    private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> open, T part) {
        open.push(part);
        return part;
    }

    private static void requireReady(OpenJournal opened, Ledger ledger) {
        if (opened.journal().head() == 0)
            throw new NotNowException(
                    "账本尚未开账,没有可重建或重放的内容。", "The ledger is not open yet: there is nothing to rebuild or to replay.");
        if (Demo.isCutOff(ledger, opened.journal()))
            throw new NotNowException(
                    "演示数据尚未装完。请先启动一次服务(serve),装完后再重建或重放。",
                    "The demo is not told to its end. Serve once until it is, then try again.");
        if (!opened.standing().writes())
            throw new NotNowException(
                    "另一个节点正在记账。请向它办理 POST /api/v1/projections/{视图}/rebuilds 或 POST /api/v1/replays。",
                    "Another node records. Ask it with POST /api/v1/projections/{name}/rebuilds or POST /api/v1/replays.");
    }

    /** For the unit and the place that opened the ledger. */
    private static Actor operator(Journal journal, Ledger ledger) {
        var opener =
                ledger.decoder().decode(journal.at(1).orElseThrow()).envelope().actor();
        return new Actor(CONSOLE, Role.ADMIN, opener.unit(), opener.area());
    }

    /**
     * Folds into the live views what they have not folded yet, as a server would: the switches themselves too, of which
     * the journal was told. A view that an event stops stays where it is.
     */
    public void catchUp() throws InterruptedException {
        var source = new JournalSource(journal, decoder);
        try (var processors = new Processors(tables, source, journal::head, ReadTables.groups())) {
            processors.start();
            processors.await(journal.head(), done -> {});
        }
    }

    public Rebuilds rebuilds() {
        return rebuilds;
    }

    public Replays replays() {
        return replays;
    }

    public Actor operator() {
        return operator;
    }

    /** Of all views, in their order. */
    public static List<String> names() {
        return ReadTables.groups().stream().map(Group::name).toList();
    }

    @Override
    public void close() {
        close(open);
    }

    /** Last opened, first closed; one that fails keeps none of the others open. */
    private static void close(Deque<AutoCloseable> open) {
        try {
            while (!open.isEmpty()) open.pop().close();
        } catch (Exception e) {
            throw new IllegalStateException("Not closed in order: " + e.getMessage(), e);
        } finally {
            if (!open.isEmpty()) close(open);
        }
    }
}
