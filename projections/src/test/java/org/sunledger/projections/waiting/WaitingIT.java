package org.sunledger.projections.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.MAKER;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.DisbursementEvent;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.MilestoneEvent;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Event;
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

    private static long afterArrival;
    private static long afterReview;
    private static long afterRejection;
    private static TestViews views;
    private static WaitingQueries waiting;

    @BeforeAll
    static void fold() {
        afterArrival = on("2018-03-12", MAKER, ARRIVAL);
        on("2018-03-13", CHECKER, rejected());
        on("2018-03-15", MAKER, requested());
        afterReview =
                on("2018-03-16", CHECKER, new DisbursementEvent.DisbursementReviewed(Examples.P1, DISBURSEMENT, null));
        on("2018-03-17", MAKER, new MilestoneEvent.MilestoneReported(Examples.P2, 1, 5_000, List.of()));
        afterRejection = on("2018-03-18", CHECKER, new MilestoneEvent.MilestoneRejected(Examples.P2, 1));
        on("2018-03-20", MAKER, new MilestoneEvent.MilestoneReported(Examples.P2, 1, 5_000, List.of()));
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

    private static FundEvent.FundEntryRejected rejected() {
        return new FundEvent.FundEntryRejected(
                Examples.F1, ARRIVAL.arrivalId(), FundEvent.RejectionReason.WRONG_AMOUNT);
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
                List.of());
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
        assertThat(waiting.all(AsOf.position(afterArrival + 1)).rows()).isEmpty();
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
        assertThat(waiting.all(AsOf.position(afterRejection)).rows()).hasSize(1);
        var all = waiting.all(AsOf.latest()).rows();
        assertThat(all)
                .extracting(Waiting::decision)
                .containsExactly(Decision.DISBURSEMENT_APPROVAL, Decision.MILESTONE_VERIFICATION);
        assertThat(all.getLast().signers()).containsExactly(MAKER.user().value());
        assertThat(all.getFirst().daysWaiting()).isEqualTo(4);
    }
}
