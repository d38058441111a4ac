package org.sunledger.ledger.asset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.Asset.Distribution;
import org.sunledger.ledger.asset.Asset.Income;
import org.sunledger.ledger.asset.AssetCommand.AbandonAssetRegistration;
import org.sunledger.ledger.asset.AssetCommand.AssignShare;
import org.sunledger.ledger.asset.AssetCommand.ConfirmTitle;
import org.sunledger.ledger.asset.AssetCommand.DecideAgreedShares;
import org.sunledger.ledger.asset.AssetCommand.DecideDistribution;
import org.sunledger.ledger.asset.AssetCommand.DecideShares;
import org.sunledger.ledger.asset.AssetCommand.DistributeIncome;
import org.sunledger.ledger.asset.AssetCommand.HandOverAsset;
import org.sunledger.ledger.asset.AssetCommand.ReceiveIncome;
import org.sunledger.ledger.asset.AssetCommand.RegisterAsset;
import org.sunledger.ledger.asset.AssetEvent.AssetHandedOver;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistered;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistrationAbandoned;
import org.sunledger.ledger.asset.AssetEvent.AssetShareAssigned;
import org.sunledger.ledger.asset.AssetEvent.AssetSharesDecided;
import org.sunledger.ledger.asset.AssetEvent.AssetTitleConfirmed;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributed;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributionDecided;
import org.sunledger.ledger.asset.AssetEvent.IncomeLine;
import org.sunledger.ledger.asset.AssetEvent.IncomeReceived;
import org.sunledger.ledger.asset.AssetEvent.Profile;
import org.sunledger.ledger.asset.AssetEvent.ProjectValue;
import org.sunledger.ledger.asset.AssetEvent.Share;
import org.sunledger.ledger.asset.AssetEvent.Side;
import org.sunledger.ledger.asset.AssetEvent.Signature;
import org.sunledger.ledger.project.AssetValueClaim;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.SettlementStanding;
import org.sunledger.ledger.registry.DivisionStanding;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Apportionment;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.Verdict;
import org.sunledger.ledger.shared.Yuan;

/** The rules of title, shares, handover and income: what happened so far and a command, to what happens next or a no. */
final class AssetDecisions {
    private AssetDecisions() {}

    static List<AssetEvent> decide(Asset asset, AssetCommand command, Context x) {
        return switch (command) {
            case RegisterAsset c -> register(asset, c, x);
            case AbandonAssetRegistration c -> abandon(asset, c);
            case ConfirmTitle c -> confirmTitle(asset, c, x);
            case HandOverAsset c -> handOver(asset, c);
            case DecideShares c -> divideEqually(asset, c, x);
            case DecideAgreedShares c -> divideAsAgreed(asset, c, x);
            case AssignShare c -> assignShare(asset, c, x);
            case ReceiveIncome c -> receiveIncome(asset, c);
            case DecideDistribution c -> decideDistribution(asset, c, x);
            case DistributeIncome c -> distribute(asset, c, x);
        };
    }

    /** Money and shares are about the village that gets them; the asset's own place is checked beside it. */
    static DivisionCode placeOf(Asset asset, AssetCommand command, Context x) {
        return switch (command) {
            case RegisterAsset c -> c.profile().divisionCode();
            case AssignShare c -> c.divisionCode();
            case DistributeIncome c -> c.divisionCode();
            case AbandonAssetRegistration ignored -> ownPlace(asset, x);
            case ConfirmTitle ignored -> ownPlace(asset, x);
            case HandOverAsset ignored -> ownPlace(asset, x);
            case DecideShares ignored -> ownPlace(asset, x);
            case DecideAgreedShares ignored -> ownPlace(asset, x);
            case ReceiveIncome ignored -> ownPlace(asset, x);
            case DecideDistribution ignored -> ownPlace(asset, x);
        };
    }

    private static DivisionCode ownPlace(Asset asset, Context x) {
        var profile = asset.profile();
        return profile == null ? x.actor().area() : profile.divisionCode();
    }

