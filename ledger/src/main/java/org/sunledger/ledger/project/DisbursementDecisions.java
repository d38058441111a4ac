package org.sunledger.ledger.project;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.Disbursement.Approved;
import org.sunledger.ledger.project.Disbursement.Open;
import org.sunledger.ledger.project.Disbursement.Paid;
import org.sunledger.ledger.project.Disbursement.Rejected;
import org.sunledger.ledger.project.Disbursement.Requested;
import org.sunledger.ledger.project.Disbursement.Returned;
import org.sunledger.ledger.project.Disbursement.Reversed;
import org.sunledger.ledger.project.Disbursement.Reviewed;
import org.sunledger.ledger.project.Disbursement.Step;
import org.sunledger.ledger.project.Disbursement.Terms;
import org.sunledger.ledger.project.DisbursementCommand.ApproveDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.ConfirmReturn;
import org.sunledger.ledger.project.DisbursementCommand.EnterPayment;
import org.sunledger.ledger.project.DisbursementCommand.EnterReturn;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RejectDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RequestDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.ReviewDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementApproved;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRejected;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRequested;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReviewed;
import org.sunledger.ledger.project.DisbursementEvent.PaymentEntered;
import org.sunledger.ledger.project.DisbursementEvent.ReturnEntered;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.registry.ClaimStanding;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Verdict;

/** The rules of paying out: requested, reviewed, approved, paid by four persons; and what the bank sends back. */
final class DisbursementDecisions {
    private DisbursementDecisions() {}

    static List<ProjectEvent> decide(Project project, DisbursementCommand command, Context x) {
        return switch (command) {
            case RequestDisbursement c -> request(project, c, x);
            case ReviewDisbursement c -> review(project, c, x);
            case ApproveDisbursement c -> approve(project, c, x);
            case RejectDisbursement c -> reject(project, c, x);
            case EnterPayment c -> enterPayment(project, c);
            case PayDisbursement c -> pay(project, c, x);
            case EnterReturn c -> enterReturn(project, c, x);
            case ConfirmReturn c -> confirmReturn(project, c, x);
        };
    }

    private static List<ProjectEvent> request(Project project, RequestDisbursement c, Context x) {
        var verdict = new Verdict();
        if (project.money().disbursement(c.disbursementId()) != null) {
            throw verdict.stop(ProjectRefusal.ID_TAKEN, "id", c.disbursementId());
        }
        var allocation = AllocationDecisions.issuedOf(project, c.allocationId(), verdict);
        verdict.refuseIf(
                c.milestoneNo() != null && project.milestones().step(c.milestoneNo()) == null,
                ProjectRefusal.UNKNOWN_MILESTONE,
                "milestoneNo",
                c.milestoneNo());
        var terms = new Terms(c.disbursementId(), c.allocationId(), c.kind(), c.payee(), c.amountFen(), c.vouchers());
        vouchersCover(verdict, terms);
        vouchersUnused(verdict, terms, DisbursementCommand.holder(c.projectId(), c.disbursementId()), x);
        PaymentRules.check(verdict, project, terms, allocation, x);
        return verdict.or(new DisbursementRequested(
                c.projectId(),
                c.disbursementId(),
                c.allocationId(),
                c.milestoneNo(),
                c.payee(),
                c.amountFen(),
                c.kind(),
                c.vouchers()));
    }

    private static void vouchersCover(Verdict verdict, Terms terms) {
        var sumFen = 0L;
        for (var voucher : terms.vouchers()) {
            sumFen = Math.addExact(sumFen, voucher.amountFen().fen());
        }
        verdict.refuseIf(
                sumFen < terms.amount().fen(),
                ProjectRefusal.VOUCHERS_TOO_LOW,
                "vouchersFen",
                Figures.of(sumFen),
                "requestedFen",
                terms.amount());
    }

    /** INV-09: once in this request, and by nobody else in the ledger. */
    private static void vouchersUnused(Verdict verdict, Terms terms, Holder holder, Context x) {
        var seen = new HashSet<ClaimKey>();
        for (var voucher : terms.vouchers()) {
            var key = Terms.keyOf(voucher);
            var isRepeated = !seen.add(key);
            verdict.refuseIf(
                    isRepeated,
                    ProjectRefusal.VOUCHER_REPEATED,
                    "voucherType",
                    voucher.type(),
                    "voucherNo",
                    voucher.no());
            verdict.refuseIf(
                    !isRepeated && x.ask(ClaimStanding.of(key)).isHeldByAnother(holder),
                    ProjectRefusal.VOUCHER_USED,
                    "voucherType",
                    voucher.type(),
                    "voucherNo",
                    voucher.no());
        }
    }

