package org.sunledger.ledger.asset;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetEvent.IncomeLine;
import org.sunledger.ledger.asset.AssetEvent.OwnerLevel;
import org.sunledger.ledger.asset.AssetEvent.Profile;
import org.sunledger.ledger.asset.AssetEvent.Share;
import org.sunledger.ledger.asset.AssetEvent.Signature;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.StreamId;

/** What may be asked of an asset. */
public sealed interface AssetCommand extends Command {
    AssetId assetId();

    @Override
    default StreamId stream() {
        return assetId().stream();
    }

    @Override
    default Set<Role> mayBeGivenBy() {
        return Set.of(Role.PROJECT_AUTHORITY);
    }

    /** Villages of one asset or of one income: a town has some dozens; more is a mistake in the file. */
    int LINES_MAX = 500;

    /** Years whose income may be told; what lies outside is a typing mistake. */
    int YEAR_MIN = 2000;

    int YEAR_MAX = 2999;

    /** 登记: who manages and who maintains it is named from the first day (P3). */
    record RegisterAsset(AssetId assetId, Profile profile) implements AssetCommand {
        public RegisterAsset {
            var projects = profile.projects();
            var shape = new Shape()
                    .positive("profile.originalValueFen", profile.originalValueFen())
                    .text("profile.code", profile.code())
                    .text("profile.name", profile.name())
                    .text("profile.location", profile.location())
                    .text("profile.quantity", profile.quantity())
                    .text("profile.unit", profile.unit())
                    .text("profile.manager", profile.manager())
                    .text("profile.maintainer", profile.maintainer())
                    .lines("profile.projects", projects, LINES_MAX)
                    .lines("profile.sourceSplit", profile.sourceSplit(), LINES_MAX)
                    .distinct(
                            "profile.projects",
                            projects.stream()
                                    .map(AssetEvent.ProjectValue::projectId)
                                    .toList());
            for (int i = 0; i < projects.size(); i++) {
                shape.positive(
                        "profile.projects[" + i + "].amountFen", projects.get(i).amountFen());
            }
            var months = profile.usefulLifeMonths();
            if (months != null) shape.atLeast("profile.usefulLifeMonths", months, 1);
            shape.orThrow();
        }
    }

    /** The settlement of a project could not carry the value any more: sent by an automation. */
    record AbandonAssetRegistration(AssetId assetId, UUID projectId) implements AssetCommand {
        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of();
        }

        @Override
        public boolean needsValidPlace() {
            return false;
        }
    }

    /** 确权. */
    record ConfirmTitle(AssetId assetId, OwnerLevel ownerLevel, OrgId ownerOrg, DocNo docNo) implements AssetCommand {}

    /**
     * 移交 of the whole asset at its registered value, to its own place. What is missing is refused by INV-19, with
     * its name.
     */
    record HandOverAsset(
            AssetId assetId,
            OrgId fromOrg,
            @Nullable OrgId toOrg,
            DocNo handoverDocNo,
            String listSha256,
            List<Signature> signatories)
            implements AssetCommand {
        public HandOverAsset {
            signatories = List.copyOf(signatories);
            new Shape()
                    .digest("listSha256", listSha256)
                    .atMost("signatories", signatories, LINES_MAX)
                    .orThrow();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.PROJECT_AUTHORITY, Role.TOWN);
        }
    }

    /** 量化 in equal parts: the ledger divides, by largest remainder, ties by ascending code. */
    record DecideShares(AssetId assetId, List<DivisionCode> villages, DocNo docNo) implements AssetCommand {
        public DecideShares {
            villages = List.copyOf(villages);
            new Shape()
                    .lines("villages", villages, LINES_MAX)
                    .distinct("villages", villages)
                    .orThrow();
        }
    }

    /** 量化 in agreed parts: they sum to the value (INV-18). */
    record DecideAgreedShares(AssetId assetId, List<Share> shares, DocNo docNo) implements AssetCommand {
        public DecideAgreedShares {
            shares = List.copyOf(shares);
            var shape = new Shape()
                    .lines("shares", shares, LINES_MAX)
                    .distinct("shares", shares.stream().map(Share::divisionCode).toList());
            for (int i = 0; i < shares.size(); i++) {
                shape.positive("shares[" + i + "].shareFen", shares.get(i).shareFen());
            }
            shape.orThrow();
        }
    }

    /** 量化到村: one village's part, as decided. */
    record AssignShare(AssetId assetId, DivisionCode divisionCode) implements AssetCommand {}

    /** 收益到账. */
    record ReceiveIncome(AssetId assetId, IncomeId incomeId, int periodYear, Amount amountFen) implements AssetCommand {
        public ReceiveIncome {
            new Shape()
                    .positive("amountFen", amountFen)
                    .between("periodYear", periodYear, YEAR_MIN, YEAR_MAX)
                    .orThrow();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.TOWN, Role.VILLAGE_CLERK, Role.PROJECT_AUTHORITY);
        }
    }

    /**
     * 收益分配方案, by somebody who did not record the income.
     *
     * @param amountFen what is distributed: the lines sum to it exactly (INV-20)
     */
    record DecideDistribution(AssetId assetId, IncomeId incomeId, String rule, Amount amountFen, List<IncomeLine> lines)
            implements AssetCommand {
        public DecideDistribution {
            lines = List.copyOf(lines);
            var shape = new Shape()
                    .text("rule", rule)
                    .positive("amountFen", amountFen)
                    .lines("lines", lines, LINES_MAX)
                    .distinct(
                            "lines",
                            lines.stream().map(IncomeLine::divisionCode).toList());
            for (int i = 0; i < lines.size(); i++) {
                shape.positive("lines[" + i + "].amountFen", lines.get(i).amountFen());
            }
            shape.orThrow();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.VILLAGE_SUPERVISOR, Role.TOWN, Role.PROJECT_AUTHORITY);
        }
    }

    /** 收益分配到村: one village's line, as decided. */
    record DistributeIncome(AssetId assetId, IncomeId incomeId, DivisionCode divisionCode) implements AssetCommand {
        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.TOWN, Role.VILLAGE_CLERK, Role.PROJECT_AUTHORITY);
        }
    }
}
