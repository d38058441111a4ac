package org.sunledger.ledger.notice;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.registry.DefaultRules;
import org.sunledger.ledger.registry.DivisionCommand.RegisterDivision;
import org.sunledger.ledger.registry.LedgerCommand.OpenLedger;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.shell.Surroundings;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.ledger.shell.TestLedger;
import org.sunledger.ledger.shell.TestLedger.ScriptClock;

/** A whole ledger with rules and places, whose clock follows the dates of what is sent. */
public final class SeededLedger implements AutoCloseable {
    private final ScriptClock clock;
    private final MemoryJournal journal;
    private final TestLedger ledger;

    private SeededLedger(ScriptClock clock) {
        this.clock = clock;
        journal = new MemoryJournal(clock, ClockPolicy.SCRIPTED);
        ledger = new TestLedger(journal, clock);
    }

    public SeededLedger() {
        this(new ScriptClock(noon("2018-01-01")));
        send(TestActors.ADMIN, "2018-01-01", new OpenLedger(new UUID(1, 1), "演示", TestActors.COUNTY, 1, true));
        for (var rules : DefaultRules.versions()) send(TestActors.APPROVER, "2018-01-01", rules);
        for (var code : List.of(
                TestActors.COUNTY,
                TestActors.HUIQU_TOWN,
                TestActors.ZHESHAN_TOWN,
                TestActors.BAISHANTOU,
                TestActors.XIAJIAGOU,
                TestActors.TANQIUYU)) {
            send(
                    TestActors.PROJECT,
                    "2018-01-01",
                    new RegisterDivision(code, "区划" + code, LocalDate.of(2016, 1, 1), null));
        }
    }

    private static java.time.Instant noon(String date) {
        return LocalDate.parse(date)
                .atTime(LocalTime.NOON)
                .atZone(Surroundings.ZONE)
                .toInstant();
    }

    /** History of one stream that the test does not act out. */
    public void given(Actor by, String on, Event... events) {
        clock.set(noon(on));
        var stream = events[0].stream();
        var version = journal.stream(stream, 0).size() - 1L;
        journal.append(
                stream,
                version,
                Arrays.stream(events)
                        .map(event -> ledger.ledger()
                                .decoder()
                                .encode(UUID.randomUUID(), event, GivenFacts.envelope(by, LocalDate.parse(on))))
                        .toList());
        ledger.settle();
    }

    public void send(Actor by, String on, Command command) {
        clock.set(noon(on));
        ledger.send(by, on, command);
    }

    /** Without what follows: it follows with the next. */
    public void sendOnly(Actor by, String on, Command command) {
        clock.set(noon(on));
        ledger.sendOnly(UUID.randomUUID(), by, on, command);
    }

    public void settle() {
        ledger.settle();
    }

    /** Another program over the same journal, which sees every event again. */
    public void restart() {
        try (var again = new TestLedger(journal, clock)) {
            again.settle();
        }
    }

    /** The same ledger had its program died after this many records and another one taken over. */
    public SeededLedger diedAfter(int records) {
        var survivor = new SeededLedger(new ScriptClock(noon("2018-01-01")));
        for (var record : journal.after(0, records)) {
            survivor.clock.set(clock.instant());
            survivor.journal.append(
                    record.stream(),
                    record.streamVersion() - 1,
                    List.of(new NewRecord(
                            record.eventId(),
                            record.eventType(),
                            record.schemaVersion(),
                            record.payload(),
                            record.metadata())));
        }
        survivor.settle();
        return survivor;
    }

    /** What every stream holds. */
    public Map<StreamId, List<Event>> streams() {
        return ledger.events().stream().map(e -> e.event()).collect(Collectors.groupingBy(Event::stream));
    }

    /** What one stream holds, by the names of its events, oldest first. */
    public List<String> history(StreamId stream) {
        return events(stream).stream().map(e -> e.getClass().getSimpleName()).toList();
    }

    public List<Event> events(StreamId stream) {
        return ledger.events().stream()
                .map(e -> e.event())
                .filter(e -> e.stream().equals(stream))
                .toList();
    }

    public int size() {
        return ledger.events().size();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
