package org.sunledger.ledger.shell;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.RulesInForce;

/** What a shell needs from outside: the ledger's clock, answers of other streams, and salt. */
public final class Surroundings {
    /** Civil dates are those of the county. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock;
    private final Facts facts;

    public Surroundings(Clock clock, Facts facts) {
        this.clock = clock;
        this.facts = facts;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    Facts facts() {
        return facts;
    }

    Envelope envelope(Context context, DivisionCode place) {
        var request = context.request();
        var seen = context.seen().stream()
                .map(s -> new Envelope.SeenAt(s.stream().toString(), s.version()))
                .distinct()
                .toList();
        Envelope.RuleSetVersion ruleSet = null;
        for (var answer : context.seen()) {
            if (answer.value() instanceof RulesInForce rules) ruleSet = rules.ruleSet();
        }
        return new Envelope(
                request.effectiveOn(),
                request.effectiveOn().getYear(),
                place,
                request.actor(),
                request.commandId(),
                request.digest(),
                request.correlationId(),
                request.causationId(),
                request.correctsEventId(),
                request.reason(),
                request.lateReason(),
                request.docRefs(),
                request.source(),
                ruleSet,
                seen,
                salt());
    }

    private static String salt() {
        var hex = HexFormat.of();
        return hex.toHexDigits(RandomBits.next()) + hex.toHexDigits(RandomBits.next());
    }
}
