package org.sunledger.projections.registry;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.registry.DivisionEvent;
import org.sunledger.ledger.registry.DivisionEvent.DivisionAliasConfirmed;
import org.sunledger.ledger.registry.DivisionEvent.DivisionMerged;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRenamed;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.AppendOnly;

/** 区划名称: what a place was called from which day on; one row per registration, renaming or merger. */
public final class DivisionNames implements AppendOnly<Long, DivisionNames.Row> {
    /**
     * What one event said of a code.
     *
     * @param name from {@code validFrom} on; null where the code only ended
     * @param successor continues the code after {@code validTo}
     */
    public record Row(
            DivisionCode code,
            @Nullable String name,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable DivisionCode successor) {}

    @Override
    public String name() {
        return "division_name";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Long, Row> apply(JournalEvent event) {
        if (!(event.event() instanceof DivisionEvent division)) return Map.of();
        return switch (division) {
            case DivisionRegistered e ->
                Map.of(event.position(), new Row(e.code(), e.name(), e.validFrom(), e.validTo(), null));
            case DivisionRenamed e -> Map.of(event.position(), new Row(e.code(), e.name(), e.validFrom(), null, null));
            case DivisionMerged e ->
                Map.of(event.position(), new Row(e.code(), null, null, e.validTo(), e.successor()));
            case DivisionAliasConfirmed ignored -> Map.of(); // helps to find a code, names none
        };
    }
}
