package org.sunledger.api.waiting;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.sunledger.api.journal.TypedText;
import org.sunledger.api.journal.TypedTexts;
import org.sunledger.api.reading.PageAsked;
import org.sunledger.api.reading.Paged;
import org.sunledger.api.security.ActorOf;
import org.sunledger.api.security.CommandRoles;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Command;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.waiting.Waiting;
import org.sunledger.projections.waiting.WaitingQueries;

/**
 * 待办: what waits for the one who asks. The role may take the step, the place lies in the area of the office (INV-27), and
 * the person has not signed before (INV-08); or it was returned to whoever entered it. Whatever else the rules refuse they
 * say when the step is taken.
 */
@Component
class WaitingDesk {
    private final WaitingQueries waiting;
    private final DecisionAddresses addresses;
    private final TypedTexts texts;
    private final ActorOf actorOf;

    WaitingDesk(WaitingQueries waiting, DecisionAddresses addresses, TypedTexts texts, ActorOf actorOf) {
        this.texts = texts;
        this.waiting = waiting;
        this.addresses = addresses;
        this.actorOf = actorOf;
    }

    /** The oldest first. */
    Paged<WaitingView> part(AsOf asOf, PageAsked page) {
        var actor = actorOf.thisRequest();
        var all = waiting.all(asOf);
        var mine = all.rows().stream().filter(item -> isFor(actor, item)).toList();
        var part = page.of(all.asOf(), mine, Waiting::key);
        var known = addresses.all();
        var rows = part.rows().stream()
                .map(item -> WaitingView.of(
                        item,
                        words(item),
                        DecisionAddresses.of(item, item.command(), known),
                        refusing(actor, item, known)))
                .toList();
        return new Paged<>(part.asOf(), rows, part.next());
    }

    /** Where this person sends a no; null where the step knows none, or it is not for this role. */
    private static @Nullable String refusing(Actor actor, Waiting item, Map<Class<? extends Command>, String> known) {
        var rejection = item.rejection();
        return rejection != null && CommandRoles.of(rejection).contains(actor.role())
                ? DecisionAddresses.of(item, rejection, known)
                : null;
    }

    private @Nullable TypedText words(Waiting item) {
        var returned = item.returned();
        return returned == null ? null : texts.reasonAt(returned.position());
    }

    private static boolean isFor(Actor actor, Waiting item) {
        var user = actor.user().value();
        var mayByPerson = item.returned() == null
                ? !item.signers().contains(user)
                : item.enteredBy().equals(user);
        return mayByPerson
                && CommandRoles.of(item.command()).contains(actor.role())
                && item.division().isWithin(actor.area());
    }
}
