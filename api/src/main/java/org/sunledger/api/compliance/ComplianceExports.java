package org.sunledger.api.compliance;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.Asked;
import org.sunledger.api.exporting.Shown;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.api.html.CodeNames;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.projections.compliance.Compliance;
import org.sunledger.projections.compliance.Compliance.Check;
import org.sunledger.projections.compliance.Compliance.Status;
import org.sunledger.projections.compliance.Compliance.Unit;
import org.sunledger.projections.compliance.ComplianceQueries;
import org.sunledger.projections.compliance.DueDate;
import org.sunledger.projections.compliance.DueDateQueries;

/** Due dates and the compliance board, as pages and files. */
@Configuration(proxyBeanMethods = false)
class ComplianceExports {
    private static final Pattern COMMA = Pattern.compile(",");

    /** One line of the board, with its figures in the columns of their unit: money, shares and counts add up apart. */
    record Line(
            Check check,
            String rule,
            @Nullable Long targetFen,
            @Nullable Long actualFen,
            @Nullable Long gapFen,
            @Nullable Long targetBp,
            @Nullable Long actualBp,
            @Nullable Long gapBp,
            @Nullable Long targetCount,
            @Nullable Long actualCount,
            @Nullable Long gapCount,
            Status status,
            @Nullable String key,
            @Nullable String source,
            @Nullable LocalDate effectiveFrom,
            @Nullable String missing) {
        static Line of(Compliance.Row row) {
            return new Line(
                    row.check(),
                    row.rule(),
                    in(Unit.FEN, row, row.target()),
                    in(Unit.FEN, row, row.actual()),
                    in(Unit.FEN, row, row.gap()),
                    in(Unit.BP, row, row.target()),
                    in(Unit.BP, row, row.actual()),
                    in(Unit.BP, row, row.gap()),
                    in(Unit.COUNT, row, row.target()),
                    in(Unit.COUNT, row, row.actual()),
                    in(Unit.COUNT, row, row.gap()),
                    row.status(),
                    row.key(),
                    row.source(),
                    row.effectiveFrom(),
                    row.missing());
        }

        private static @Nullable Long in(Unit unit, Compliance.Row row, @Nullable Long value) {
            return row.unit() == unit ? value : null;
        }
    }

    /** By which day's rules, and of which year's money; today's where the question names no day. */
    record Judged(LocalDate judgedOn, int fiscalYear) {}

    @Bean
    ViewExport<?> complianceExport(ComplianceQueries compliance, CodeNames codes) {
        return ViewExport.of(
                        "compliance", "/api/v1/compliance", asked -> compliance.board(asked.asOf()), Compliance::asOf)
                .countedFrom(Compliance::day)
                .table(
                        "compliance",
                        Line.class,
                        board -> board.rows().stream().map(Line::of).toList())
                .table("compliance-year", Judged.class, board -> List.of(new Judged(board.day(), board.fiscalYear())))
                .shown(Shown.of("check", "rule")
                        .either("target", "targetFen", "targetBp", "targetCount")
                        .either("actual", "actualFen", "actualBp", "actualCount")
                        .either("gap", "gapFen", "gapBp", "gapCount")
                        .and("status", "source", "effectiveFrom", "missing")
                        .asFigures("compliance-year")
                        .asCode("rule")
                        .named("missing", codes::missing)
                        .asFigures("compliance-year")
                        .alarm("status", Line.class, line -> line.status() == Status.NOT_MET)
                        .alarm("gap", Line.class, line -> line.status() == Status.NOT_MET));
    }

    @Bean
    ViewExport<?> dueDatesExport(DueDateQueries dueDates) {
        return ViewExport.of(
                        "due-dates",
                        "/api/v1/due-dates",
                        asked -> dueDates.calendar(asked.asOf(), asked.division("division"), kinds(asked)),
                        DueDate.Calendar::asOf)
                .filters("division", "kind")
                .countedFrom(DueDate.Calendar::day)
                .table("due-dates", DueDate.class, DueDate.Calendar::rows)
                .shown(Shown.of("dueOn", "daysLeft", "workingDaysLeft", "kind", "label", "divisionName")
                        .link("label", DueDate.class, ComplianceExports::subject)
                        .link("divisionName", DueDate.class, row -> "/villages/" + row.divisionCode())
                        .alarm("dueOn", DueDate.class, row -> row.isOverdue())
                        .alarm("daysLeft", DueDate.class, row -> row.isOverdue())
                        .choice("kind", DueDate.Kind.values()));
    }

    /** The notice itself where it is one; of everything else, what happened so far. */
    private static String subject(DueDate row) {
        return row.subjectType() == StreamType.NOTICE
                ? "/notices/" + row.subjectId()
                : "/audit/trail?stream=" + row.subjectType().wireName() + "/" + row.subjectId();
    }

    private static Set<DueDate.Kind> kinds(Asked asked) {
        var kinds = asked.value(
                "kind",
                text -> COMMA.splitAsStream(text).map(DueDate.Kind::valueOf).collect(Collectors.toSet()),
                "到期事项种类,如 CASE_REPLY",
                "a kind of due date such as CASE_REPLY");
        return kinds == null ? Set.of() : kinds;
    }
}
