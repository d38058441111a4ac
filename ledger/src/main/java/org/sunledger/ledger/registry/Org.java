package org.sunledger.ledger.registry;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.registry.OrgEvent.OrgRegistered;
import org.sunledger.ledger.registry.OrgEvent.UserAppointed;
import org.sunledger.ledger.registry.OrgEvent.UserRetired;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.State;
import org.sunledger.ledger.shared.UserId;

/** What the rules must remember about one unit: that it is registered, and the last appointment of each person and role. */
final class Org implements State<OrgEvent> {
    private @Nullable OrgRegistered registered;
    private final Map<Post, Term> terms = new HashMap<>();

    private record Post(UserId user, Role role) {}

    /** @param lastOn null while the person holds the role */
    record Term(LocalDate from, @Nullable LocalDate lastOn) {}

    @Nullable
    OrgRegistered registered() {
        return registered;
    }

    @Nullable
    Term term(UserId user, Role role) {
        return terms.get(new Post(user, role));
    }

    @Override
    public void evolve(Recorded<OrgEvent> recorded) {
        switch (recorded.event()) {
            case OrgRegistered e -> registered = e;
            case UserAppointed e -> terms.put(new Post(e.userId(), e.role()), new Term(e.from(), null));
            case UserRetired e ->
                terms.computeIfPresent(
                        new Post(e.userId(), e.role()), (post, term) -> new Term(term.from(), e.lastOn()));
        }
    }
}
