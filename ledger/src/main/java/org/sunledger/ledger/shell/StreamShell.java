package org.sunledger.ledger.shell;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.State;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shared.Verdict;

/**
 * Connects Axon to the decisions of one kind of stream. Holds no rule of its own: it remembers which commands the stream
 * answered, asks the common rules and the decisions, and puts the envelope around what they decide.
 */
public abstract class StreamShell<S extends State<E>, C extends Command, E extends Event> {
    /** Under this name the envelope travels in an event message's metadata. */
    public static final String ENVELOPE = "envelope";

    @AggregateIdentifier
    private @Nullable String identifier;

    private final S state;
    private final Map<UUID, Answer> answers = new HashMap<>();
    private long version = -1;
    private @Nullable LocalDate firstOn;

    private record Answer(String digest, UserId user, long version) {}

    protected StreamShell(S state) {
        this.state = state;
    }

    /** What happens next, or a rejection. */
    protected abstract List<? extends E> decide(S state, C command, Context context);

    /** The place the command is about, before it is decided; the actor's own area where it is about no place. */
    protected abstract DivisionCode placeOf(S state, C command, Context context);

    /** Answers a command: from memory when it was answered before, else by the rules. */
    protected final Receipt answer(C command, CommandMessage<?> message, Surroundings surroundings) {
        var request = Objects.requireNonNull((Request) message.getMetaData().get(Request.KEY));
        var before = answers.get(request.commandId());
        if (before != null) {
            // The answer belongs to who asked: nobody fetches another's by guessing the key.
            if (!before.digest().equals(request.digest())
                    || !before.user().equals(request.actor().user())) {
                throw SharedRefusal.KEY_REUSED.because("commandId", request.commandId());
            }
            return new Receipt(command.stream(), before.version());
        }
        var context = new Context(request, surroundings.today(), surroundings.facts());
        var place = placeOf(state, command, context);
        var rules = CommonRules.check(command, context, place, versionBefore(request), firstOn);
        var events = decided(command, context, rules);
        if (request.isPreview()) return new Receipt(command.stream(), -1);
        for (var event : events) {
            AggregateLifecycle.apply(event, MetaData.with(ENVELOPE, surroundings.envelope(context, place)));
        }
        return new Receipt(command.stream(), version);
    }

    /** INV-30: the version that the asker could look at. The intent of this very request is no news to the asker. */
    private long versionBefore(Request request) {
        var expected = request.expectedVersion();
        if (expected == null || expected == version) return version;
        var intent = answers.get(LedgerGateway.intentOf(request.commandId()));
        return intent != null && intent.version() == version ? version - 1 : version;
    }

    /** Hears the common rules and the decisions before it refuses, so that all refusals are told at once. */
    private List<? extends E> decided(C command, Context context, Verdict rules) {
        List<? extends E> events;
        try {
            events = decide(state, command, context);
        } catch (Rejection rejection) {
            throw rules.with(rejection);
        }
        rules.orThrow();
        return events;
    }

    @EventSourcingHandler
    @SuppressWarnings("unused") // Axon calls it
    final void on(Event event, DomainEventMessage<?> message) {
        var envelope = Objects.requireNonNull((Envelope) message.getMetaData().get(ENVELOPE));
        replay(new Recorded<>(UUID.fromString(message.getIdentifier()), message.getSequenceNumber(), event, envelope));
    }

    /** Takes in what was recorded, as it is applied and as it is read back. */
    @SuppressWarnings("unchecked") // a stream holds events of its own family only
    final void replay(Recorded<? extends Event> recorded) {
        var envelope = recorded.envelope();
        if (identifier == null) identifier = recorded.event().stream().toString();
        version = recorded.version();
        if (firstOn == null) firstOn = envelope.effectiveOn();
        answers.put(
                envelope.commandId(),
                new Answer(envelope.requestDigest(), envelope.actor().user(), version));
        state.evolve((Recorded<E>) recorded);
    }

    /** Of the last event taken in; −1: none. */
    final long version() {
        return version;
    }

    /** For tests of a state behind its shell. */
    final @Nullable String identifier() {
        return identifier;
    }
}
