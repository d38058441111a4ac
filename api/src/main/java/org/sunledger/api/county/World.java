package org.sunledger.api.county;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.sunledger.ledger.registry.ClaimEvent.ClaimReleased;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.JournalEvent;

/** What all stories share: the calendar, the book, the places, the money and the numbers of documents. */
final class World {
    private static final int NUMBER_MAX = 99_999;

    final CountyPlan plan;
    final Chance chance;
    final Agenda agenda;
    final Book book;
    final Registry registry = new Registry();
    final CountyMap map;
    final Treasury treasury;
    final Suppliers suppliers;
    final Notices notices;
    private final Map<String, Integer> numbers = new HashMap<>();

    World(CountyPlan plan, Consumer<JournalEvent> out) {
        this.plan = plan;
        chance = new Chance(plan.seed());
        agenda = new Agenda(chance.own(), plan.firstDay(), plan.lastDay());
        book = new Book(chance.own(), registry, agenda::now, out);
        map = new CountyMap(plan.villages());
        treasury = new Treasury(this, chance.own());
        suppliers = new Suppliers(this, chance.own());
        notices = new Notices(this, chance.own());
    }

    LocalDate today() {
        return agenda.today();
    }

    /** Done today. */
    Act act(Actor by, DivisionCode place) {
        return new Act(by, place, today());
    }

    Act act(Actor by, DivisionCode place, LocalDate on) {
        return new Act(by, place, on);
    }

    /** Counted through the year, as registries do. */
    DocNo docNo(String agency) {
        return new DocNo("%s〔%d〕%d号".formatted(agency, today().getYear(), (number(agency) - 1) % NUMBER_MAX + 1));
    }

    /** The next one of its kind in this year, from 1. */
    int number(String kind) {
        return numbers.merge(kind + today().getYear(), 1, Integer::sum);
    }

    BankRef bankRef(String kind) {
        return new BankRef("%s%d-%07d".formatted(kind, today().getYear(), number(kind)));
    }

    /** A value that nobody else may hold; the track lets its holder give it back. */
    record Claim(ClaimKey key, Holder holder, Track track) {}

    Claim claim(Told cause, ClaimKey key, Track holding, UUID subject) {
        var claim = new Claim(key, new Holder(holding.stream().toString(), subject), new Track(key.stream()));
        take(cause, claim);
        return claim;
    }

    /** Takes a value for its holder, also after it was given back. */
    void take(Told cause, Claim claim) {
        book.follow(cause, claim.track(), new ClaimTaken(claim.key(), claim.holder()));
    }

    void release(Told cause, Claim claim) {
        book.follow(cause, claim.track(), new ClaimReleased(claim.key(), claim.holder()));
    }
}