    private static List<ProjectEvent> review(Project project, ReviewDisbursement c, Context x) {
        var verdict = new Verdict();
        if (!(of(project, c, verdict) instanceof Requested requested)) {
            throw outOfOrder(project, c, Step.REQUESTED, verdict);
        }
        signedOnce(verdict, requested, x);
        return verdict.or(new DisbursementReviewed(c.projectId(), c.disbursementId(), c.opinion()));
    }

    private static List<ProjectEvent> approve(Project project, ApproveDisbursement c, Context x) {
        var verdict = new Verdict();
        if (!(of(project, c, verdict) instanceof Reviewed reviewed)) {
            throw outOfOrder(project, c, Step.REVIEWED, verdict);
        }
        signedOnce(verdict, reviewed, x);
        vouchersClaimed(verdict, reviewed.terms(), DisbursementCommand.holder(c.projectId(), c.disbursementId()), x);
        var allocation = AllocationDecisions.issuedOf(project, reviewed.terms().allocationId(), verdict);
        PaymentRules.check(verdict, project, reviewed.terms(), allocation, x);
        return verdict.or(new DisbursementApproved(c.projectId(), c.disbursementId(), c.opinion()));
    }

    /** INV-09: the automation has taken every voucher for this disbursement. */
    private static void vouchersClaimed(Verdict verdict, Terms terms, Holder holder, Context x) {
        for (var voucher : terms.vouchers()) {
            var standing = x.ask(ClaimStanding.of(Terms.keyOf(voucher)));
            if (standing.isHeldBy(holder)) continue;
            verdict.refuseIf(
                    true,
                    standing.isHeldByAnother(holder) ? ProjectRefusal.VOUCHER_USED : ProjectRefusal.VOUCHER_NOT_CLAIMED,
                    "voucherType",
                    voucher.type(),
                    "voucherNo",
                    voucher.no());
        }
    }

    private static List<ProjectEvent> reject(Project project, RejectDisbursement c, Context x) {
        var verdict = new Verdict();
        var disbursement = of(project, c, verdict);
        if (disbursement instanceof Rejected && x.request().isAutomation()) return List.of();
        if (!(disbursement instanceof Open open)) throw outOfOrder(project, c, Step.REQUESTED, verdict);
        verdict.refuseBefore(open.signedOn(), x);
        return verdict.or(new DisbursementRejected(c.projectId(), c.disbursementId(), c.reasonCode()));
    }

    private static List<ProjectEvent> pay(Project project, PayDisbursement c, Context x) {
        var verdict = new Verdict();
        var approved = payable(project, c, c.bankRef(), verdict);
        return payApproved(project, approved, c, x, verdict);
    }

    /** Every other rule was heard by the preview of the payment, and is heard again by the payment. */
    private static List<ProjectEvent> enterPayment(Project project, EnterPayment c) {
        if (payable(project, c, c.bankRef(), new Verdict()).hasEntered(c.bankRef())) return List.of();
        return List.of(new PaymentEntered(c.projectId(), c.disbursementId(), c.bankRef()));
    }

    private static Approved payable(Project project, DisbursementCommand c, BankRef bankRef, Verdict verdict) {
        return switch (of(project, c, verdict)) {
            case Approved approved -> approved;
            case Paid paid -> throw payTwice(paid, bankRef, verdict);
            case Requested ignored -> throw outOfOrder(project, c, Step.APPROVED, verdict);
            case Reviewed ignored -> throw outOfOrder(project, c, Step.APPROVED, verdict);
            case Rejected ignored -> throw outOfOrder(project, c, Step.APPROVED, verdict);
            case Returned ignored -> throw outOfOrder(project, c, Step.APPROVED, verdict);
            case Reversed ignored -> throw outOfOrder(project, c, Step.APPROVED, verdict);
        };
    }

    /** The same reference is a repetition; another one would pay twice. */
    private static Rejection payTwice(Paid paid, BankRef given, Verdict verdict) {
        if (paid.bankRef().equals(given)) {
            return verdict.stop(ProjectRefusal.ALREADY_PAID, "bankRef", paid.bankRef());
        }
        return verdict.stop(ProjectRefusal.PAID_UNDER_ANOTHER_REFERENCE, "bankRef", paid.bankRef(), "given", given);
    }

