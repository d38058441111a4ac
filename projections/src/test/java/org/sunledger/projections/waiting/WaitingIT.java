package org.sunledger.projections.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.shell.TestActors.BAISHANTOU;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.MAKER;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.fund.FundCommand;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.DisbursementEvent;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.MilestoneEvent;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.projections.Examples;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;

/** 待办 over entries that pass from hand to hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitingIT {
    private static final TestJournal JOURNAL = TestJournal.opened();
    private static final FundEvent.ArrivalEntered ARRIVAL =
            new FundEvent.ArrivalEntered(Examples.F1, Examples.id(0xA1), Amount.ofFen(500), new BankRef("DZ-1"));
    private static final DisbursementId DISBURSEMENT = new DisbursementId(Examples.id(0xD1));

    private static final String PROJECT = "P-1 通村道路";
    private static final UUID AGAIN = Examples.id(0xA7);
    private static final UUID OTHER = Examples.id(0xA8);

    private static long afterArrival;
    private static long afterReturn;
    private static long afterOther;
    private static long afterAgain;
    private static long afterReview;
    private static long afterRejection;
    private static long afterReport;
    private static long afterThirtyDays;
    private static long afterThirtyOneDays;
    private static TestViews views;
    private static WaitingQueries waiting;

    @BeforeAll
    static void fold() {
        on("2018-03-01", MAKER, new PipelineEvent.ProjectProposed(Examples.P1, profile()));
        on("2018-03-02", CHECKER, new PipelineEvent.ProjectCountyApproved(Examples.P1, Examples.id(0xE1), null));
        afterArrival = on("2018-03-12", MAKER, ARRIVAL);
        afterReturn = on("2018-03-13", CHECKER, returned(ARRIVAL.arrivalId()));
        afterOther = on("2018-03-13", MAKER, arrival(OTHER, 700, "DZ-3"));
        on("2018-03-13", CHECKER, confirmed(OTHER, 700, "DZ-3"));
        afterAgain = on("2018-03-14", MAKER, arrival(AGAIN, 600, "DZ-1"));
        on("2018-03-14", CHECKER, confirmed(AGAIN, 600, "DZ-1"));
        on("2018-03-15", MAKER, requested());
        afterReview =
                on("2018-03-16", CHECKER, new DisbursementEvent.DisbursementReviewed(Examples.P1, DISBURSEMENT, null));
        on("2018-03-17", MAKER, new MilestoneEvent.MilestoneReported(Examples.P2, 1, 5_000, List.of()));
        afterRejection = on("2018-03-18", CHECKER, new MilestoneEvent.MilestoneRejected(Examples.P2, 1));
        afterReport = on("2018-03-20", MAKER, new MilestoneEvent.MilestoneReported(Examples.P2, 1, 5_000, List.of()));
        on("2018-03-21", CHECKER, new MilestoneEvent.MilestoneRejected(Examples.P2, 1));
        on(
                "2018-03-21",
                CHECKER,
                new DisbursementEvent.DisbursementRejected(
                        Examples.P1, DISBURSEMENT, DisbursementEvent.RejectionReason.WRONG_PAYEE));
        afterThirtyDays = on("2018-04-20", MAKER, Examples.delisted(Examples.P2));
        afterThirtyOneDays = on("2018-04-21", MAKER, Examples.delisted(Examples.P2));
        views = new TestViews(JOURNAL, ReadTables.groups()).atHead();
        waiting = new WaitingQueries(views.reader(), views.application());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    private static long on(String day, Actor by, Event event) {
        return JOURNAL.at(day + "T02:00:00Z")
                .record(event, LocalDate.parse(day), COUNTY, by, null, List.of())
                .position();
    }

    private static FundEvent.ArrivalEntered arrival(UUID id, long fen, String bankRef) {
        return new FundEvent.ArrivalEntered(Examples.F1, id, Amount.ofFen(fen), new BankRef(bankRef));
    }

    private static FundEvent.FundArrived confirmed(UUID id, long fen, String bankRef) {
        var line = Examples.line(Examples.F1, COUNTY, fen);
        return new FundEvent.FundArrived(Examples.F1, id, Amount.ofFen(fen), new BankRef(bankRef), 2018, List.of(line));
    }

    private static FundEvent.FundEntryRejected returned(UUID id) {
        return new FundEvent.FundEntryRejected(Examples.F1, id, FundEvent.RejectionReason.WRONG_AMOUNT);
    }

    private static PipelineEvent.Profile profile() {
        return new PipelineEvent.Profile(
                "P-1",
                "通村道路",
                PipelineEvent.Type.INFRASTRUCTURE,
                PipelineEvent.Nature.NEW,
                BAISHANTOU,
                "白山头村",
                "道路3公里",
                LocalDate.of(2018, 4, 1),
                LocalDate.of(2018, 11, 30),
                TestActors.UNIT,
                MAKER.user(),
                Amount.ofFen(9_000),
                "专项扶贫资金",
                5,
                12,
                List.of(),
                "改善出行",
                "以工代赈");
    }

    private static DisbursementEvent.DisbursementRequested requested() {
        return new DisbursementEvent.DisbursementRequested(
                Examples.P1,
                DISBURSEMENT,
                new AllocationId(Examples.P1.value()),
                null,
                Examples.PAYEE,
                Amount.ofFen(700),
                DisbursementEvent.Kind.PROGRESS,
                List.of(new DisbursementEvent.Voucher("发票", "000123", "某公司", "0".repeat(64), Amount.ofFen(700))));
    }

    @Test
    void what_was_entered_waits_until_it_is_decided_and_not_before() {
        var entered = waiting.all(AsOf.position(afterArrival)).rows();
        assertThat(entered).singleElement().satisfies(row -> {
            assertThat(row.decision()).isEqualTo(Decision.ARRIVAL);
            assertThat(row.stream()).isEqualTo(Examples.F1.stream().toString());
            assertThat(row.item()).isEqualTo(ARRIVAL.arrivalId().toString());
            assertThat(row.label()).isEqualTo("DZ-1");
            assertThat(row.amountFen()).isEqualTo(500);
            assertThat(row.enteredOn()).isEqualTo("2018-03-12");
            assertThat(row.daysWaiting()).isZero();
            assertThat(row.signers()).containsExactly(MAKER.user().value());
        });
    }

    @Test
    void what_was_returned_waits_for_its_maker_until_it_is_entered_again() {
        assertThat(waiting.all(AsOf.position(afterReturn)).rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.decision()).isEqualTo(Decision.ARRIVAL);
                    assertThat(row.returned())
                            .isEqualTo(new Waiting.Returned(
                                    CHECKER.user().value(), FundEvent.RejectionReason.WRONG_AMOUNT, afterReturn));
                    assertThat(row.enteredBy()).isEqualTo(MAKER.user().value());
                    assertThat(row.label()).isEqualTo("DZ-1");
                    assertThat(row.amountFen()).isEqualTo(500);
                    assertThat(row.enteredOn()).isEqualTo("2018-03-12");
                    assertThat(row.since()).isEqualTo("2018-03-13T02:00:00Z");
                    assertThat(row.chinese()).startsWith("到账:已退回");
                    assertThat(row.english()).startsWith("arrival returned");
                    assertThat(row.command()).isEqualTo(FundCommand.EnterArrival.class);
                });
        // Another arrival, with another reference and another amount, is not this one.
        assertThat(returned(AsOf.position(afterOther)))
                .containsExactly(ARRIVAL.arrivalId().toString());
        // The same reference under another id is: the amount was wrong.
        assertThat(returned(AsOf.position(afterAgain))).isEmpty();
    }

    @Test
    void whoever_stands_in_the_middle_of_a_chain_returns_it_to_its_maker() {
        assertThat(waiting.all(AsOf.position(afterThirtyDays)).rows())
                .filteredOn(row -> row.decision() == Decision.DISBURSEMENT_REVIEW)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.returned())
                            .extracting(Waiting.Returned::by, Waiting.Returned::reason)
                            .containsExactly(CHECKER.user().value(), DisbursementEvent.RejectionReason.WRONG_PAYEE);
                    assertThat(row.enteredBy()).isEqualTo(MAKER.user().value());
                    assertThat(row.item()).isEqualTo(DISBURSEMENT.toString());
                });
    }

    @Test
    void what_nobody_enters_again_is_given_up_after_thirty_days_and_what_is_owed_is_not() {
        assertThat(waiting.all(AsOf.position(afterThirtyDays)).rows())
                .extracting(Waiting::decision)
                .containsExactlyInAnyOrder(Decision.DISBURSEMENT_REVIEW, Decision.MILESTONE_VERIFICATION);
        assertThat(waiting.all(AsOf.position(afterThirtyOneDays)).rows())
                .extracting(Waiting::decision)
                .containsExactly(Decision.MILESTONE_VERIFICATION);
    }

    @Test
    void an_item_names_the_project_it_belongs_to_and_the_vouchers_it_rests_on() {
        assertThat(waiting.all(AsOf.position(afterReview)).rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.subject()).isEqualTo(PROJECT);
                    assertThat(row.label()).isEqualTo(DisbursementEvent.Kind.PROGRESS.chinese() + " 发票 000123");
                    assertThat(row.enteredBy()).isEqualTo(MAKER.user().value());
                });
    }

    private static List<String> returned(AsOf asOf) {
        return waiting.all(asOf).rows().stream()
                .filter(row -> row.returned() != null)
                .map(Waiting::item)
                .toList();
    }

    @Test
    void a_signature_hands_it_on_with_what_was_entered_and_whoever_signed() {
        var handed = waiting.all(AsOf.position(afterReview)).rows();
        assertThat(handed).singleElement().satisfies(row -> {
            assertThat(row.decision()).isEqualTo(Decision.DISBURSEMENT_APPROVAL);
            assertThat(row.amountFen()).isEqualTo(700);
            assertThat(row.enteredOn()).isEqualTo("2018-03-15");
            assertThat(row.since()).isEqualTo("2018-03-16T02:00:00Z");
            assertThat(row.signers())
                    .containsExactlyInAnyOrder(
                            MAKER.user().value(), CHECKER.user().value());
        });
    }

    @Test
    void entered_again_it_starts_anew_and_the_oldest_stands_first() {
        assertThat(returned(AsOf.position(afterRejection))).containsExactly("1");
        var all = waiting.all(AsOf.position(afterReport)).rows();
        assertThat(all)
                .extracting(Waiting::decision)
                .containsExactly(Decision.DISBURSEMENT_APPROVAL, Decision.MILESTONE_VERIFICATION);
        assertThat(all.getLast().signers()).containsExactly(MAKER.user().value());
        assertThat(all.getFirst().daysWaiting()).isEqualTo(4);
    }
}
