package org.sunledger.ledger.posting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributed;
import org.sunledger.ledger.asset.AssetEvent.IncomeReceived;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.ReversalEvent.OriginalKind;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.wire.EventExamples;
import org.sunledger.ledger.wire.WireNames;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PostingsTest {
    /** Exactly these move something. */
    private static final Set<String> MOVE = Set.of(
            "fund.arrived",
            "fund.withdrawn",
            "allocation.issued",
            "allocation.reduced",
            "disbursement.paid",
            "disbursement.returned",
            "entry.reversed",
            "recovery.received",
            "recovery.returned-to-pool",
            "asset.handed-over",
            "asset.share-assigned",
            "income.received",
            "income.distributed");

    /** And these do not; a new event must be put into one of the two lists by a person. */
    private static final Set<String> MOVE_NOTHING = Set.of(
            "ledger.opened",
            "projection.switched",
            "rule-set.published",
            "division.registered",
            "division.renamed",
            "division.merged",
            "division.alias-confirmed",
            "org.registered",
            "user.appointed",
            "user.retired",
            "claim.taken",
            "claim.released",
            "party.recorded",
            "period.closed",
            "period.reopen-proposed",
            "period.reopened",
            "fund.entered",
            "fund.registered",
            "fund.arrival-entered",
            "fund.adjustment-entered",
            "fund.adjusted",
            "fund.withdrawal-entered",
            "fund.entry-rejected",
            "fund.reserved",
            "fund.reservation-released",
            "fund.pool-replenished",
            "project.proposed",
            "project.town-reviewed",
            "project.county-approved",
            "project.listed",
            "project.delisted",
            "project.selected",
            "contract.signed",
            "project.started",
            "milestone.planned",
            "milestone.reported",
            "milestone.verified",
            "milestone.rejected",
            "allocation.proposed",
            "allocation.approved",
            "allocation.abandoned",
            "allocation.reduction-proposed",
            "disbursement.requested",
            "disbursement.reviewed",
            "disbursement.approved",
            "disbursement.rejected",
            "disbursement.payment-entered",
            "disbursement.return-entered",
            "reversal.entered",
            "project.accepted",
            "settlement.proposed",
            "settlement.approved",
            "project.asset-value-claimed",
            "project.asset-value-released",
            "recovery.ordered",
            "recovery.receipt-entered",
            "recovery.receipt-rejected",
            "recovery.pool-return-entered",
            "recovery.waiver-proposed",
            "recovery.waived",
            "project.notice-closed",
            "hold.set",
            "hold.lifted",
            "hold.overridden",
            "project.finding-closure-recorded",
            "asset.registered",
            "asset.registration-abandoned",
            "asset.title-confirmed",
            "asset.shares-decided",
            "income.distribution-decided",
            "notice.drafted",
            "notice.revised",
            "notice.approved",
            "notice.posted",
            "notice.suspended",
            "notice.objection-resolved",
            "notice.closed",
            "notice.superseded",
            "notice.withdrawn",
            "case.received",
            "case.accepted",
            "case.assigned",
            "case.replied",
            "case.closed",
            "finding.raised",
            "finding.assigned",
            "finding.rectification-reported",
            "finding.rectification-verified",
            "finding.rectification-rejected",
            "finding.closed",
            "sample.drawn");

    static List<Event> moving() {
        return EventExamples.all().stream()
                .filter(event -> MOVE.contains(WireNames.of(event).eventType()))
                .toList();
    }

    @Test
    void of_every_event_are_decided_by_name() {
        var all = WireNames.eventClasses().stream()
                .map(eventClass -> WireNames.of(eventClass).eventType())
                .toList();
        assertThat(Stream.concat(MOVE.stream(), MOVE_NOTHING.stream()).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(all);
        var posting = EventExamples.all().stream()
                .filter(event -> !Postings.of(event).isEmpty())
                .map(event -> WireNames.of(event).eventType())
                .collect(Collectors.toSet());
        assertThat(posting).isEqualTo(MOVE);
    }

    @ParameterizedTest
    @MethodSource("moving")
    void sum_to_zero_for_the_event_and_for_each_fund(Event event) {
        var postings = Postings.of(event);
        assertThat(sum(postings)).isZero();
        assertThat(postings)
                .allSatisfy(posting -> assertThat(posting.amountFen()).isNotZero());
        var byFund = postings.stream()
                .filter(posting -> posting.fundId() != null)
                .collect(groupingBy(
                        posting -> Objects.requireNonNull(posting.fundId()), summingLong(Posting::amountFen)));
        assertThat(byFund.values()).allSatisfy(sum -> assertThat(sum).isZero());
    }

    @ParameterizedTest
    @MethodSource("moving")
    void that_lose_one_side_are_noticed(Event event) {
        var postings = Postings.of(event);
        for (int i = 0; i < postings.size(); i++) {
            var mutilated = new ArrayList<>(postings);
            mutilated.remove(i);
            assertThat(sum(mutilated)).as("without %s", postings.get(i)).isNotZero();
        }
    }

    @ParameterizedTest
    @MethodSource("moving")
    void conserve_money_and_agree_with_the_independent_fold(Event event) {
        var measures = Measures.of(Postings.of(event));
        assertThat(measures.imbalanceFen()).isZero();
        var fold = new IndependentFold();
        fold.apply(event);
        assertThat(measures).isEqualTo(fold.total());
    }

    @Test
    void come_as_one_pair_per_line_at_the_place_of_the_line() {
        var paid = example(DisbursementPaid.class);
        var line = paid.lines().getFirst();
        var project = paid.projectId().value();
        assertThat(Postings.of((Event) paid))
                .hasSize(2 * paid.lines().size())
                .startsWith(
                        new Posting(
                                Account.ALLOCATED,
                                Flow.PAYMENT,
                                line.divisionCode(),
                                line.fundId(),
                                project,
                                -line.amountFen().fen()),
                        new Posting(
                                Account.PAID,
                                Flow.PAYMENT,
                                line.divisionCode(),
                                line.fundId(),
                                project,
                                line.amountFen().fen()));
    }

    @Test
    void of_a_reversal_undo_exactly_the_original() {
        var paid = example(DisbursementPaid.class);
        var received = example(RecoveryReceived.class);
        undoes(paid, reversal(OriginalKind.DISBURSEMENT_PAID, paid.amountFen(), paid.lines()));
        undoes(received, reversal(OriginalKind.RECOVERY_RECEIVED, received.amountFen(), received.lines()));
    }

    @Test
    void of_income_count_only_what_reached_a_village() {
        var received = Measures.of(Postings.of((Event) example(IncomeReceived.class)));
        assertThat(received).isEqualTo(Measures.ZERO);
        var distributed = example(IncomeDistributed.class);
        var reached = Postings.of((Event) distributed).stream()
                .filter(posting -> posting.divisionCode().equals(distributed.divisionCode()))
                .toList();
        assertThat(Measures.of(reached).incomeFen())
                .isEqualTo(distributed.amountFen().fen());
    }

    @Test
    void refuse_lines_that_do_not_come_to_the_amount() {
        var issued = example(AllocationIssued.class);
        var wrong = new AllocationIssued(
                issued.projectId(),
                issued.allocationId(),
                issued.amountFen().minus(Amount.ofFen(1)),
                issued.fiscalYear(),
                issued.lines(),
                issued.issueDocNo());
        assertThatThrownBy(() -> Postings.of((Event) wrong))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ALLOCATION of 200000000 fen has lines of 200000001 fen in total");
    }

    @Test
    void of_a_line_that_gives_nothing_are_none() {
        var issued = example(AllocationIssued.class);
        var lines = new ArrayList<>(issued.lines());
        lines.add(new FundLine(
                FundId.of("0162a000-0000-7000-8000-0000000000f9"), DivisionCode.of("370784119333"), Amount.ZERO));
        var same = new AllocationIssued(
                issued.projectId(),
                issued.allocationId(),
                issued.amountFen(),
                issued.fiscalYear(),
                lines,
                issued.issueDocNo());
        assertThat(Postings.of((Event) same)).isEqualTo(Postings.of((Event) issued));
    }

    @Test
    void of_a_family_nobody_thought_of_are_refused() {
        Event stranger = () -> new StreamId(StreamType.FUND, "x");
        assertThatThrownBy(() -> Postings.of(stranger)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stand_in_accounts_with_distinct_numbers_and_names() {
        assertThat(Stream.of(Account.values()).map(Account::number)).doesNotHaveDuplicates();
        assertThat(Stream.of(Account.values()).map(Account::chinese)).doesNotHaveDuplicates();
        assertThat(Account.POOL.number()).isEqualTo(2);
        assertThat(Account.RECONCILIATION.number()).isEqualTo(12);
    }

    private static void undoes(Event original, Event reversal) {
        var both = Measures.of(Postings.of(original)).plus(Measures.of(Postings.of(reversal)));
        assertThat(both).isEqualTo(Measures.ZERO);
        assertThat(Postings.of(reversal).stream().map(Posting::flow).toList())
                .isEqualTo(Postings.of(original).stream().map(Posting::flow).toList());
    }

    private static EntryReversed reversal(OriginalKind kind, Amount amount, List<FundLine> lines) {
        var example = example(EntryReversed.class);
        return new EntryReversed(
                example.projectId(),
                example.reversalId(),
                example.correctsEventId(),
                kind,
                example.subjectId(),
                example.allocationId(),
                amount,
                example.fiscalYear(),
                lines);
    }

    private static <E extends Event> E example(Class<E> eventClass) {
        return EventExamples.full().stream()
                .filter(eventClass::isInstance)
                .map(eventClass::cast)
                .findFirst()
                .orElseThrow();
    }

    private static long sum(List<Posting> postings) {
        return postings.stream().mapToLong(Posting::amountFen).sum();
    }
}
