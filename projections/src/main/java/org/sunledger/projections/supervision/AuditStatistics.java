package org.sunledger.projections.supervision;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.projections.engine.AsOf;

/**
 * 审计统计表 (V13): the nine columns of domain.md A1, over findings. A place counts with all that hold it: a finding in
 * a village counts its village, its town, its county and its city. What was looked at without a finding is not counted,
 * because no event tells of an engagement yet.
 *
 * @param from first day on which a finding was raised; null: from the beginning
 * @param to last day; null: to the end
 * @param amountFen 涉及金额; a finding without an amount adds nothing
 * @param personTimes 责任人次: assignments, not persons
 */
public record AuditStatistics(
        AsOf.Resolved asOf,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        int cities,
        int counties,
        int towns,
        int villages,
        int projects,
        long amountFen,
        int findings,
        int units,
        long personTimes) {
    static AuditStatistics of(
            AsOf.Resolved asOf, @Nullable LocalDate from, @Nullable LocalDate to, List<Finding> findings) {
        Set<String> cities = new HashSet<>();
        Set<DivisionCode> counties = new HashSet<>();
        Set<DivisionCode> towns = new HashSet<>();
        Set<DivisionCode> villages = new HashSet<>();
        Set<String> projects = new HashSet<>();
        Set<String> units = new HashSet<>();
        long amount = 0;
        long personTimes = 0;
        for (var finding : findings) {
            var place = DivisionCode.of(finding.divisionCode());
            cities.add(place.value().substring(0, 4));
            counties.add(place.county());
            if (place.level() != DivisionCode.Level.COUNTY) towns.add(place.town());
            if (place.level() == DivisionCode.Level.VILLAGE) villages.add(place);
            finding.subjects().stream()
                    .filter(subject -> StreamId.parse(subject).type() == StreamType.PROJECT)
                    .forEach(projects::add);
            units.add(finding.unitOrg());
            var fen = finding.amountFen();
            if (fen != null) amount = Math.addExact(amount, fen);
            personTimes += finding.assignments();
        }
        return new AuditStatistics(
                asOf,
                from,
                to,
                cities.size(),
                counties.size(),
                towns.size(),
                villages.size(),
                projects.size(),
                amount,
                findings.size(),
                units.size(),
                personTimes);
    }
}
