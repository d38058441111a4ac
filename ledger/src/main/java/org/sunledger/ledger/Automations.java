package org.sunledger.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.ledger.shell.JournalFacts;
import org.sunledger.ledger.shell.LedgerGateway;
import org.sunledger.ledger.wire.JournalDecoder;

/**
 * Shows events to the automations and sends what they ask for. An event that is shown twice (a restart) leads to the
 * same command ids, which streams answer from memory, so nothing happens twice.
 */
public final class Automations {
    /** Chains that somebody may still wait for. */
    private static final int CHAINS_MAX = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Automations.class);

    private final List<Automation> automations;
    private final Set<Class<? extends Event>> occasions;
    private final LedgerGateway gateway;
    private final JournalFacts facts;
    private final Journal journal;
    private final JournalDecoder decoder;

    private final Object progress = new Object();
    private long handled;
    private final Map<UUID, Long> chains = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
            return size() > CHAINS_MAX;
        }
    };

    Automations(
            List<Automation> automations,
            LedgerGateway gateway,
            JournalFacts facts,
            Journal journal,
            JournalDecoder decoder) {
        this.automations = automations;
        this.occasions = automations.stream()
                .flatMap(automation -> automation.occasions().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.gateway = gateway;
        this.facts = facts;
        this.journal = journal;
        this.decoder = decoder;
    }

    /**
     * Shows one record; what no automation acts on is not read.
     *
     * @throws org.sunledger.ledger.wire.WireException no event has the record's name, or an automation's occasion cannot
     *     be read; names the position
     */
    public void show(JournalRecord stored) {
        if (occasions.contains(decoder.eventClass(stored))) handle(decoder.decode(stored));
        else passed(stored.position());
    }

    /**
     * Shows one event to every automation that acts on it. Must be called outside any unit of work: what automations send is recorded on
     * its own.
     */
    public void handle(JournalEvent event) {
        for (var automation : automations) {
            if (automation.occasions().contains(event.event().getClass())) {
                automation.on(event, new Sender(event, automation));
            }
        }
        passed(event.position());
    }

    private void passed(long position) {
        synchronized (progress) {
            handled = position;
            progress.notifyAll();
        }
    }

    /** The follower starts here: everything up to this position was handled before. */
    public void startedAfter(long position) {
        passed(position);
    }

    /** The last position shown to the automations. */
    public long handled() {
        synchronized (progress) {
            return handled;
        }
    }

    /**
     * Waits until all that the event at the position set off has come to rest.
     *
     * @return whether it did within the time
     */
    public boolean awaitSettled(long position, Duration timeout) throws InterruptedException {
        var correlation = journal.at(position)
                .map(record -> decoder.decode(record).envelope().correlationId())
                .orElseThrow();
        var deadline = System.nanoTime() + timeout.toNanos();
        synchronized (progress) {
            while (handled < Math.max(position, chains.getOrDefault(correlation, 0L))) {
                var left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) return false;
                progress.wait(left);
            }
        }
        return true;
    }

    /** Sends in the name of the event's actor, on its date. */
    private final class Sender implements Automation.FollowUps {
        private final JournalEvent event;
        private final Automation automation;
        private final Map<String, Integer> sent = new HashMap<>();

        Sender(JournalEvent event, Automation automation) {
            this.event = event;
            this.automation = automation;
        }

        @Override
        public Optional<Rejection> send(Command command) {
            var step = automation.getClass().getSimpleName() + "/"
                    + command.getClass().getSimpleName() + "/" + command.stream();
            var nth = sent.merge(step, 1, Integer::sum);
            var id =
                    UUID.nameUUIDFromBytes((event.eventId() + "/" + step + "/" + nth).getBytes(StandardCharsets.UTF_8));
            var envelope = event.envelope();
            var request = Request.automated(
                    id,
                    Sha256.of(id.toString()),
                    envelope.actor(),
                    envelope.effectiveOn(),
                    envelope.correlationId(),
                    event.eventId(),
                    envelope.docRefs());
            try {
                var receipt = gateway.send(command, request);
                journal.stream(receipt.stream(), Math.max(0, receipt.version())).stream()
                        .findFirst()
                        .ifPresent(record -> {
                            synchronized (progress) {
                                chains.merge(envelope.correlationId(), record.position(), Math::max);
                            }
                        });
                return Optional.empty();
            } catch (Rejection rejection) {
                LOG.info("{} after position {}: {}", step, event.position(), rejection.getMessage());
                return Optional.of(rejection);
            }
        }

        @Override
        public <T> T ask(Question<T> question) {
            return facts.ask(question).value();
        }

        @Override
        public <T> T askThen(Question<T> question) {
            return facts.asOf(event.position()).ask(question).value();
        }
    }
}