    private static List<ProjectEvent> payApproved(
            Project project, Approved approved, PayDisbursement c, Context x, Verdict verdict) {
        var terms = approved.terms();
        signedOnce(verdict, approved, x);
        // A preview comes before the claim; the payment itself needs it.
        claimed(verdict, c.bankRef(), c.holder(), x.request().isPreview(), x);
        var allocation = AllocationDecisions.issuedOf(project, terms.allocationId(), verdict);
        PaymentRules.check(verdict, project, terms, allocation, x);
        verdict.orThrow();
        return List.of(new DisbursementPaid(
                c.projectId(),
                c.disbursementId(),
                terms.allocationId(),
                terms.kind(),
                terms.payee(),
                terms.amount(),
                allocation.terms().fiscalYear(),
                allocation.balance().remaining().divide(terms.amount()),
                c.bankRef()));
    }

    private static List<ProjectEvent> enterReturn(Project project, EnterReturn c, Context x) {
        var verdict = new Verdict();
        var paid = paidOf(project, c, verdict);
        verdict.refuseIf(
                !c.amountFen().equals(paid.terms().amount()),
                ProjectRefusal.RETURN_AMOUNT_DIFFERS,
                "paidFen",
                paid.terms().amount(),
                "returnedFen",
                c.amountFen());
        notBeforePayment(verdict, paid, x);
        var holder = DisbursementCommand.holder(c.projectId(), c.disbursementId());
        // The payment's own reference is held by the same disbursement, and used nevertheless.
        var isPayments = ClaimKey.of(c.bankRef()).equals(ClaimKey.of(paid.bankRef()));
        verdict.refuseIf(isPayments, ProjectRefusal.BANK_REF_USED, "bankRef", c.bankRef());
        claimed(verdict, c.bankRef(), holder, true, x);
        return verdict.or(
                new ReturnEntered(c.projectId(), c.disbursementId(), c.amountFen(), c.bankRef(), c.reasonCode()));
    }

    private static List<ProjectEvent> confirmReturn(Project project, ConfirmReturn c, Context x) {
        var verdict = new Verdict();
        var paid = paidOf(project, c, verdict);
        var entered = paid.entered();
        if (entered == null) throw verdict.stop(ProjectRefusal.RETURN_NOT_ENTERED);
        verdict.refuseUnlessFollows(entered.enteredBy(), x);
        notBeforePayment(verdict, paid, x);
        claimed(
                verdict,
                entered.bankRef(),
                DisbursementCommand.holder(c.projectId(), c.disbursementId()),
                x.request().isPreview(),
                x);
        return verdict.or(new DisbursementReturned(
                c.projectId(),
                c.disbursementId(),
                paid.terms().allocationId(),
                paid.terms().kind(),
                paid.terms().amount(),
                paid.fiscalYear(),
                paid.lines(),
                entered.bankRef(),
                entered.reasonCode()));
    }

    private static void notBeforePayment(Verdict verdict, Paid paid, Context x) {
        verdict.refuseIf(
                x.on().isBefore(paid.paidOn()),
                ProjectRefusal.RETURN_BEFORE_PAYMENT,
                "effectiveOn",
                x.on(),
                "paidOn",
                paid.paidOn());
    }

    /** INV-09: nobody else holds the reference; and, unless it is too early for that, this holder does. */
    static void claimed(Verdict verdict, BankRef bankRef, Holder holder, boolean mayBeFree, Context x) {
        var standing = x.ask(ClaimStanding.of(ClaimKey.of(bankRef)));
        verdict.refuseIf(standing.isHeldByAnother(holder), ProjectRefusal.BANK_REF_USED, "bankRef", bankRef);
        verdict.refuseIf(
                !mayBeFree && standing.holder() == null, ProjectRefusal.BANK_REF_NOT_CLAIMED, "bankRef", bankRef);
    }

    /** INV-08: in one chain no person signs twice. */
    private static void signedOnce(Verdict verdict, Open open, Context x) {
        verdict.refuseUnlessFollows(open.signers(), x);
    }

    private static Paid paidOf(Project project, DisbursementCommand c, Verdict verdict) {
        if (of(project, c, verdict) instanceof Paid paid) return paid;
        throw outOfOrder(project, c, Step.PAID, verdict);
    }

    private static Disbursement of(Project project, DisbursementCommand c, Verdict verdict) {
        @Nullable Disbursement disbursement = project.money().disbursement(c.disbursementId());
        if (disbursement == null) {
            throw verdict.stop(ProjectRefusal.UNKNOWN_DISBURSEMENT, "disbursementId", c.disbursementId());
        }
        return disbursement;
    }

    private static Rejection outOfOrder(Project project, DisbursementCommand c, Step needed, Verdict verdict) {
        var step = of(project, c, verdict).step();
        return verdict.stop(
                ProjectRefusal.DISBURSEMENT_OUT_OF_ORDER,
                "state",
                step,
                "stateName",
                step.chinese(),
                "needed",
                needed,
                "neededName",
                needed.chinese());
    }
}
