package org.sunledger.ledger.project;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.RejectionReason;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.project.DisbursementEvent.Voucher;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.registry.ClaimsFirst;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.TextDigest;

/** What may be asked of a disbursement. A command checks its own shape, the decisions check it against history. */
public sealed interface DisbursementCommand extends ProjectCommand {
    /** So many vouchers fit into one request; more are split over several. */
    int VOUCHERS_MAX = 200;

    DisbursementId disbursementId();

    /** Who holds the values that this disbursement uses (INV-09). */
    static Holder holder(ProjectId projectId, DisbursementId disbursementId) {
        return new Holder(projectId.stream().toString(), disbursementId.value());
    }

    @Override
    default Set<Role> mayBeGivenBy() {
        return switch (this) {
            case RequestDisbursement ignored -> Set.of(Role.MAKER, Role.VILLAGE_CLERK, Role.TOWN);
            case ReviewDisbursement ignored -> Set.of(Role.PROJECT_AUTHORITY, Role.TOWN);
            case ApproveDisbursement ignored -> Set.of(Role.CHECKER);
            case RejectDisbursement ignored -> Set.of(Role.PROJECT_AUTHORITY, Role.TOWN, Role.CHECKER);
            case EnterPayment ignored -> Set.of();
            case PayDisbursement ignored -> Set.of(Role.TREASURY);
            case EnterReturn ignored -> Set.of(Role.TREASURY);
            case ConfirmReturn ignored -> Set.of(Role.CHECKER);
        };
    }

    /**
     * A payment is asked for (申请); its vouchers are claimed, so that none pays twice.
     *
     * @param milestoneNo the step it pays for; null where none
     */
    record RequestDisbursement(
            ProjectId projectId,
            DisbursementId disbursementId,
            AllocationId allocationId,
            @Nullable Integer milestoneNo,
            PartyVersion payee,
            Amount amountFen,
            Kind kind,
            List<Voucher> vouchers)
            implements DisbursementCommand {
        public RequestDisbursement {
            vouchers = List.copyOf(vouchers);
            var shape = new Shape().positive("amountFen", amountFen).atMost("vouchers", vouchers, VOUCHERS_MAX);
            for (int i = 0; i < vouchers.size(); i++) {
                var voucher = vouchers.get(i);
                var field = "vouchers[" + i + "].";
                shape.text(field + "type", voucher.type())
                        .text(field + "no", voucher.no())
                        .text(field + "issuer", voucher.issuer())
                        .digest(field + "sha256", voucher.sha256())
                        .positive(field + "amountFen", voucher.amountFen());
            }
            shape.orThrow();
        }
    }

    record ReviewDisbursement(
            ProjectId projectId,
            DisbursementId disbursementId,
            @Nullable TextDigest opinion) implements DisbursementCommand {}

    record ApproveDisbursement(
            ProjectId projectId,
            DisbursementId disbursementId,
            @Nullable TextDigest opinion) implements DisbursementCommand {}

    record RejectDisbursement(ProjectId projectId, DisbursementId disbursementId, RejectionReason reasonCode)
            implements DisbursementCommand {
        @Override
        public boolean needsReason() {
            return reasonCode == RejectionReason.OTHER;
        }
    }

    /** The intent of {@link PayDisbursement}; only the gateway gives it. */
    record EnterPayment(ProjectId projectId, DisbursementId disbursementId, BankRef bankRef)
            implements DisbursementCommand {}

    /** The bank's word. Amount and payee are those that were approved: the treasury can change neither. */
    record PayDisbursement(ProjectId projectId, DisbursementId disbursementId, BankRef bankRef)
            implements DisbursementCommand, ClaimsFirst {
        @Override
        public EnterPayment intent() {
            return new EnterPayment(projectId, disbursementId, bankRef);
        }

        @Override
        public List<ClaimKey> claims() {
            return List.of(ClaimKey.of(bankRef));
        }

        @Override
        public Holder holder() {
            return DisbursementCommand.holder(projectId, disbursementId);
        }
    }

    record EnterReturn(
            ProjectId projectId,
            DisbursementId disbursementId,
            Amount amountFen,
            BankRef bankRef,
            ReturnReason reasonCode)
            implements DisbursementCommand {
        public EnterReturn {
            new Shape().positive("amountFen", amountFen).orThrow();
        }

        @Override
        public boolean needsReason() {
            return reasonCode == ReturnReason.OTHER;
        }
    }

    record ConfirmReturn(ProjectId projectId, DisbursementId disbursementId) implements DisbursementCommand {}
}
