package org.sunledger.ledger.registry;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.registry.DivisionEvent.DivisionAliasConfirmed;
import org.sunledger.ledger.registry.DivisionEvent.DivisionMerged;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRenamed;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.Verdict;

/**
 * How a division code stood on a day (INV-27).
 *
 * @param name as registered on that day; null when the code was not valid
 */
public record DivisionStanding(boolean isValid, @Nullable String name) {
    /** Money and assets belong to places that exist on the day of the act. */
    public static void refuseUnlessValid(DivisionCode place, Context x, Verdict verdict) {
        verdict.refuseIf(
                !x.ask(of(place, x.on())).isValid(),
                SharedRefusal.DIVISION_NOT_VALID,
                "divisionCode",
                place,
                "effectiveOn",
                x.on());
    }

    public static Question<DivisionStanding> of(DivisionCode code, LocalDate day) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return new StreamId(StreamType.DIVISION, code.value());
            }

            @Override
            public DivisionStanding answer(List<Recorded<Event>> history) {
                LocalDate from = null;
                LocalDate to = null;
                String name = null;
                for (var recorded : history) {
                    if (!(recorded.event() instanceof DivisionEvent event)) continue;
                    switch (event) {
                        case DivisionRegistered e -> {
                            from = e.validFrom();
                            to = e.validTo();
                            name = e.name();
                        }
                        case DivisionRenamed e -> {
                            if (!day.isBefore(e.validFrom())) name = e.name();
                        }
                        case DivisionMerged e -> to = e.validTo();
                        case DivisionAliasConfirmed ignored -> {} // an alias helps to find a code, it changes none
                    }
                }
                var valid = from != null && !day.isBefore(from) && (to == null || !day.isAfter(to));
                return new DivisionStanding(valid, valid ? name : null);
            }
        };
    }
}