    private static List<AssetEvent> register(Asset asset, RegisterAsset c, Context x) {
        var verdict = new Verdict();
        var before = asset.profile();
        if (asset.isAbandoned()) throw AssetRefusal.REGISTRATION_ABANDONED.because("assetId", c.assetId());
        if (before != null) {
            throw AssetRefusal.ALREADY_REGISTERED.because("assetId", c.assetId(), "code", before.code());
        }
        var value = c.profile().originalValueFen();
        refuseUnlessSum(
                verdict,
                AssetRefusal.SOURCES_DIFFER,
                c.profile().sourceSplit().stream().map(FundLine::amountFen).toList(),
                value);
        refuseUnlessSum(
                verdict,
                AssetRefusal.PROJECT_VALUES_DIFFER,
                c.profile().projects().stream().map(ProjectValue::amountFen).toList(),
                value);
        for (var part : c.profile().projects()) {
            var project = new ProjectId(part.projectId());
            var standing = x.ask(SettlementStanding.of(project));
            var settlement = standing.settlement();
            if (settlement == null) {
                verdict.refuseIf(true, AssetRefusal.NOT_SETTLED, "projectId", project);
                continue;
            }
            verdict.refuseIf(
                    part.amountFen().fen() > standing.unclaimedFen(),
                    AssetRefusal.ABOVE_SETTLEMENT,
                    "projectId",
                    project,
                    "settlement",
                    settlement,
                    "registered",
                    Yuan.of(sum(standing.claimed().values())),
                    "asked",
                    part.amountFen());
        }
        return verdict.or(new AssetRegistered(c.assetId(), c.profile()));
    }

    private static List<AssetEvent> abandon(Asset asset, AbandonAssetRegistration c) {
        if (asset.profile() == null) throw AssetRefusal.UNKNOWN_ASSET.because("assetId", c.assetId());
        if (asset.isAbandoned()) return List.of();
        // The title is confirmed only when every project counted its part, so nothing can be missing any more.
        if (asset.hasTitle()) throw AssetRefusal.TITLE_ALREADY_CONFIRMED.because("assetId", c.assetId());
        return List.of(new AssetRegistrationAbandoned(c.assetId(), c.projectId()));
    }

    private static List<AssetEvent> confirmTitle(Asset asset, ConfirmTitle c, Context x) {
        var profile = registered(asset, c);
        var verdict =
                new Verdict().refuseIf(asset.hasTitle(), AssetRefusal.TITLE_ALREADY_CONFIRMED, "assetId", c.assetId());
        verdict.refuseIf(asset.wasRegisteredBy(x.user()), SharedRefusal.SAME_PERSON, "user", x.user());
        for (var part : profile.projects()) {
            var claim = x.ask(AssetValueClaim.of(
                    new ProjectId(part.projectId()), c.assetId().value()));
            verdict.refuseIf(
                    !claim.isHeld(part.amountFen()),
                    AssetRefusal.VALUE_NOT_CLAIMED,
                    "projectId",
                    part.projectId(),
                    "asked",
                    part.amountFen());
        }
        return verdict.or(new AssetTitleConfirmed(c.assetId(), c.ownerLevel(), c.ownerOrg(), c.docNo()));
    }

    private static List<AssetEvent> handOver(Asset asset, HandOverAsset c) {
        var profile = registered(asset, c);
        var verdict = new Verdict();
        refuseIfDisposedOf(asset, c.assetId(), verdict);
        refuseIncompleteHandover(asset, c, verdict);
        verdict.orThrow();
        return List.of(new AssetHandedOver(
                c.assetId(),
                profile.divisionCode(),
                profile.originalValueFen(),
                c.fromOrg(),
                Objects.requireNonNull(c.toOrg()),
                c.handoverDocNo(),
                c.listSha256(),
                c.signatories()));
    }

    /** INV-19: a confirmed title, a receiving organisation, and one person of each side. */
    private static void refuseIncompleteHandover(Asset asset, HandOverAsset c, Verdict verdict) {
        var missing = new ArrayList<String>();
        var missingEn = new ArrayList<String>();
        if (!asset.hasTitle()) {
            missing.add("确权");
            missingEn.add("a confirmed title");
        }
        if (c.toOrg() == null) {
            missing.add("接收单位");
            missingEn.add("a receiving organisation");
        }
        for (var side : Side.values()) {
            var signed = c.signatories().stream().filter(s -> s.side() == side).toList();
            if (signed.isEmpty()) {
                missing.add(side.chinese() + "签字");
                missingEn.add("the signature of " + english(side));
            }
            verdict.refuseIf(
                    signed.size() > 1,
                    AssetRefusal.SIDE_SIGNED_TWICE,
                    "side",
                    side.chinese(),
                    "sideEn",
                    english(side),
                    "count",
                    signed.size());
            refuseForeignSigners(signed, side, ofSide(side, c), verdict);
        }
        verdict.refuseIf(
                !missing.isEmpty(),
                AssetRefusal.HANDOVER_INCOMPLETE,
                "missing",
                String.join("、", missing),
                "missingEn",
                String.join(", ", missingEn));
        var users = c.signatories().stream().map(Signature::userId).toList();
        for (var user : users.stream().distinct().toList()) {
            var count = Collections.frequency(users, user);
            verdict.refuseIf(count > 1, AssetRefusal.SIGNED_FOR_TWO_SIDES, "user", user, "count", count);
        }
    }

