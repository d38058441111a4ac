package org.sunledger.ledger.project;

import static org.sunledger.ledger.project.ProjectExamples.A1;
import static org.sunledger.ledger.project.ProjectExamples.A2;
import static org.sunledger.ledger.project.ProjectExamples.BANK;
import static org.sunledger.ledger.project.ProjectExamples.BANK_2;
import static org.sunledger.ledger.project.ProjectExamples.CASE;
import static org.sunledger.ledger.project.ProjectExamples.CONTRACT;
import static org.sunledger.ledger.project.ProjectExamples.D1;
import static org.sunledger.ledger.project.ProjectExamples.D2;
import static org.sunledger.ledger.project.ProjectExamples.F1;
import static org.sunledger.ledger.project.ProjectExamples.F2;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.PAYEE;
import static org.sunledger.ledger.project.ProjectExamples.PLANNED;
import static org.sunledger.ledger.project.ProjectExamples.SELECTED;
import static org.sunledger.ledger.project.ProjectExamples.SPLIT;
import static org.sunledger.ledger.project.ProjectExamples.STARTED;
import static org.sunledger.ledger.project.ProjectExamples.START_CLOSED;
import static org.sunledger.ledger.project.ProjectExamples.START_NOTICE;
import static org.sunledger.ledger.project.ProjectExamples.allocated;
import static org.sunledger.ledger.project.ProjectExamples.approved;
import static org.sunledger.ledger.project.ProjectExamples.contracted;
import static org.sunledger.ledger.project.ProjectExamples.line;
import static org.sunledger.ledger.project.ProjectExamples.lineFen;
import static org.sunledger.ledger.project.ProjectExamples.listed;
import static org.sunledger.ledger.project.ProjectExamples.paid;
import static org.sunledger.ledger.project.ProjectExamples.refClaimed;
import static org.sunledger.ledger.project.ProjectExamples.reported;
import static org.sunledger.ledger.project.ProjectExamples.request;
import static org.sunledger.ledger.project.ProjectExamples.requested;
import static org.sunledger.ledger.project.ProjectExamples.reviewed;
import static org.sunledger.ledger.project.ProjectExamples.started;
import static org.sunledger.ledger.project.ProjectExamples.verified;
import static org.sunledger.ledger.project.ProjectExamples.voucherClaimed;
import static org.sunledger.ledger.project.ProjectExamples.vouchers;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.HUIQU_TOWN;
import static org.sunledger.ledger.shell.TestActors.NOTICE_OFFICER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.PROJECT_2;
import static org.sunledger.ledger.shell.TestActors.TOWN_HUIQU;
import static org.sunledger.ledger.shell.TestActors.TREASURY;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;
import static org.sunledger.ledger.shell.TestActors.actor;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.ClearanceEvent.HoldSet;
import org.sunledger.ledger.project.DisbursementCommand.ApproveDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.EnterPayment;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RejectDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RequestDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.ReviewDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRejected;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRequested;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.PaymentEntered;
import org.sunledger.ledger.project.DisbursementEvent.RejectionReason;
import org.sunledger.ledger.project.DisbursementEvent.Voucher;
import org.sunledger.ledger.project.PipelineEvent.ContractSigned;
import org.sunledger.ledger.project.PipelineEvent.Procurement;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PayingDisbursementTest {
    private static final Amount THIRTY_PER_CENT = Amount.ofYuan(600_000);
    private static final PayDisbursement PAY = new PayDisbursement(P, D1, BANK);

    @Test
    void goes_from_the_request_over_two_signatures_to_the_banks_word() {
        started()
                .when(VILLAGE, "2018-05-08", request(D1, Kind.PREPAYMENT, THIRTY_PER_CENT))
                .expectEvents(requested(D1, Kind.PREPAYMENT, THIRTY_PER_CENT));
        requestedFixture()
                .when(PROJECT, "2018-05-08", new ReviewDisbursement(P, D1, null))
                .expectEvents(reviewed(D1));
        requestedFixture()
                .given(PROJECT, "2018-05-08", reviewed(D1))
                .when(CHECKER, "2018-05-08", new ApproveDisbursement(P, D1, null))
                .expectEvents(approved(D1));
        approvedFixture()
                .elsewhere(TREASURY, "2018-05-08", refClaimed(BANK, D1.value()))
                .when(TREASURY, "2018-05-08", PAY)
                .expectEvents(paid(D1, Kind.PREPAYMENT, THIRTY_PER_CENT, BANK));
    }

    @Test
    void thirty_per_cent_may_be_prepaid_and_not_a_fen_more() {
        started()
                .when(VILLAGE, "2018-05-08", request(D1, Kind.PREPAYMENT, Amount.ofFen(60_000_001)))
                .expectRefusals(ProjectRefusal.OVER_PROGRESS)
                .expectSentences(
                        "超进度拨款:合同 2000000.00 元,可付比例 3000 基点,最多 600000.00 元;已付净额 0.00 元,申请 600000.01 元。",
                        "Ahead of progress: 3000 basis points of the contract of 2000000.00 yuan are payable, at most 600000.00 yuan; 0.00 yuan is paid net and 600000.01 yuan was asked for.");
    }

    @Test
    void verified_progress_opens_more_and_each_step_is_rounded_down() {
        // 4000 × 9999 / 10000 = 3999 bp of 2,000,000 = 799,800.00
        var fixture = started()
                .given(VILLAGE, "2018-07-01", reported(1, 9_999))
                .given(TOWN_HUIQU, "2018-07-02", verified(1, 9_999));
        fixture.when(VILLAGE, "2018-07-16", request(D1, Kind.PROGRESS, Amount.ofFen(79_980_000)))
                .expectEvents(requested(D1, Kind.PROGRESS, Amount.ofFen(79_980_000)));
        started()
                .given(VILLAGE, "2018-07-01", reported(1, 9_999))
                .given(TOWN_HUIQU, "2018-07-02", verified(1, 9_999))
                .when(VILLAGE, "2018-07-16", request(D1, Kind.PROGRESS, Amount.ofFen(79_980_001)))
                .expectRefusals(ProjectRefusal.OVER_PROGRESS);
    }

    @Test
    void without_a_contract_nothing_is_payable() {
        allocated()
                .given(NOTICE_OFFICER, "2018-04-28", START_CLOSED)
                .when(VILLAGE, "2018-05-08", request(D1, Kind.PREPAYMENT, Amount.ofFen(1)))
                .expectRefusals(ProjectRefusal.OVER_PROGRESS);
    }

    @Test
    void an_allocation_gives_all_it_has_and_not_a_fen_more() {
        twoAllocations()
                .when(VILLAGE, "2018-09-08", request(D1, Kind.PROGRESS, CONTRACT))
                .expectEvents(requested(D1, Kind.PROGRESS, CONTRACT));
        twoAllocations()
                .when(VILLAGE, "2018-09-08", request(D1, Kind.PROGRESS, Amount.ofFen(200_000_001)))
                .expectRefusals(ProjectRefusal.INSUFFICIENT)
                .expectSentences(
                        "超出可用指标:可用 2000000.00 元,申请 2000000.01 元。",
                        "The allocation has 2000000.00 yuan available; 2000000.01 yuan was asked for.");
    }

    /** 500,000 more are allocated and contracted, so that the works are no limit for the first allocation. */
    private static LedgerFixture<ProjectAggregate> twoAllocations() {
        var fixture = listed().given(PROJECT, "2018-03-01", SELECTED);
        allocated(fixture, A1, SPLIT);
        allocated(fixture, A2, List.of(line(F1, 500_000)))
                .given(
                        PROJECT,
                        "2018-03-28",
                        new ContractSigned(
                                P, "HT-1", PAYEE, Amount.ofYuan(2_500_000), Procurement.PUBLIC_TENDER, 300, 3_000))
                .given(NOTICE_OFFICER, "2018-04-28", START_CLOSED)
                .given(TOWN_HUIQU, "2018-05-02", STARTED, PLANNED);
        for (int no = 1; no <= 3; no++) {
            fixture.given(VILLAGE, "2018-09-01", reported(no, 10_000))
                    .given(TOWN_HUIQU, "2018-09-02", verified(no, 10_000));
        }
        return fixture;
    }

    @Test
    void other_requests_that_wait_do_not_count() {
        requestedFixture()
                .when(VILLAGE, "2018-05-08", request(D2, Kind.PREPAYMENT, THIRTY_PER_CENT))
                .expectEvents(requested(D2, Kind.PREPAYMENT, THIRTY_PER_CENT));
    }

    @Test
    void what_was_paid_meanwhile_stops_the_second_at_approval_and_at_payment() {
        var fixture = started();
        fixture.given(VILLAGE, "2018-05-08", requested(D2, Kind.PREPAYMENT, THIRTY_PER_CENT))
                .elsewhere(VILLAGE, "2018-05-08", voucherClaimed(D2))
                .given(PROJECT, "2018-05-08", reviewed(D2));
        ProjectExamples.paid(fixture, "2018-05-08", D1, Kind.PREPAYMENT, THIRTY_PER_CENT, BANK)
                .when(CHECKER, "2018-05-09", new ApproveDisbursement(P, D2, null))
                .expectRefusals(ProjectRefusal.OVER_PROGRESS);
        var both = approved(started(), "2018-05-08", D2, Kind.PREPAYMENT, THIRTY_PER_CENT);
        ProjectExamples.paid(both, "2018-05-08", D1, Kind.PREPAYMENT, THIRTY_PER_CENT, BANK)
                .elsewhere(TREASURY, "2018-05-09", refClaimed(BANK_2, D2.value()))
                .when(TREASURY, "2018-05-09", new PayDisbursement(P, D2, BANK_2))
                .expectRefusals(ProjectRefusal.OVER_PROGRESS);
    }

    @Test
    void on_the_tenth_of_april_2018_both_the_notice_and_the_objection_stop_p1() {
        var fixture = contracted().given(VILLAGE, "2018-04-09", new HoldSet(P, CASE, START_NOTICE));
        fixture.when(VILLAGE, "2018-04-10", request(D1, Kind.PREPAYMENT, THIRTY_PER_CENT))
                .expectRefusals(ProjectRefusal.IMPLEMENTATION_NOTICE_OPEN, ProjectRefusal.OBJECTION_OPEN)
                .expectSentences(
                        "未完成实施前公示,不得开工或拨付:截至 2018-04-10 公示未期满结束。",
                        "The pre-implementation notice was not closed on 2018-04-10: neither start nor payment is allowed.");
    }

    @Test
    void pays_on_the_day_the_notice_closed_and_not_a_day_before() {
        started()
                .when(VILLAGE, "2018-04-28", request(D1, Kind.PREPAYMENT, THIRTY_PER_CENT))
                .expectEvents(requested(D1, Kind.PREPAYMENT, THIRTY_PER_CENT));
        started()
                .when(VILLAGE, "2018-04-27", request(D1, Kind.PREPAYMENT, THIRTY_PER_CENT))
                .expectRefusals(ProjectRefusal.IMPLEMENTATION_NOTICE_OPEN);
    }

    @Test
    void before_the_year_plan_nothing_is_paid() {
        allocated(listed(), A1, SPLIT)
                .given(NOTICE_OFFICER, "2018-04-28", START_CLOSED)
                .when(VILLAGE, "2018-05-08", request(D1, Kind.PREPAYMENT, Amount.ofFen(1)))
                .expectRefusals(ProjectRefusal.OVER_PROGRESS, ProjectRefusal.NOT_IN_YEAR_PLAN);
    }

    @Test
    void vouchers_cover_the_amount_to_the_fen_and_stand_once() {
        var voucher = vouchers(D1, THIRTY_PER_CENT).getFirst();
        started()
                .when(VILLAGE, "2018-05-08", with(Amount.ofFen(59_999_999), List.of(voucher)))
                .expectEvents(new DisbursementRequested(
                        P, D1, A1, null, PAYEE, Amount.ofFen(59_999_999), Kind.PREPAYMENT, List.of(voucher)));
        var low = new Voucher("发票", "NO-" + D1, "某公司", "ab".repeat(32), Amount.ofFen(59_999_999));
        started()
                .when(VILLAGE, "2018-05-08", with(THIRTY_PER_CENT, List.of(low)))
                .expectRefusals(ProjectRefusal.VOUCHERS_TOO_LOW)
                .expectSentences(
                        "票据不足:票据合计 599999.99 元,申请 600000.00 元。",
                        "The vouchers come to 599999.99 yuan; 600000.00 yuan was asked for.");
        // The same number with another width and a blank is the same voucher.
        var again = new Voucher("发票", " ＮO-" + D1, "某公司", "cd".repeat(32), Amount.ofFen(1));
        started()
                .when(VILLAGE, "2018-05-08", with(THIRTY_PER_CENT, List.of(voucher, again)))
                .expectRefusals(ProjectRefusal.VOUCHER_REPEATED);
    }

    private static RequestDisbursement with(Amount amount, List<Voucher> vouchers) {
        return new RequestDisbursement(P, D1, A1, null, PAYEE, amount, Kind.PREPAYMENT, vouchers);
    }

    @Test
    void a_voucher_or_a_reference_of_another_disbursement_is_refused() {
        var key = ClaimKey.voucher("发票", "NO-" + D1, "某公司");
        var other = DisbursementCommand.holder(P, D2);
        started()
                .elsewhere(VILLAGE, "2018-05-07", new ClaimTaken(key, other))
                .when(VILLAGE, "2018-05-08", request(D1, Kind.PREPAYMENT, THIRTY_PER_CENT))
                .expectRefusals(ProjectRefusal.VOUCHER_USED)
                .expectSentences(
                        "票据重复,疑似重复报账:发票 NO-" + D1 + " 已由另一申请使用。",
                        "Voucher 发票 NO-" + D1 + " is used by another request.");
        approvedFixture()
                .elsewhere(TREASURY, "2018-05-07", refClaimed(BANK, D2.value()))
                .when(TREASURY, "2018-05-08", PAY)
                .expectRefusals(ProjectRefusal.BANK_REF_USED)
                .expectSentences("银行流水号重复:TK-1 已使用。", "Bank reference TK-1 is already used.");
    }

    @Test
    void approval_waits_for_the_vouchers_and_payment_for_its_reference() {
        started()
                .given(VILLAGE, "2018-05-08", requested(D1, Kind.PREPAYMENT, THIRTY_PER_CENT))
                .given(PROJECT, "2018-05-08", reviewed(D1))
                .when(CHECKER, "2018-05-08", new ApproveDisbursement(P, D1, null))
                .expectRefusals(ProjectRefusal.VOUCHER_NOT_CLAIMED);
        approvedFixture().when(TREASURY, "2018-05-08", PAY).expectRefusals(ProjectRefusal.BANK_REF_NOT_CLAIMED);
        approvedFixture().when(TREASURY, "2018-05-08", PAY, Request::asPreview).expectNothing();
    }

    @Test
    void a_reference_is_entered_once_and_only_while_the_disbursement_may_be_paid() {
        var enter = new EnterPayment(P, D1, BANK);
        var entered = new PaymentEntered(P, D1, BANK);
        approvedFixture().whenAutomated(TREASURY, "2018-05-08", enter).expectEvents(entered);
        approvedFixture()
                .given(TREASURY, "2018-05-08", entered)
                .whenAutomated(TREASURY, "2018-05-08", enter)
                .expectNothing();
        approvedFixture()
                .given(TREASURY, "2018-05-08", entered)
                .whenAutomated(TREASURY, "2018-05-08", new EnterPayment(P, D1, BANK_2))
                .expectEvents(new PaymentEntered(P, D1, BANK_2));
        requestedFixture()
                .whenAutomated(TREASURY, "2018-05-08", enter)
                .expectRefusals(ProjectRefusal.DISBURSEMENT_OUT_OF_ORDER);
        approvedFixture()
                .given(TREASURY, "2018-05-08", paid(D1, Kind.PREPAYMENT, THIRTY_PER_CENT, BANK))
                .whenAutomated(TREASURY, "2018-05-08", enter)
                .expectRefusals(ProjectRefusal.ALREADY_PAID);
        approvedFixture().when(TREASURY, "2018-05-08", enter).expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED);
    }

    @Test
    void no_person_signs_twice_in_one_chain() {
        var clerkReviews = actor("village", Role.TOWN, HUIQU_TOWN);
        requestedFixture()
                .when(clerkReviews, "2018-05-08", new ReviewDisbursement(P, D1, null))
                .expectRefusals(SharedRefusal.SAME_PERSON);
        for (var earlier : List.of("village", "project")) {
            requestedFixture()
                    .given(PROJECT, "2018-05-08", reviewed(D1))
                    .when(actor(earlier, Role.CHECKER, COUNTY), "2018-05-08", new ApproveDisbursement(P, D1, null))
                    .expectRefusals(SharedRefusal.SAME_PERSON);
        }
        for (var earlier : List.of("village", "project", "checker")) {
            approvedFixture()
                    .elsewhere(TREASURY, "2018-05-08", refClaimed(BANK, D1.value()))
                    .when(actor(earlier, Role.TREASURY, COUNTY), "2018-05-08", PAY)
                    .expectRefusals(SharedRefusal.SAME_PERSON);
        }
    }

    @Test
    void no_signature_is_skipped_or_given_twice() {
        requestedFixture()
                .when(TREASURY, "2018-05-08", PAY)
                .expectRefusals(ProjectRefusal.DISBURSEMENT_OUT_OF_ORDER)
                .expectSentences(
                        "签字顺序不符:拨付现为“已申请”,应为“财政已审”。",
                        "The signatures are out of order: the disbursement is REQUESTED; this needs APPROVED.");
        requestedFixture()
                .when(CHECKER, "2018-05-08", new ApproveDisbursement(P, D1, null))
                .expectRefusals(ProjectRefusal.DISBURSEMENT_OUT_OF_ORDER);
        approvedFixture()
                .when(PROJECT_2, "2018-05-08", new ReviewDisbursement(P, D1, null))
                .expectRefusals(ProjectRefusal.DISBURSEMENT_OUT_OF_ORDER);
    }

    @Test
    void is_paid_once_whatever_the_reference() {
        paidFixture().when(TREASURY, "2018-05-09", PAY).expectRefusals(ProjectRefusal.ALREADY_PAID);
        paidFixture()
                .when(TREASURY, "2018-05-09", new PayDisbursement(P, D1, BANK_2))
                .expectRefusals(ProjectRefusal.PAID_UNDER_ANOTHER_REFERENCE)
                .expectSentences(
                        "该笔拨付已按流水号 TK-1 支付,现报流水号 TK-2。",
                        "This disbursement was already paid under reference TK-1; TK-2 was given now.");
    }

    @Test
    void may_be_rejected_until_it_is_paid_and_an_automation_may_find_it_rejected() {
        var reject = new RejectDisbursement(P, D1, RejectionReason.DUPLICATE_VOUCHER);
        var rejected = new DisbursementRejected(P, D1, RejectionReason.DUPLICATE_VOUCHER);
        requestedFixture().whenAutomated(VILLAGE, "2018-05-08", reject).expectEvents(rejected);
        approvedFixture().when(CHECKER, "2018-05-08", reject).expectEvents(rejected);
        requestedFixture()
                .given(CHECKER, "2018-05-08", rejected)
                .whenAutomated(VILLAGE, "2018-05-08", reject)
                .expectNothing();
        requestedFixture()
                .given(CHECKER, "2018-05-08", rejected)
                .when(CHECKER, "2018-05-08", reject)
                .expectRefusals(ProjectRefusal.DISBURSEMENT_OUT_OF_ORDER);
        paidFixture().when(CHECKER, "2018-05-09", reject).expectRefusals(ProjectRefusal.DISBURSEMENT_OUT_OF_ORDER);
    }

    @Test
    void the_last_fen_goes_to_the_lower_fund_as_ids_are_printed() {
        // Two lines of one yuan: one fen has the same remainder on both.
        var split = List.of(lineFen(F2, 100), lineFen(F1, 100));
        var fixture = allocated(listed().given(PROJECT, "2018-03-01", SELECTED), A1, split)
                .given(
                        PROJECT,
                        "2018-03-28",
                        new ContractSigned(P, "HT-1", PAYEE, Amount.ofFen(200), Procurement.INQUIRY, 0, 3_000))
                .given(NOTICE_OFFICER, "2018-04-28", START_CLOSED);
        approved(fixture, "2018-05-08", D1, Kind.PREPAYMENT, Amount.ofFen(1))
                .elsewhere(TREASURY, "2018-05-08", refClaimed(BANK, D1.value()))
                .when(TREASURY, "2018-05-08", PAY)
                .expectEvents(new DisbursementPaid(
                        P, D1, A1, Kind.PREPAYMENT, PAYEE, Amount.ofFen(1), 2018, List.of(lineFen(F1, 1)), BANK));
    }

    private static LedgerFixture<ProjectAggregate> requestedFixture() {
        return started()
                .given(VILLAGE, "2018-05-08", requested(D1, Kind.PREPAYMENT, THIRTY_PER_CENT))
                .elsewhere(VILLAGE, "2018-05-08", voucherClaimed(D1));
    }

    private static LedgerFixture<ProjectAggregate> approvedFixture() {
        return approved(started(), "2018-05-08", D1, Kind.PREPAYMENT, THIRTY_PER_CENT);
    }

    private static LedgerFixture<ProjectAggregate> paidFixture() {
        return ProjectExamples.paid(started(), "2018-05-08", D1, Kind.PREPAYMENT, THIRTY_PER_CENT, BANK);
    }
}
