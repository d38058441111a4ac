package org.sunledger.projections.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sunledger.ledger.shell.TestActors.BAISHANTOU;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.UNIT;
import static org.sunledger.ledger.shell.TestActors.ZHESHAN_TOWN;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.DisbursementEvent;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.MilestoneEvent;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.RecoveryEvent;
import org.sunledger.ledger.project.RecoveryId;
import org.sunledger.ledger.project.ReversalEvent;
import org.sunledger.ledger.project.SettlementEvent;
import org.sunledger.ledger.registry.RuleSetEvent.Certainty;
import org.sunledger.ledger.registry.RuleSetEvent.RuleParameter;
import org.sunledger.ledger.registry.RuleSetEvent.RuleSetPublished;
import org.sunledger.ledger.registry.Rules;
import org.sunledger.ledger.registry.WorkCalendar;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.projections.Examples;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.compliance.DueDate.Kind;
import org.sunledger.projections.engine.AsOf;

/** 到期日历 over one project from its allocation to its retention. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DueDateIT {
    private static final NoticeId N01 = new NoticeId(Examples.id(0x101));
    private static final NoticeId N05 = new NoticeId(Examples.id(0x105));
    private static final RecoveryId FIRST = new RecoveryId(Examples.id(0x4E1));
    private static final RecoveryId SECOND = new RecoveryId(Examples.id(0x4E2));
    private static final AssetId ASSET = new AssetId(Examples.id(0xA55));
    private static final TestJournal JOURNAL = TestJournal.opened();
    private static TestViews views;
    private static DueDateQueries calendar;
    private static long allReceived;

    @BeforeAll
    static void fold() {
        on("2018-01-01", rules());
        on("2018-03-26", Examples.issued(Examples.P1, 200_000_000));
        on(
                "2018-03-28",
                new PipelineEvent.ContractSigned(
                        Examples.P1,
                        "HT-001",
                        Examples.PAYEE,
                        Amount.ofFen(200_000_000),
                        PipelineEvent.Procurement.PUBLIC_TENDER,
                        300,
                        3_000));
        on("2018-03-29", drafted(N01, NoticeEvent.Type.N01, NoticeEvent.Form.ANNOUNCEMENT, "1号"));
        on("2018-03-30", posted(N01, null));
        on("2018-04-01", drafted(N05, NoticeEvent.Type.N05, NoticeEvent.Form.NOTICE, "2号"));
        on("2018-04-02", posted(N05, LocalDate.of(2018, 4, 12)));
        on("2018-04-13", new NoticeEvent.NoticeClosed(N05, NoticeEvent.Outcome.NO_OBJECTION));
        on(
                "2018-05-02",
                new MilestoneEvent.MilestonesPlanned(
                        Examples.P1,
                        List.of(
                                new MilestoneEvent.Milestone(1, "管道", 6_000, LocalDate.of(2018, 7, 1)),
                                new MilestoneEvent.Milestone(2, "道路", 4_000, LocalDate.of(2018, 10, 1)))));
        on("2018-06-20", verified(1, 10_000));
        on("2018-09-20", verified(2, 5_000));
        on("2018-10-10", verified(2, 10_000));
        on(
                "2018-10-15",
                new SettlementEvent.ProjectAccepted(
                        Examples.P1, SettlementEvent.Result.PASSED, List.of(new UserId("project"))));
        on(
                "2018-10-19",
                new SettlementEvent.SettlementApproved(
                        Examples.P1, Amount.ofFen(194_000_000), Amount.ofFen(6_000_000), 12));
        recoveries();
        on(
                "2018-11-20",
                new AssetEvent.AssetHandedOver(
                        ASSET, BAISHANTOU, Amount.ofFen(1), UNIT, UNIT, Examples.DOC, "e".repeat(64), List.of()));
        on(
                "2019-10-16",
                new DisbursementEvent.DisbursementPaid(
                        Examples.P1,
                        new DisbursementId(Examples.id(0xD01)),
                        new AllocationId(Examples.P1.value()),
                        DisbursementEvent.Kind.RETENTION,
                        Examples.PAYEE,
                        Amount.ofFen(5_820_000),
                        2019,
                        List.of(Examples.line(Examples.F1, BAISHANTOU, 5_820_000)),
                        new BankRef("B-36")));
        views = new TestViews(JOURNAL, ReadTables.groups()).atHead();
        calendar = new DueDateQueries(views.reader(), views.application(), WorkCalendar.shipped());
    }

    /** One is received in two parts, of which one is reversed and then waived; of the other nothing comes. */
    private static void recoveries() {
        on("2018-10-20", ordered(FIRST, 100, "2018-10-31"));
        on("2018-10-20", ordered(SECOND, 50, "2018-11-15"));
        on("2018-10-22", received(1, 60));
        on("2018-10-25", received(2, 40));
        allReceived = JOURNAL.head();
        on(
                "2018-10-25",
                new ReversalEvent.EntryReversed(
                        Examples.P1,
                        Examples.id(0x6F),
                        Examples.id(0x60),
                        ReversalEvent.OriginalKind.RECOVERY_RECEIVED,
                        receipt(2),
                        new AllocationId(Examples.P1.value()),
                        Amount.ofFen(40),
                        2018,
                        List.of(Examples.line(Examples.F1, BAISHANTOU, 40))));
        on("2018-11-02", new RecoveryEvent.RecoveryWaived(Examples.P1, FIRST, Amount.ofFen(40), Examples.DOC));
    }

    private static RecoveryEvent ordered(RecoveryId id, long fen, String dueOn) {
        return new RecoveryEvent.RecoveryOrdered(
                Examples.P1,
                id,
                new AllocationId(Examples.P1.value()),
                RecoveryEvent.Kind.TO_POOL,
                Examples.PAYEE,
                Amount.ofFen(fen),
                null,
                LocalDate.parse(dueOn));
    }

    private static RecoveryEvent received(int number, long fen) {
        return new RecoveryEvent.RecoveryReceived(
                Examples.P1,
                FIRST,
                receipt(number),
                new AllocationId(Examples.P1.value()),
                Amount.ofFen(fen),
                2018,
                List.of(Examples.line(Examples.F1, BAISHANTOU, fen)),
                new BankRef("R-" + number));
    }

    private static UUID receipt(int number) {
        return Examples.id(0x60 + number);
    }

    @AfterAll
    static void close() {
        views.close();
    }

    private static void on(String day, Event event) {
        JOURNAL.at(day + "T02:00:00Z").record(event, LocalDate.parse(day), BAISHANTOU);
    }

    private static RuleSetPublished rules() {
        return new RuleSetPublished(
                Rules.RULE_SET_ID,
                1,
                null,
                LocalDate.of(2016, 1, 1),
                null,
                List.of(
                        new RuleParameter(
                                "notice.publishWithin.allocation.workingDays", 15, "workingDays", "目录", Certainty.READ),
                        new RuleParameter(
                                "notice.publishWithin.workingDays", 20, "workingDays", "目录", Certainty.READ)));
    }

    private static NoticeEvent drafted(NoticeId id, NoticeEvent.Type type, NoticeEvent.Form form, String number) {
        return new NoticeEvent.NoticeDrafted(
                id,
                number,
                type,
                form,
                NoticeEvent.Level.VILLAGE,
                BAISHANTOU,
                List.of(Examples.P1.stream().toString()),
                "公告",
                "b".repeat(64),
                1,
                1,
                null);
    }

    private static NoticeEvent posted(NoticeId id, LocalDate lastOn) {
        return new NoticeEvent.NoticePosted(id, NoticeEvent.Channel.FIXED_BOARD, null, "d".repeat(64), lastOn);
    }

    private static MilestoneEvent verified(int no, int progressBp) {
        return new MilestoneEvent.MilestoneVerified(
                Examples.P1, no, progressBp, List.of(new UserId("project")), new UserId("supervisor"));
    }

    private static List<DueDate> on(String day, Kind kind) {
        return calendar.calendar(AsOf.effectiveOn(LocalDate.parse(day)), null, Set.of(kind))
                .rows();
    }

    @Test
    void an_allocation_is_to_be_published_within_fifteen_working_days_until_it_is() {
        assertThat(on("2018-03-26", Kind.PUBLISH_ALLOCATION))
                .extracting(DueDate::dueOn, DueDate::workingDaysLeft, DueDate::daysLeft, DueDate::label)
                .containsExactly(tuple(LocalDate.of(2018, 4, 17), 15, 22L, Examples.DOC.value()));
        assertThat(on("2018-03-29", Kind.PUBLISH_ALLOCATION))
                .as("drafted, not posted")
                .hasSize(1);
        assertThat(on("2018-03-30", Kind.PUBLISH_ALLOCATION)).isEmpty();
    }

    @Test
    void what_was_never_published_is_overdue() {
        assertThat(on("2018-12-18", Kind.PUBLISH_HANDOVER))
                .extracting(DueDate::dueOn, DueDate::isOverdue)
                .containsExactly(tuple(LocalDate.of(2018, 12, 18), false));
        assertThat(on("2018-12-20", Kind.PUBLISH_HANDOVER))
                .extracting(DueDate::workingDaysLeft, DueDate::isOverdue)
                .containsExactly(tuple(-2, true));
        assertThat(on("2018-12-20", Kind.PUBLISH_COMPLETION))
                .extracting(DueDate::isOverdue)
                .containsExactly(true);
    }

    @ParameterizedTest
    @CsvSource({"2018-04-01, 0", "2018-04-02, 1", "2018-04-12, 1", "2018-04-13, 0"})
    void a_period_is_open_from_posting_to_closing(String day, int open) {
        assertThat(on(day, Kind.NOTICE_PERIOD)).hasSize(open).allMatch(item -> "2号".equals(item.label()));
    }

    @ParameterizedTest
    @CsvSource({"2018-05-01, ''", "2018-05-02, '1,2'", "2018-06-20, 2", "2018-09-20, 2", "2018-10-10, ''"})
    void a_milestone_is_open_until_all_of_it_was_verified(String day, String numbers) {
        assertThat(on(day, Kind.MILESTONE))
                .extracting(item -> item.itemNo() + "")
                .containsExactlyElementsOf(numbers.isEmpty() ? List.of() : List.of(numbers.split(",")));
    }

    @Test
    void retention_falls_due_the_day_after_the_defect_year_and_is_done_when_paid() {
        assertThat(on("2018-10-18", Kind.RETENTION))
                .as("no term before the settlement")
                .isEmpty();
        assertThat(on("2018-10-19", Kind.RETENTION))
                .extracting(DueDate::dueOn, DueDate::label)
                .containsExactly(tuple(LocalDate.of(2019, 10, 16), "HT-001"));
        assertThat(on("2019-10-16", Kind.RETENTION)).isEmpty();
    }

    @Test
    void what_was_ordered_back_is_due_until_every_fen_was_received_or_waived() {
        assertThat(on("2018-10-19", Kind.RECOVERY)).isEmpty();
        assertThat(on("2018-10-20", Kind.RECOVERY))
                .extracting(DueDate::itemId, DueDate::owedFen, DueDate::dueOn, DueDate::label)
                .containsExactly(
                        tuple(FIRST.value(), 100L, LocalDate.of(2018, 10, 31), "收回统筹"),
                        tuple(SECOND.value(), 50L, LocalDate.of(2018, 11, 15), "收回统筹"));
        assertThat(on("2018-10-24", Kind.RECOVERY)).extracting(DueDate::owedFen).containsExactly(40L, 50L);
        assertThat(on("2018-11-01", Kind.RECOVERY)).extracting(DueDate::owedFen).containsExactly(40L, 50L);
        assertThat(on("2018-11-02", Kind.RECOVERY)).extracting(DueDate::itemId).containsExactly(SECOND.value());
    }

    @Test
    void the_last_day_of_a_recovery_is_in_time_and_the_next_is_overdue() {
        assertThat(on("2018-10-31", Kind.RECOVERY).getFirst())
                .extracting(DueDate::daysLeft, DueDate::isOverdue)
                .containsExactly(0L, false);
        assertThat(on("2018-11-01", Kind.RECOVERY).getFirst())
                .extracting(DueDate::daysLeft, DueDate::isOverdue)
                .containsExactly(-1L, true);
    }

    @Test
    void a_reversed_receipt_is_owed_again_from_the_day_of_the_receipt() {
        var before = calendar.calendar(AsOf.position(allReceived), null, Set.of(Kind.RECOVERY));
        assertThat(before.rows()).extracting(DueDate::itemId).containsExactly(SECOND.value());
        assertThat(on("2018-10-25", Kind.RECOVERY)).extracting(DueDate::owedFen).containsExactly(40L, 50L);
    }

    @Test
    void days_of_a_year_without_calendar_are_not_guessed() {
        JOURNAL.at("2021-06-01T02:00:00Z");
        var now = calendar.calendar(AsOf.latest(), ZHESHAN_TOWN, Set.of());
        assertThat(now.rows()).isEmpty();
        assertThat(now.day()).isEqualTo(LocalDate.of(2021, 6, 1));
        assertThat(calendar.calendar(AsOf.latest(), COUNTY, Set.of(Kind.PUBLISH_HANDOVER))
                        .rows())
                .extracting(DueDate::workingDaysLeft, DueDate::isOverdue)
                .containsExactly(tuple(null, true));
    }

    @Test
    void nothing_is_due_by_a_rule_that_was_not_known_yet() {
        var before = calendar.calendar(AsOf.position(1), null, Set.of());
        assertThat(before.rows()).isEmpty();
    }
}
