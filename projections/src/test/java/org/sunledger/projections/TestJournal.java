package org.sunledger.projections;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.registry.LedgerEvent.LedgerOpened;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocRef;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.engine.JournalSource;

/** A journal in memory whose clock and events a test sets, and the source that processors follow. */
public final class TestJournal extends Clock {
    public static final Instant OPENED_AT = Instant.parse("2018-01-01T00:00:00Z");
    public static final UUID LEDGER_ID = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L);

    private final JournalDecoder decoder = new JournalDecoder(new EventJson());
    private final Map<StreamId, Long> versions = new HashMap<>();
    private final MemoryJournal journal;
    private volatile Instant now = OPENED_AT;
    private long ids;

    private TestJournal() {
        journal = new MemoryJournal(this, ClockPolicy.SCRIPTED);
    }

    /** With {@code LedgerOpened} at position 1. */
    public static TestJournal opened() {
        var journal = new TestJournal();
        journal.record(new LedgerOpened(LEDGER_ID, "演示账簿", TestActors.COUNTY, 1, true), LocalDate.of(2018, 1, 1));
        return journal;
    }

    public Journal journal() {
        return journal;
    }

    /** As processors follow it. */
    public JournalSource source() {
        return new JournalSource(journal, decoder);
    }

    public JournalDecoder decoder() {
        return decoder;
    }

    public long head() {
        return journal.head();
    }

    public TestJournal at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    public JournalEvent record(Event event, LocalDate effectiveOn) {
        return record(event, effectiveOn, TestActors.COUNTY, TestActors.CHECKER, null, List.of());
    }

    public JournalEvent record(Event event, LocalDate effectiveOn, DivisionCode place) {
        return record(event, effectiveOn, place, TestActors.CHECKER, null, List.of());
    }

    public JournalEvent record(
            Event event,
            LocalDate effectiveOn,
            DivisionCode place,
            Actor actor,
            @Nullable UUID correctsEventId,
            List<DocRef> docRefs) {
        var commandId = nextId();
        var envelope = new Envelope(
                effectiveOn,
                effectiveOn.getYear(),
                place,
                actor,
                commandId,
                "0".repeat(64),
                commandId,
                null,
                correctsEventId,
                null,
                null,
                docRefs,
                Source.of(Source.Channel.API),
                null,
                List.of(),
                "0".repeat(32));
        return record(event, envelope);
    }

    public JournalEvent record(Event event, Envelope envelope) {
        var version = versions.getOrDefault(event.stream(), -1L);
        var stored = journal.append(event.stream(), version, List.of(decoder.encode(nextId(), event, envelope)));
        versions.put(event.stream(), version + 1);
        return decoder.decode(stored.getFirst());
    }

    /** Everything recorded, in order. */
    public List<JournalEvent> events() {
        var events = new ArrayList<JournalEvent>();
        for (var stored : journal.after(0, Integer.MAX_VALUE)) events.add(decoder.decode(stored));
        return events;
    }

    /** Ids in the order of their making, the same in every run. */
    private UUID nextId() {
        ids++;
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | ids << 8);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
