package org.sunledger.ledger.supervision;

import java.util.List;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Verdict;
import org.sunledger.ledger.supervision.EngagementCommand.DrawSample;
import org.sunledger.ledger.supervision.EngagementEvent.Method;
import org.sunledger.ledger.supervision.EngagementEvent.SampleDrawn;

/** The rules of audit engagements: every draw is kept, so nobody draws until the sample pleases without being seen. */
final class EngagementDecisions {
    private EngagementDecisions() {}

    static List<EngagementEvent> decide(Engagement engagement, EngagementCommand command, Context x) {
        return switch (command) {
            case DrawSample c -> draw(engagement, c);
        };
    }

    /** A sample is about the place it is drawn from; else of the auditor's unit. */
    static DivisionCode placeOf(Engagement engagement, EngagementCommand command, Context x) {
        var place = engagement.place();
        if (place == null && command instanceof DrawSample c)
            place = c.population().divisionCode();
        return place == null ? x.actor().area() : place;
    }

    private static List<EngagementEvent> draw(Engagement engagement, DrawSample c) {
        return new Verdict()
                .refuseIf(engagement.isDrawn(), EngagementRefusal.DRAWN_ALREADY, "engagementId", c.engagementId())
                .refuseIf(c.populationSize() == 0, EngagementRefusal.EMPTY_POPULATION, "position", c.position())
                .refuseIf(
                        c.size() < 1 || c.size() > Sampling.SIZE_MAX,
                        EngagementRefusal.SIZE_OUT_OF_RANGE,
                        "size",
                        c.size(),
                        "max",
                        Sampling.SIZE_MAX)
                .refuseIf(
                        c.populationSize() > 0 && c.size() > c.populationSize(),
                        EngagementRefusal.LARGER_THAN_POPULATION,
                        "size",
                        c.size(),
                        "populationSize",
                        c.populationSize())
                .or(new SampleDrawn(
                        c.engagementId(),
                        Method.HASH_ORDER,
                        c.seed(),
                        c.position(),
                        c.population(),
                        c.populationSize(),
                        c.size(),
                        c.listSha256()));
    }
}
