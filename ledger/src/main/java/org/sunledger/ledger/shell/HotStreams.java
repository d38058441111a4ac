package org.sunledger.ledger.shell;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.wire.JournalDecoder;

/**
 * States of streams that were used lately, so that a command reads only what is new. A state in here is at most old,
 * never wrong: it holds durable events only, and before it decides again, everything that followed is read.
 */
public final class HotStreams {
    /**
     * A county writes 50,000 events a year, so what is being worked on fits. An event's share of a state is about 300
     * bytes, counted by its fields, most of it the answer that is remembered: 60 MiB when all of this is used.
     */
    public static final int EVENTS_MAX = 200_000;

    private static final int STREAMS_MAX = 20_000;

    /** Of the questions a stream's decisions asked last: rules, month, place and a few of its own. */
    private static final int QUESTIONS_MAX = 8;

    /**
     * A state and what its decisions asked.
     *
     * @param version of the shell, which does not change while the entry is kept
     */
    record Hot(StreamShell<?, ?, ?> shell, long version, Set<StreamId> asked) {}

    private final Histories histories;
    private final RecentlyUsed<StreamId, Hot> hot;

    public HotStreams(Journal journal, JournalDecoder decoder) {
        this(journal, decoder, EVENTS_MAX);
    }

    /** @param eventsMax how many events the states kept may have; 0: every command reads everything */
    public HotStreams(Journal journal, JournalDecoder decoder, int eventsMax) {
        this.histories = new Histories(journal, decoder, Math.min(eventsMax, Histories.EVENTS_MAX));
        this.hot = new RecentlyUsed<>(eventsMax == 0 ? 0 : STREAMS_MAX, eventsMax, one -> (int) one.version() + 1);
    }

    /** What shells need, with answers from what was read for the command. */
    public Surroundings surroundings(Clock clock) {
        return new Surroundings(clock, new CommandFacts(histories));
    }

    /** For those who ask outside of commands, as automations do: a project's stream is decoded once for all its payments. */
    public JournalFacts facts() {
        return new JournalFacts(histories);
    }

    /** Takes the state out: it has one user, who holds the stream's lock. */
    @Nullable
    Hot take(StreamId stream) {
        return hot.take(stream);
    }

    /** Reads all that a command needs, as far as can be foreseen. */
    Reading read(StreamId stream, @Nullable Hot before, @Nullable Request request) {
        if (before != null) return histories.read(stream, before.version(), before.asked());
        return histories.read(stream, -1, request == null ? Set.of() : CommonRules.foreseen(request));
    }

    /** Gives a state back that holds durable events only. */
    void keep(StreamId stream, StreamShell<?, ?, ?> shell, Reading reading, @Nullable Hot before) {
        hot.put(stream, new Hot(shell, shell.version(), asked(reading, before)));
    }

    private static Set<StreamId> asked(Reading reading, @Nullable Hot before) {
        var asked = new LinkedHashSet<>(reading.asked());
        if (before != null) asked.addAll(before.asked());
        while (asked.size() > QUESTIONS_MAX) asked.removeLast();
        return asked;
    }

    /** How many states are kept. */
    int size() {
        return hot.size();
    }
}