    /** Null: any organisation may witness. */
    private static @Nullable OrgId ofSide(Side side, HandOverAsset c) {
        return switch (side) {
            case GIVING -> c.fromOrg();
            case RECEIVING -> c.toOrg();
            case SUPERVISING -> null;
        };
    }

    private static void refuseForeignSigners(
            List<Signature> signed, Side side, @Nullable OrgId expected, Verdict verdict) {
        for (var signature : signed) {
            verdict.refuseIf(
                    expected != null && !signature.orgId().equals(expected),
                    AssetRefusal.SIDE_OF_ANOTHER_ORG,
                    "side",
                    side.chinese(),
                    "sideEn",
                    english(side),
                    "expected",
                    expected,
                    "given",
                    signature.orgId());
        }
    }

    private static String english(Side side) {
        return switch (side) {
            case GIVING -> "the giving side";
            case RECEIVING -> "the receiving side";
            case SUPERVISING -> "the supervising side";
        };
    }

    private static List<AssetEvent> divideEqually(Asset asset, DecideShares c, Context x) {
        var profile = registered(asset, c);
        var verdict = new Verdict();
        refuseIfNotDivisible(asset, c.assetId(), verdict);
        var villages = c.villages().stream().sorted().toList();
        refuseUnlessReached(villages, x, verdict);
        verdict.refuseIf(
                profile.originalValueFen().fen() < villages.size(),
                AssetRefusal.TOO_SMALL_TO_DIVIDE,
                "value",
                profile.originalValueFen(),
                "villages",
                villages.size());
        var parts = Apportionment.of(profile.originalValueFen(), Collections.nCopies(villages.size(), Amount.ofFen(1)));
        var shares = new ArrayList<Share>();
        for (int i = 0; i < villages.size(); i++) shares.add(new Share(villages.get(i), parts.get(i)));
        return verdict.or(new AssetSharesDecided(c.assetId(), shares, c.docNo()));
    }

    private static List<AssetEvent> divideAsAgreed(Asset asset, DecideAgreedShares c, Context x) {
        var profile = registered(asset, c);
        var verdict = new Verdict();
        refuseIfNotDivisible(asset, c.assetId(), verdict);
        refuseUnlessReached(c.shares().stream().map(Share::divisionCode).toList(), x, verdict);
        refuseUnlessSum(
                verdict,
                AssetRefusal.SHARES_DIFFER,
                c.shares().stream().map(Share::shareFen).toList(),
                profile.originalValueFen());
        return verdict.or(new AssetSharesDecided(c.assetId(), c.shares(), c.docNo()));
    }

    private static void refuseIfNotDivisible(Asset asset, AssetId assetId, Verdict verdict) {
        refuseIfDisposedOf(asset, assetId, verdict);
        verdict.refuseIf(!asset.hasTitle(), AssetRefusal.TITLE_NOT_CONFIRMED, "assetId", assetId);
    }

    /** An asset is handed over whole or divided, and only once: its value is counted once. */
    private static void refuseIfDisposedOf(Asset asset, AssetId assetId, Verdict verdict) {
        verdict.refuseIf(
                asset.handedOverOn() != null,
                AssetRefusal.ALREADY_HANDED_OVER,
                "assetId",
                assetId,
                "on",
                asset.handedOverOn());
        verdict.refuseIf(
                asset.decidedShares() > 0,
                AssetRefusal.DIVIDED_ALREADY,
                "assetId",
                assetId,
                "villages",
                asset.decidedShares());
    }

    private static List<AssetEvent> assignShare(Asset asset, AssignShare c, Context x) {
        var profile = registered(asset, c);
        var share = asset.shareOf(c.divisionCode());
        if (share == null) throw AssetRefusal.NO_SHARE_DECIDED.because("divisionCode", c.divisionCode());
        var verdict = new Verdict()
                .refuseIf(
                        asset.isAssigned(c.divisionCode()),
                        AssetRefusal.SHARE_ASSIGNED_ALREADY,
                        "divisionCode",
                        c.divisionCode(),
                        "share",
                        share);
        verdict.refuseOutsideArea(profile.divisionCode(), x.actor());
        return verdict.or(new AssetShareAssigned(c.assetId(), c.divisionCode(), share));
    }

    private static List<AssetEvent> receiveIncome(Asset asset, ReceiveIncome c) {
        var profile = registered(asset, c);
        var before = asset.income(c.incomeId());
        if (before != null) {
            throw AssetRefusal.INCOME_ALREADY_RECORDED.because("incomeId", c.incomeId(), "received", before.received());
        }
        return List.of(
                new IncomeReceived(c.assetId(), c.incomeId(), c.periodYear(), profile.divisionCode(), c.amountFen()));
    }

