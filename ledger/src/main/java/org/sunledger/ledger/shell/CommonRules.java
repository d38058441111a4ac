package org.sunledger.ledger.shell;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.period.PeriodStanding;
import org.sunledger.ledger.registry.DivisionStanding;
import org.sunledger.ledger.registry.Rules;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.Verdict;

/** The rules that hold for every command: role, area, reason, dates (INV-26), division (INV-27), version (INV-30). */
final class CommonRules {
    private CommonRules() {}

    /** The streams that will be asked about any command, as far as they are known before its stream is. */
    static Set<StreamId> foreseen(Request request) {
        return Set.of(
                Rules.on(request.effectiveOn()).stream(),
                PeriodStanding.of(YearMonth.from(request.effectiveOn())).stream(),
                DivisionStanding.of(request.actor().area(), request.effectiveOn()).stream());
    }

    /**
     * @param version of the stream's last event, −1 when it has none
     * @param firstOn effective date of the stream's first event
     */
    static Verdict check(Command command, Context x, DivisionCode place, long version, @Nullable LocalDate firstOn) {
        var verdict = new Verdict();
        x.ask(Rules.on(x.on()));
        // An automation finishes what a person was allowed to begin; its date and place were checked then.
        if (x.request().isAutomation()) return verdict;

        verdict.refuseRole(x.actor(), command.mayBeGivenBy());
        verdict.refuseOutsideArea(place, x.actor());
        if (command.needsValidPlace()) DivisionStanding.refuseUnlessValid(place, x, verdict);
        verdict.refuseIf(
                command.needsReason() && x.request().reason() == null, SharedRefusal.REASON_MISSING, "field", "reason");
        verdict.refuseIf(
                x.on().isAfter(x.today()), SharedRefusal.DATE_IN_FUTURE, "effectiveOn", x.on(), "today", x.today());
        verdict.refuseIf(
                firstOn != null && x.on().isBefore(firstOn),
                SharedRefusal.DATE_BEFORE_STREAM,
                "effectiveOn",
                x.on(),
                "firstOn",
                firstOn);
        var period = YearMonth.from(x.on());
        verdict.refuseIf(
                command.isSubjectToPeriod()
                        && x.ask(PeriodStanding.of(period)) == PeriodStanding.CLOSED
                        && x.request().lateReason() == null,
                SharedRefusal.PERIOD_CLOSED,
                "period",
                period,
                "effectiveOn",
                x.on());
        var expected = x.request().expectedVersion();
        verdict.refuseIf(
                expected != null && expected != version,
                SharedRefusal.STALE_VERSION,
                "expected",
                expected,
                "actual",
                version);
        return verdict;
    }
}
