package org.sunledger.ledger.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.project.DisbursementEvent.Voucher;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Signature;

/** Where a disbursement stands. Each state is a type, so a rule can only ask what that state can answer. */
sealed interface Disbursement {
    Terms terms();

    Step step();

    /** 状态, as sentences name it. */
    enum Step {
        REQUESTED("已申请"),
        REVIEWED("业务已审"),
        APPROVED("财政已审"),
        REJECTED("已驳回"),
        PAID("已支付"),
        RETURNED("已退票"),
        REVERSED("已冲销");

        private final String chinese;

        Step(String chinese) {
            this.chinese = chinese;
        }

        String chinese() {
            return chinese;
        }
    }

    /** What was asked for; nobody later in the chain changes it. */
    record Terms(
            DisbursementId disbursementId,
            AllocationId allocationId,
            Kind kind,
            PartyVersion payee,
            Amount amount,
            List<Voucher> vouchers) {
        List<ClaimKey> voucherKeys() {
            return vouchers.stream().map(Terms::keyOf).toList();
        }

        static ClaimKey keyOf(Voucher voucher) {
            return ClaimKey.voucher(voucher.type(), voucher.no(), voucher.issuer());
        }
    }

    /** On its way to the bank: knows who has signed so far (INV-08). */
    sealed interface Open extends Disbursement {
        Set<Signature> signers();

        /** Of the last step taken. */
        default LocalDate signedOn() {
            return Collections.max(signers().stream().map(Signature::on).toList());
        }

        /** References entered for the payment so far, in this order; their claims may be held already. */
        default List<BankRef> enteredRefs() {
            return List.of();
        }

        default Set<Signature> signersAnd(Signature signature) {
            var all = new LinkedHashSet<>(signers());
            all.add(signature);
            return all;
        }
    }

    record Requested(Terms terms, Set<Signature> signers) implements Open {
        @Override
        public Step step() {
            return Step.REQUESTED;
        }
    }

    record Reviewed(Terms terms, Set<Signature> signers) implements Open {
        @Override
        public Step step() {
            return Step.REVIEWED;
        }
    }

    record Approved(Terms terms, Set<Signature> signers, List<BankRef> enteredRefs) implements Open {
        @Override
        public Step step() {
            return Step.APPROVED;
        }

        boolean hasEntered(BankRef bankRef) {
            return without(List.of(bankRef), enteredRefs).isEmpty();
        }

        Approved withPayment(BankRef bankRef) {
            var refs = new ArrayList<>(enteredRefs);
            refs.add(bankRef);
            return new Approved(terms, signers, List.copyOf(refs));
        }
    }

    /**
     * Ended before it was paid.
     *
     * @param freedRefs bank references that may be used again
     */
    record Rejected(Terms terms, List<BankRef> freedRefs) implements Disbursement {
        @Override
        public Step step() {
            return Step.REJECTED;
        }
    }

    /** The maker's half of a return. */
    record ReturnEntry(BankRef bankRef, ReturnReason reasonCode, Signature enteredBy) {}

    /**
     * The bank confirmed the payment (支付); what it sends back later is entered here until somebody confirms it.
     *
     * @param givenUpRefs references entered for the payment, which then came under another
     * @param replacedRefs references of return entries that a later entry took the place of
     */
    record Paid(
            Terms terms,
            BankRef bankRef,
            LocalDate paidOn,
            int fiscalYear,
            List<FundLine> lines,
            List<BankRef> givenUpRefs,
            @Nullable ReturnEntry entered,
            List<BankRef> replacedRefs)
            implements Disbursement {
        @Override
        public Step step() {
            return Step.PAID;
        }

        Paid withReturn(ReturnEntry entry) {
            var replaced = new ArrayList<>(replacedRefs);
            if (entered != null && !entered.bankRef().equals(entry.bankRef())) replaced.add(entered.bankRef());
            replaced.remove(entry.bankRef());
            return new Paid(terms, bankRef, paidOn, fiscalYear, lines, givenUpRefs, entry, List.copyOf(replaced));
        }

        /** References that may be used again while the payment stands: given up, and no return has taken them since. */
        List<BankRef> freedRefs() {
            var free = without(givenUpRefs, replacedRefs);
            return entered == null ? free : without(free, List.of(entered.bankRef()));
        }
    }

    /**
     * The bank sent the money back (退票): the payee never had it.
     *
     * @param freedRefs bank references that may be used again
     */
    record Returned(Terms terms, List<BankRef> freedRefs) implements Disbursement {
        @Override
        public Step step() {
            return Step.RETURNED;
        }
    }

    /**
     * The entry was wrong and is taken back (冲销): the ledger counts as if nothing had been paid.
     *
     * @param freedRefs bank references that may be used again
     */
    record Reversed(Terms terms, List<BankRef> freedRefs) implements Disbursement {
        @Override
        public Step step() {
            return Step.REVERSED;
        }
    }

    /** What is left of the references, as claims compare them. */
    static List<BankRef> without(List<BankRef> refs, List<BankRef> others) {
        var keys = others.stream().map(ClaimKey::of).toList();
        return refs.stream().filter(ref -> !keys.contains(ClaimKey.of(ref))).toList();
    }
}
