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
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.TextDigest;

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

    private static void requireText(String field, @Nullable String text) {
        if (text == null || text.isBlank()) throw SharedRefusal.FIELD_MISSING.because("field", field);
    }

    private static void requireLines(String field, List<?> lines) {
        if (lines.isEmpty() || lines.size() > LINES_MAX) throw SharedRefusal.FIELD_MISSING.because("field", field);
    }

    /** 登记: who manages and who maintains it is named from the first day (P3). */
    record RegisterAsset(AssetId assetId, Profile profile) implements AssetCommand {
        public RegisterAsset {
            profile.originalValueFen().requirePositive();
            requireText("code", profile.code());
            requireText("name", profile.name());
            requireText("location", profile.location());
            requireText("quantity", profile.quantity());
            requireText("unit", profile.unit());
            requireText("manager", profile.manager());
            requireText("maintainer", profile.maintainer());
            requireLines("projects", profile.projects());
            requireLines("sourceSplit", profile.sourceSplit());
            for (var part : profile.projects()) part.amountFen().requirePositive();
            if (profile.projects().stream()
                            .map(AssetEvent.ProjectValue::projectId)
                            .distinct()
                            .count()
                    < profile.projects().size()) {
                throw SharedRefusal.FIELD_MISSING.because("field", "projects");
            }
            var months = profile.usefulLifeMonths();
            if (months != null && months < 1) {
                throw SharedRefusal.FIELD_MISSING.because("field", "usefulLifeMonths");
            }
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
            listSha256 = new TextDigest(listSha256).sha256();
            signatories = List.copyOf(signatories);
            if (signatories.size() > LINES_MAX) throw SharedRefusal.FIELD_MISSING.because("field", "signatories");
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
            requireLines("villages", villages);
            if (Set.copyOf(villages).size() < villages.size()) {
                throw SharedRefusal.FIELD_MISSING.because("field", "villages");
            }
        }
    }

    /** 量化 in agreed parts: they sum to the value (INV-18). */
    record DecideAgreedShares(AssetId assetId, List<Share> shares, DocNo docNo) implements AssetCommand {
        public DecideAgreedShares {
            shares = List.copyOf(shares);
            requireLines("shares", shares);
            for (var share : shares) share.shareFen().requirePositive();
            if (shares.stream().map(Share::divisionCode).distinct().count() < shares.size()) {
                throw SharedRefusal.FIELD_MISSING.because("field", "shares");
            }
        }
    }

    /** 量化到村: one village's part, as decided. */
    record AssignShare(AssetId assetId, DivisionCode divisionCode) implements AssetCommand {}

    /** 收益到账. */
    record ReceiveIncome(AssetId assetId, IncomeId incomeId, int periodYear, Amount amountFen) implements AssetCommand {
        public ReceiveIncome {
            amountFen.requirePositive();
            if (periodYear < 2000 || periodYear > 2999) {
                throw SharedRefusal.FIELD_MISSING.because("field", "periodYear");
            }
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
            requireText("rule", rule);
            amountFen.requirePositive();
            requireLines("lines", lines);
            for (var line : lines) line.amountFen().requirePositive();
            if (lines.stream().map(IncomeLine::divisionCode).distinct().count() < lines.size()) {
                throw SharedRefusal.FIELD_MISSING.because("field", "lines");
            }
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
