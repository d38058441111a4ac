package org.sunledger.ledger.shell;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Source;

/** A whole ledger over a journal in which automations come to rest after each command, by a clock that the test sets. */
public final class TestLedger implements AutoCloseable {
    private final Journal journal;
    private final Ledger ledger;
    private final ScriptClock clock;
    private long followed;

    /** A clock that stands until it is set. */
    public static final class ScriptClock extends Clock {
        private Instant now;

        public ScriptClock(Instant now) {
            this.now = now;
        }

        public void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return Surroundings.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** @param journal shares the clock, or the days of the rules and of the records differ */
    public TestLedger(Journal journal, ScriptClock clock) {
        this.journal = journal;
        this.clock = clock;
        ledger = new Ledger(journal, clock);
    }

    public ScriptClock clock() {
        return clock;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Journal journal() {
        return journal;
    }

    /** Sends under a fresh key and lets automations come to rest. */
    public Receipt send(Actor by, String on, Command command) {
        return send(UUID.randomUUID(), by, on, command, request -> Reasons.given(command, request));
    }

    public Receipt send(UUID key, Actor by, String on, Command command, UnaryOperator<Request> how) {
        var request = Request.of(key, "digest of " + command, by, LocalDate.parse(on), Source.Channel.API);
        try {
            return ledger.gateway().send(command, how.apply(request));
        } finally {
            settle();
        }
    }

    /** Sends without running automations: what a program does that dies right after its answer. */
    public Receipt sendOnly(UUID key, Actor by, String on, Command command) {
        var request = Request.of(key, "digest of " + command, by, LocalDate.parse(on), Source.Channel.API);
        return ledger.gateway().send(command, Reasons.given(command, request));
    }

    /** Shows the automations everything they have not seen, until nothing follows. */
    public void settle() {
        for (var page = journal.after(followed, 100); !page.isEmpty(); page = journal.after(followed, 100)) {
            for (var record : page) {
                ledger.automations().show(record);
                followed = record.position();
            }
        }
    }

    /** The whole journal as types. */
    public List<JournalEvent> events() {
        return journal.after(0, Integer.MAX_VALUE).stream()
                .map(ledger.decoder()::decode)
                .toList();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
