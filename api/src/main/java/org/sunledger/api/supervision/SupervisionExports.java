package org.sunledger.api.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.Asked;
import org.sunledger.api.exporting.Shown;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.api.html.CodeNames;
import org.sunledger.api.html.EventNames;
import org.sunledger.api.html.OrgNames;
import org.sunledger.projections.supervision.AuditStatistics;
import org.sunledger.projections.supervision.Case;
import org.sunledger.projections.supervision.CaseQueries;
import org.sunledger.projections.supervision.Finding;
import org.sunledger.projections.supervision.FindingQueries;

/** Findings, cases and what is counted over them, as pages and files. */
@Configuration(proxyBeanMethods = false)
class SupervisionExports {
    private static final String TRAIL = "/audit/trail?stream=";

    @Bean
    ViewExport<?> findingsExport(FindingQueries findings, EventNames names, OrgNames orgs) {
        return ViewExport.of(
                        "findings",
                        "/api/v1/findings",
                        asked -> findings.register(asked.asOf(), asked.division("division")),
                        Finding.Register::asOf)
                .filters("division")
                .countedFrom(Finding.Register::day)
                .table("findings", Finding.class, Finding.Register::rows)
                .shown(onRegister(
                                Shown.of(
                                        "number",
                                        "category",
                                        "severity",
                                        "divisionName",
                                        "amountFen",
                                        "subjects",
                                        "source",
                                        "unitOrg",
                                        "responsible",
                                        "assignedOn",
                                        "dueOn",
                                        "daysLeft",
                                        "status",
                                        "verifiedBy",
                                        "closedOn"),
                                Finding.class,
                                Finding::divisionCode,
                                Finding::isOverdue,
                                names)
                        .link("number", Finding.class, row -> TRAIL + "Finding/" + row.findingId())
                        .named("source", (org, language) -> orgs.of(org))
                        .named("unitOrg", (org, language) -> orgs.of(org)));
    }

    @Bean
    ViewExport<?> casesExport(CaseQueries cases, EventNames names, CodeNames codes) {
        return ViewExport.of(
                        "cases",
                        "/api/v1/cases",
                        asked -> cases.register(asked.asOf(), asked.division("division")),
                        Case.Register::asOf)
                .filters("division")
                .countedFrom(Case.Register::day)
                .table("cases", Case.class, Case.Register::rows)
                .shown(onRegister(
                                Shown.of(
                                        "caseId",
                                        "channel",
                                        "assignedLevel",
                                        "receivedOn",
                                        "categoryCode",
                                        "divisionName",
                                        "subjects",
                                        "noticeId",
                                        "owner",
                                        "dueOn",
                                        "daysLeft",
                                        "status",
                                        "repliedOn",
                                        "closedOn"),
                                Case.class,
                                Case::divisionCode,
                                Case::isOverdue,
                                names)
                        .link("caseId", Case.class, row -> TRAIL + "Case/" + row.caseId())
                        .named("caseId", (id, language) -> names.stream("Case/" + id, language))
                        .named("categoryCode", codes::category)
                        .link("noticeId", Case.class, row -> "/notices/" + row.noticeId())
                        .named("noticeId", (id, language) -> names.stream("Notice/" + id, language)));
    }

    /** What a row of either register leads to, and that it is late. */
    private static <R> Shown onRegister(
            Shown shown, Class<R> row, Function<R, String> divisionCode, Predicate<R> isOverdue, EventNames names) {
        return shown.link("divisionName", row, each -> "/villages/" + divisionCode.apply(each))
                .link("subjects", String.class, stream -> TRAIL + stream)
                .named("subjects", names::stream)
                .alarm("daysLeft", row, isOverdue)
                .alarm("status", row, isOverdue);
    }

    @Bean
    ViewExport<?> auditStatisticsExport(FindingQueries findings) {
        return ViewExport.of(
                        "audit-statistics",
                        "/api/v1/audit-statistics",
                        asked -> findings.statistics(asked.asOf(), day(asked, "from"), day(asked, "to")),
                        AuditStatistics::asOf)
                .filters("from", "to")
                .table("audit-statistics", AuditStatistics.class, all -> List.of(all))
                .shown(Shown.of().asFigures("audit-statistics"));
    }

    private static @Nullable LocalDate day(Asked asked, String name) {
        return asked.value(name, LocalDate::parse, "日期,如 2018-12-31", "a date such as 2018-12-31");
    }
}
