package org.sunledger.ledger.shell;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.sunledger.ledger.registry.ClaimCommand.TakeClaim;
import org.sunledger.ledger.registry.ClaimsFirst;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Request;

/** The one way in: people, files, programs and automations all send their commands here. */
public final class LedgerGateway {
    /** A writer on another node was faster so many times in a row: then something else is wrong. */
    private static final int CONFLICTS_MAX = 20;

    private static final String INTENT = "intent";

    private final CommandBus bus;

    public LedgerGateway(CommandBus bus) {
        this.bus = bus;
    }

    /**
     * Decides the command and records what it comes to. When this returns, the events are durable.
     *
     * @throws Rejection nothing was written
     * @throws org.sunledger.ledger.journal.JournalException the journal could not do it; says whether something was
     *     written
     */
    public Receipt send(Command command, Request request) {
        if (command instanceof ClaimsFirst claiming && !request.isPreview()) {
            // Hear every refusal while nothing is written; only then take what others would have to wait for.
            var heard = dispatch(command, request.asPreview());
            // Answered before: its values may have been freed since, and nobody would free them again.
            if (heard.version() >= 0) return heard;
            dispatch(claiming.intent(), automation(request, request.commandId(), INTENT));
            for (var key : claiming.claims()) {
                dispatch(
                        new TakeClaim(key, claiming.holder()),
                        automation(request, request.commandId(), "claim/" + key.stream()));
            }
        }
        return dispatch(command, request);
    }

    /** Under this id the intent of a command is recorded that claims first. */
    static UUID intentOf(UUID commandId) {
        return stepOf(commandId, INTENT);
    }

    private static UUID stepOf(UUID cause, String step) {
        return UUID.nameUUIDFromBytes((cause + "/" + step).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A request that finishes in the same person's name what the given one began. It carries that one's digest: the same
     * key with another body is refused before the body's own stream has seen it (INV-29).
     */
    static Request automation(Request begun, UUID cause, String step) {
        return Request.automated(
                stepOf(cause, step),
                begun.digest(),
                begun.actor(),
                begun.effectiveOn(),
                begun.correlationId(),
                null,
                begun.docRefs());
    }

    private Receipt dispatch(Command command, Request request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(command, request);
            } catch (ConcurrencyException conflict) {
                if (attempt == CONFLICTS_MAX) throw conflict;
            }
        }
    }

    private Receipt once(Command command, Request request) {
        var message = new GenericCommandMessage<>(
                new GenericMessage<>(command, MetaData.with(Request.KEY, request)),
                command.stream().type().wireName());
        var answer = new FutureCallback<Command, Receipt>();
        bus.dispatch(message, answer);
        var result = answer.getResult();
        if (result.isExceptional()) {
            var cause = result.exceptionResult();
            if (cause instanceof RuntimeException e) throw e;
            if (cause instanceof Error e) throw e;
            throw new IllegalStateException(cause);
        }
        return result.getPayload();
    }
}
