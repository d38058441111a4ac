package org.sunledger.ledger.project;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.PipelineEvent.Procurement;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.TextDigest;

/** What may be asked on the way from the village's proposal to the start of works. */
public sealed interface PipelineCommand extends ProjectCommand {
    @Override
    default Set<Role> mayBeGivenBy() {
        return switch (this) {
            case ProposeProject ignored -> Set.of(Role.VILLAGE_CLERK, Role.TOWN);
            case ReviewProject ignored -> Set.of(Role.TOWN);
            case ApproveProject ignored -> Set.of(Role.PROJECT_AUTHORITY);
            case ListProject ignored -> Set.of(Role.PROJECT_AUTHORITY);
            case DelistProject ignored -> Set.of(Role.PROJECT_AUTHORITY);
            case SelectProject ignored -> Set.of(Role.PROJECT_AUTHORITY);
            case SignContract ignored -> Set.of(Role.PROJECT_AUTHORITY, Role.TOWN, Role.VILLAGE_CLERK);
            case StartProject ignored -> Set.of(Role.PROJECT_AUTHORITY, Role.TOWN, Role.VILLAGE_CLERK);
        };
    }

    record ProposeProject(ProjectId projectId, Profile profile) implements PipelineCommand {
        public ProposeProject {
            new Shape()
                    .positive("profile.budgetFen", profile.budgetFen())
                    .right(
                            "profile.scheduleEnd",
                            !profile.scheduleEnd().isBefore(profile.scheduleStart()),
                            "不早于 scheduleStart 的日期",
                            "a day not before scheduleStart")
                    .text("profile.name", profile.name())
                    .atLeast("profile.beneficiaryHouseholds", profile.beneficiaryHouseholds(), 0)
                    .atLeast("profile.beneficiaryPersons", profile.beneficiaryPersons(), 0)
                    .orThrow();
        }
    }

    /**
     * The town has looked at the proposal (乡审核) after the village had shown it in public.
     *
     * @param noticeId the village's closed notice of listing
     */
    record ReviewProject(
            ProjectId projectId, UUID noticeId, @Nullable TextDigest opinion) implements PipelineCommand {}

    /**
     * The county authority agrees with it (县审定) after the town had shown it in public.
     *
     * @param noticeId the town's closed notice of listing
     */
    record ApproveProject(
            ProjectId projectId, UUID noticeId, @Nullable TextDigest opinion) implements PipelineCommand {}

    /**
     * It enters the county's project pool (入库).
     *
     * @param noticeId the county's closed notice of listing
     */
    record ListProject(ProjectId projectId, UUID noticeId) implements PipelineCommand {}

    record DelistProject(ProjectId projectId, DocNo docNo) implements PipelineCommand {
        @Override
        public boolean needsReason() {
            return true;
        }
    }

    record SelectProject(ProjectId projectId, int year, DocNo planDocNo) implements PipelineCommand {
        public SelectProject {
            new Shape().between("year", year, YEAR_MIN, YEAR_MAX).orThrow();
        }
    }

    record SignContract(
            ProjectId projectId,
            String contractNo,
            PartyVersion supplier,
            Amount amountFen,
            Procurement method,
            int retentionBp,
            int prepayBp)
            implements PipelineCommand {
        public SignContract {
            new Shape()
                    .positive("amountFen", amountFen)
                    .text("contractNo", contractNo)
                    .bp("retentionBp", retentionBp)
                    .bp("prepayBp", prepayBp)
                    .orThrow();
        }
    }

    record StartProject(ProjectId projectId) implements PipelineCommand {}
}
