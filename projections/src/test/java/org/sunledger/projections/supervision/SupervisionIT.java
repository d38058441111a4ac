package org.sunledger.projections.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.shell.TestActors.AUDITOR;
import static org.sunledger.ledger.shell.TestActors.BAISHANTOU;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.HUIQU_TOWN;
import static org.sunledger.ledger.shell.TestActors.TOWN;
import static org.sunledger.ledger.shell.TestActors.UNIT;
import static org.sunledger.ledger.shell.TestActors.ZHESHAN_TOWN;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.supervision.CaseEvent;
import org.sunledger.ledger.supervision.CaseId;
import org.sunledger.ledger.supervision.FindingEvent;
import org.sunledger.ledger.supervision.FindingId;
import org.sunledger.projections.Examples;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;

/** 问题台账, 信访举报台账 and 审计统计表 over two findings and two cases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SupervisionIT {
    private static final FindingId AF1 = new FindingId(Examples.id(0xAF1));
    private static final FindingId AF2 = new FindingId(Examples.id(0xAF2));
    private static final CaseId ANSWERED = new CaseId(Examples.id(0xCA1));
    private static final CaseId OPEN = new CaseId(Examples.id(0xCA2));
    private static final UUID REPORTER = Examples.id(0x5EC2E7);
    private static final TextDigest REPORT = new TextDigest("1".repeat(64));
    private static final TextDigest REPLY = new TextDigest("2".repeat(64));

    private static final TestJournal JOURNAL = TestJournal.opened();
    private static TestViews views;
    private static FindingQueries findings;
    private static CaseQueries cases;

    @BeforeAll
    static void fold() {
        on("2018-04-09", BAISHANTOU, received(ANSWERED, "2018-04-24"));
        on("2018-04-10", BAISHANTOU, new CaseEvent.CaseAccepted(ANSWERED));
        on("2018-04-10", BAISHANTOU, new CaseEvent.CaseAssigned(ANSWERED, TOWN.user()));
        on("2018-04-25", BAISHANTOU, new CaseEvent.CaseReplied(ANSWERED, REPLY));
        on("2018-04-26", BAISHANTOU, new CaseEvent.CaseClosed(ANSWERED));
        on("2018-11-15", BAISHANTOU, raised(AF1, "AF1", 8_500_000L, "2019-01-14", Examples.P1.stream()));
        on("2018-11-15", BAISHANTOU, new FindingEvent.FindingAssigned(AF1, TOWN.user()));
        on("2018-11-20", ZHESHAN_TOWN, received(OPEN, "2019-01-19"));
        on("2018-12-01", BAISHANTOU, new FindingEvent.FindingAssigned(AF1, AUDITOR.user()));
        on("2018-12-20", ZHESHAN_TOWN, raised(AF2, "AF2", null, "2019-02-18", Examples.F1.stream()));
        on("2018-12-28", BAISHANTOU, new FindingEvent.RectificationReported(AF1, null));
        on("2018-12-29", BAISHANTOU, new FindingEvent.RectificationRejected(AF1));
        on("2019-01-03", BAISHANTOU, new FindingEvent.RectificationReported(AF1, REPORT));
        on("2019-01-04", BAISHANTOU, new FindingEvent.RectificationVerified(AF1));
        on("2019-01-04", BAISHANTOU, new FindingEvent.FindingClosed(AF1));
        views = new TestViews(JOURNAL, ReadTables.groups()).atHead();
        findings = new FindingQueries(views.reader(), views.application());
        cases = new CaseQueries(views.reader(), views.application());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    private static void on(String day, DivisionCode place, Event event) {
        JOURNAL.at(day + "T02:00:00Z").record(event, LocalDate.parse(day), place, AUDITOR, null, List.of());
    }

    private static FindingEvent raised(FindingId id, String number, Long fen, String dueOn, Object subject) {
        return new FindingEvent.FindingRaised(
                id,
                number,
                FindingEvent.Category.QUANTITY_OVERSTATED,
                fen == null ? null : Amount.ofFen(fen),
                List.of(subject.toString()),
                UNIT,
                FindingEvent.Severity.ROUTINE,
                LocalDate.parse(dueOn));
    }

    private static CaseEvent received(CaseId id, String dueOn) {
        return new CaseEvent.CaseReceived(
                id,
                CaseEvent.Channel.LETTER,
                CaseEvent.AssignedLevel.COUNTY,
                CaseEvent.Anonymity.NAMED,
                REPORTER,
                List.of(Examples.P1.stream().toString()),
                null,
                "COVERAGE",
                REPORT,
                LocalDate.parse(dueOn));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-11-15, ASSIGNED, 60, false",
        "2018-12-28, REPORTED, 17, false",
        "2018-12-29, REJECTED, 16, false",
        "2019-01-03, REPORTED, 11, false",
        "2019-01-04, CLOSED, , false"
    })
    void a_finding_is_told_as_it_stood_with_the_days_it_had_left(
            LocalDate day, Finding.Status status, Long daysLeft, boolean isOverdue) {
        var row = findings.register(AsOf.effectiveOn(day), null).rows().getFirst();
        assertThat(row.status()).isEqualTo(status);
        assertThat(row.daysLeft()).isEqualTo(daysLeft);
        assertThat(row.isOverdue()).isEqualTo(isOverdue);
    }

    @Test
    void a_finding_has_one_responsible_person_and_counts_all_who_had_it() {
        var row = findings.register(AsOf.latest(), null).rows().getFirst();
        assertThat(row.responsible()).isEqualTo(AUDITOR.user().value());
        assertThat(row.assignedOn()).isEqualTo(LocalDate.of(2018, 12, 1));
        assertThat(row.assignments()).isEqualTo(2);
        assertThat(row.source()).isEqualTo(UNIT.value());
        assertThat(row.measuresSha256()).isEqualTo(REPORT.sha256());
        assertThat(row.verifiedBy()).isEqualTo(AUDITOR.user().value());
        assertThat(row.closedOn()).isEqualTo(LocalDate.of(2019, 1, 4));
    }

    @Test
    void remaining_days_are_counted_to_the_day_asked_and_never_stored() {
        JOURNAL.at("2019-03-01T02:00:00Z"); // nothing was recorded since January
        var now = findings.register(AsOf.latest(), ZHESHAN_TOWN);
        assertThat(now.rows()).extracting(Finding::number).containsExactly("AF2");
        assertThat(now.day()).isEqualTo(LocalDate.of(2019, 3, 1));
        assertThat(now.rows().getFirst().daysLeft()).isEqualTo(-11);
        assertThat(now.rows().getFirst().isOverdue()).isTrue();
        var then = findings.register(AsOf.position(now.asOf().position()), ZHESHAN_TOWN);
        assertThat(then.day()).as("of the last record").isEqualTo(LocalDate.of(2019, 1, 4));
        assertThat(then.rows().getFirst().daysLeft()).isEqualTo(45);
    }

    @Test
    void a_case_is_told_with_owner_and_answer_and_was_answered_too_late() {
        var row = cases.register(AsOf.latest(), BAISHANTOU).rows().getFirst();
        assertThat(row.owner()).isEqualTo(TOWN.user().value());
        assertThat(row.status()).isEqualTo(Case.Status.CLOSED);
        assertThat(row.repliedOn()).isEqualTo(LocalDate.of(2018, 4, 25));
        assertThat(row.closedOn()).isEqualTo(LocalDate.of(2018, 4, 26));
        assertThat(row.replySha256()).isEqualTo(REPLY.sha256());
        assertThat(row.isOverdue()).isTrue();
        assertThat(row.daysLeft()).isNull();
        var inTime = cases.register(AsOf.effectiveOn(LocalDate.of(2018, 4, 24)), BAISHANTOU);
        assertThat(inTime.rows().getFirst().isOverdue()).isFalse();
        assertThat(inTime.rows().getFirst().daysLeft()).isZero();
    }

    @Test
    void nothing_of_the_reporter_is_in_any_table() {
        for (var group : ReadTables.groups()) {
            for (var fold : group.folds()) {
                var found = views.database()
                        .sql("select count(*) from view.%s t where to_jsonb(t)::text like ?"
                                .formatted(fold.projection().name()))
                        .param("%" + REPORTER + "%")
                        .query(Long.class)
                        .single();
                assertThat(found).as(fold.projection().name()).isZero();
            }
        }
    }

    @Test
    void cases_are_found_by_place() {
        assertThat(cases.register(AsOf.latest(), null).rows())
                .extracting(Case::caseId)
                .containsExactly(ANSWERED.value(), OPEN.value());
        assertThat(cases.register(AsOf.latest(), HUIQU_TOWN).rows()).hasSize(1);
        assertThat(cases.register(AsOf.latest(), COUNTY).rows()).hasSize(2);
    }

    @Test
    void statistics_count_places_projects_units_and_person_times() {
        var all = findings.statistics(AsOf.latest(), null, null);
        assertThat(all).isEqualTo(new AuditStatistics(all.asOf(), null, null, 1, 1, 2, 1, 1, 8_500_000, 2, 1, 2));
        var december = LocalDate.of(2018, 12, 1);
        assertThat(findings.statistics(AsOf.latest(), december, null))
                .isEqualTo(new AuditStatistics(all.asOf(), december, null, 1, 1, 1, 0, 0, 0, 1, 1, 0));
        assertThat(findings.statistics(AsOf.effectiveOn(LocalDate.of(2018, 11, 14)), null, null)
                        .findings())
                .isZero();
    }
}