    private static List<AssetEvent> decideDistribution(Asset asset, DecideDistribution c, Context x) {
        registered(asset, c);
        var income = income(asset, c.incomeId());
        var verdict =
                new Verdict().refuseIf(income.recorder().equals(x.user()), SharedRefusal.SAME_PERSON, "user", x.user());
        var decided = income.distribution();
        if (decided != null) {
            throw verdict.stop(
                    AssetRefusal.DISTRIBUTION_DECIDED_ALREADY, "incomeId", c.incomeId(), "decided", decided.amount());
        }
        refuseUnlessSum(
                verdict,
                AssetRefusal.LINES_DIFFER,
                c.lines().stream().map(IncomeLine::amountFen).toList(),
                c.amountFen());
        verdict.refuseIf(
                c.amountFen().exceeds(income.received()),
                AssetRefusal.ABOVE_INCOME,
                "received",
                income.received(),
                "asked",
                c.amountFen());
        refuseUnlessReached(c.lines().stream().map(IncomeLine::divisionCode).toList(), x, verdict);
        return verdict.or(new IncomeDistributionDecided(c.assetId(), c.incomeId(), c.rule(), c.amountFen(), c.lines()));
    }

    private static List<AssetEvent> distribute(Asset asset, DistributeIncome c, Context x) {
        var profile = registered(asset, c);
        var distribution = decided(income(asset, c.incomeId()), c);
        var amount = distribution.lines().get(c.divisionCode());
        if (amount == null) {
            throw AssetRefusal.NO_LINE_DECIDED.because("incomeId", c.incomeId(), "divisionCode", c.divisionCode());
        }
        var verdict = new Verdict()
                .refuseIf(
                        distribution.done().contains(c.divisionCode()),
                        AssetRefusal.DISTRIBUTED_ALREADY,
                        "incomeId",
                        c.incomeId(),
                        "divisionCode",
                        c.divisionCode(),
                        "amount",
                        amount);
        verdict.refuseOutsideArea(profile.divisionCode(), x.actor());
        return verdict.or(
                new IncomeDistributed(c.assetId(), c.incomeId(), profile.divisionCode(), c.divisionCode(), amount));
    }

    private static Distribution decided(Income income, DistributeIncome c) {
        var distribution = income.distribution();
        if (distribution == null) throw AssetRefusal.DISTRIBUTION_NOT_DECIDED.because("incomeId", c.incomeId());
        return distribution;
    }

    private static Profile registered(Asset asset, AssetCommand c) {
        var profile = asset.profile();
        if (profile == null) throw AssetRefusal.UNKNOWN_ASSET.because("assetId", c.assetId());
        if (asset.isAbandoned()) throw AssetRefusal.REGISTRATION_ABANDONED.because("assetId", c.assetId());
        return profile;
    }

    private static Income income(Asset asset, IncomeId incomeId) {
        var income = asset.income(incomeId);
        if (income == null) throw AssetRefusal.UNKNOWN_INCOME.because("incomeId", incomeId);
        return income;
    }

    /**
     * INV-27 for every village that gets something: what belongs to a town reaches a village of another town only
     * through a unit that answers for both.
     */
    private static void refuseUnlessReached(Collection<DivisionCode> villages, Context x, Verdict verdict) {
        for (var village : villages) {
            verdict.refuseIf(
                    village.level() != DivisionCode.Level.VILLAGE, AssetRefusal.NOT_A_VILLAGE, "divisionCode", village);
            verdict.refuseOutsideArea(village, x.actor());
            DivisionStanding.refuseUnlessValid(village, x, verdict);
        }
    }

    private static void refuseUnlessSum(Verdict verdict, AssetRefusal refusal, List<Amount> parts, Amount whole) {
        var sum = sum(parts);
        verdict.refuseIf(
                sum != whole.fen(),
                refusal,
                "sum",
                Yuan.of(sum),
                refusal == AssetRefusal.LINES_DIFFER ? "asked" : "value",
                whole,
                "difference",
                Yuan.of(Math.abs(sum - whole.fen())));
    }

    /** As a number, not an amount: a wrong sum may pass the limit of one entry and must still be told. */
    private static long sum(Collection<Amount> parts) {
        var sum = 0L;
        for (var part : parts) sum = Math.addExact(sum, part.fen());
        return sum;
    }

    /** Ascending by the printed id, so that every program claims in the same order. */
    static List<ProjectValue> ascending(List<ProjectValue> projects) {
        return projects.stream()
                .sorted(java.util.Comparator.comparing(p -> p.projectId().toString()))
                .toList();
    }

    static List<UUID> ascendingIds(List<UUID> projects) {
        return projects.stream()
                .sorted(java.util.Comparator.comparing(UUID::toString))
                .toList();
    }
}
