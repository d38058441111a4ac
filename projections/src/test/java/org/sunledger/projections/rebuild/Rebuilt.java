package org.sunledger.projections.rebuild;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.registry.LedgerEvent.ProjectionSwitched;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.Processors.Group;

/** Live tables at the head of a test's journal, and rebuilds beside them that tell their switches to that journal. */
final class Rebuilt implements AutoCloseable {
    static final LocalDate SWITCHED_ON = LocalDate.of(2018, 12, 31);

    private final TestJournal journal;
    private final TestViews views;
    private final List<Rebuilds> begun = new ArrayList<>();
    private final Set<UUID> told = ConcurrentHashMap.newKeySet();

    Rebuilt(TestJournal journal) {
        this(journal, ReadTables.groups());
    }

    Rebuilt(TestJournal journal, List<Group> live) {
        this.journal = journal;
        this.views = new TestViews(journal, live).atHead();
    }

    TestJournal journal() {
        return journal;
    }

    TestViews views() {
        return views;
    }

    Rebuilds rebuilds() {
        return rebuilds(ReadTables.groups());
    }

    Rebuilds rebuilds(Collection<Group> groups) {
        return rebuilds(views.ownerSource(), journal.journal(), groups, this::record);
    }

    Rebuilds rebuilds(DataSource owner, Journal read, Collection<Group> groups, SwitchRecorder recorder) {
        // Small pages, so that a short journal has many batches.
        var made = new Rebuilds(owner, read, journal.decoder(), groups, recorder, Cores.ALL, 3);
        begun.add(made);
        return made;
    }

    /** As {@code RecordProjectionSwitch} does: once, however often it is told. */
    synchronized void record(Switched switched, Actor askedBy) {
        if (!told.add(switched.id())) return;
        var approver = switched.approver();
        journal.record(
                new ProjectionSwitched(
                        TestJournal.LEDGER_ID,
                        switched.group(),
                        switched.from(),
                        switched.to(),
                        switched.position(),
                        switched.tables(),
                        switched.differenceSha256(),
                        approver == null ? null : new UserId(approver)),
                SWITCHED_ON,
                TestActors.COUNTY,
                askedBy,
                null,
                List.of());
    }

    /** A command while a rebuild runs. */
    synchronized void record(Event event, LocalDate effectiveOn) {
        journal.record(event, effectiveOn);
    }

    List<ProjectionSwitched> switches() {
        return journal.events().stream()
                .map(e -> e.event() instanceof ProjectionSwitched switched ? switched : null)
                .filter(s -> s != null)
                .toList();
    }

    /** Every row of the group's tables as text, in order. */
    Map<String, List<String>> rows(Group group) {
        return rows(group, "view");
    }

    Map<String, List<String>> rows(Group group, String schema) {
        var rows = new LinkedHashMap<String, List<String>>();
        for (var fold : group.folds()) {
            var table = fold.projection().name();
            rows.put(
                    table,
                    views.owner()
                            .sql("select t::text from %s.%s t order by 1".formatted(schema, table))
                            .query(String.class)
                            .list());
        }
        return rows;
    }

    /** What PostgreSQL knows of the read tables beside their rows. */
    List<String> shape() {
        return views.owner().sql("""
                        select indexdef from pg_indexes where schemaname = 'view'
                        union all
                        select c.conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(c.oid)
                          from pg_constraint c join pg_namespace n on n.oid = c.connamespace where nspname = 'view'
                        union all
                        select c.oid::regclass || ' ' || coalesce(obj_description(c.oid), '')
                               || ' ' || (select string_agg(a::text, ',' order by a::text) from unnest(relacl) a)
                          from pg_class c join pg_namespace n on n.oid = relnamespace
                         where nspname = 'view' and relkind = 'r'
                        union all
                        select c.oid::regclass || '.' || attname || ' ' || coalesce(col_description(c.oid, attnum), '')
                               || format_type(atttypid, atttypmod) || attnotnull || atthasdef
                          from pg_class c join pg_namespace n on n.oid = relnamespace join pg_attribute a on attrelid = c.oid
                         where nspname = 'view' and relkind = 'r' and attnum > 0
                        order by 1
                        """).query(String.class).list();
    }

    List<String> schemas() {
        return views.owner()
                .sql("select nspname from pg_namespace where nspname like 'view\\_%' order by 1")
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        for (var rebuilds : begun) rebuilds.close();
        views.close();
    }
}
