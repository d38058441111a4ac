package org.sunledger.ledger.registry;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.registry.DivisionEvent.DivisionAliasConfirmed;
import org.sunledger.ledger.registry.DivisionEvent.DivisionMerged;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRenamed;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.State;

/** What the rules must remember about one division code. */
final class Division implements State<DivisionEvent> {
    private @Nullable Entry entry;
    private final Set<String> aliases = new HashSet<>();

    /**
     * How the code stands.
     *
     * @param from first day of the present name
     * @param to last valid day, inclusive; null: open
     */
    record Entry(String name, LocalDate from, @Nullable LocalDate to) {}

    @Nullable
    Entry entry() {
        return entry;
    }

    boolean isAlias(String name) {
        return aliases.contains(name);
    }

    @Override
    public void evolve(Recorded<DivisionEvent> recorded) {
        switch (recorded.event()) {
            case DivisionRegistered e -> entry = new Entry(e.name(), e.validFrom(), e.validTo());
            case DivisionRenamed e -> entry = new Entry(e.name(), e.validFrom(), entry == null ? null : entry.to());
            case DivisionMerged e -> {
                if (entry != null) entry = new Entry(entry.name(), entry.from(), e.validTo());
            }
            case DivisionAliasConfirmed e -> aliases.add(e.alias());
        }
    }
}
