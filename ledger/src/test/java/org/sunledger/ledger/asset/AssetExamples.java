package org.sunledger.ledger.asset;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetCommand.ConfirmTitle;
import org.sunledger.ledger.asset.AssetCommand.DecideDistribution;
import org.sunledger.ledger.asset.AssetCommand.DecideShares;
import org.sunledger.ledger.asset.AssetCommand.HandOverAsset;
import org.sunledger.ledger.asset.AssetCommand.RegisterAsset;
import org.sunledger.ledger.asset.AssetEvent.AssetClass;
import org.sunledger.ledger.asset.AssetEvent.AssetHandedOver;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistered;
import org.sunledger.ledger.asset.AssetEvent.AssetSharesDecided;
import org.sunledger.ledger.asset.AssetEvent.AssetTitleConfirmed;
import org.sunledger.ledger.asset.AssetEvent.Form;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributionDecided;
import org.sunledger.ledger.asset.AssetEvent.IncomeLine;
import org.sunledger.ledger.asset.AssetEvent.IncomeReceived;
import org.sunledger.ledger.asset.AssetEvent.OwnerLevel;
import org.sunledger.ledger.asset.AssetEvent.Profile;
import org.sunledger.ledger.asset.AssetEvent.ProjectValue;
import org.sunledger.ledger.asset.AssetEvent.Share;
import org.sunledger.ledger.asset.AssetEvent.Side;
import org.sunledger.ledger.asset.AssetEvent.Signature;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.SettlementEvent.AssetValueClaimed;
import org.sunledger.ledger.project.SettlementEvent.SettlementApproved;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.shell.TestActors;

/** The industrial park of P4 in S1: a town's asset of 1,000,000 yuan. */
final class AssetExamples {
    static final AssetId A4 = AssetId.of("00000000-0000-4000-8000-000000000a04");
    static final ProjectId P4 = ProjectId.of("00000000-0000-4000-8000-000000000104");
    static final ProjectId P3 = ProjectId.of("00000000-0000-4000-8000-000000000103");
    static final IncomeId INCOME = IncomeId.of("00000000-0000-4000-8000-000000000e01");
    static final FundId F4 = FundId.of("00000000-0000-4000-8000-000000000f04");
    static final Amount VALUE = Amount.ofYuan(1_000_000);
    static final Amount EARNED = Amount.ofFen(6_000_001);
    static final OrgId VILLAGES = org("52370784118261000");
    static final OrgId AUDIT = org("11370784004271000");
    static final DocNo DOC = new DocNo("安扶办〔2019〕12号");
    static final String LIST = "0a".repeat(32);
    static final ConfirmTitle CONFIRM = new ConfirmTitle(A4, OwnerLevel.TOWN, TestActors.UNIT, DOC);
    static final AssetTitleConfirmed CONFIRMED = new AssetTitleConfirmed(A4, OwnerLevel.TOWN, TestActors.UNIT, DOC);
    static final List<Signature> ALL_SIGNED = List.of(
            signed(Side.GIVING, TestActors.UNIT, "giver"),
            signed(Side.RECEIVING, VILLAGES, "receiver"),
            signed(Side.SUPERVISING, AUDIT, "witness"));
    static final AssetHandedOver HANDED_OVER =
            new AssetHandedOver(A4, TestActors.ZHESHAN_TOWN, VALUE, TestActors.UNIT, VILLAGES, DOC, LIST, ALL_SIGNED);
    static final DecideShares DIVIDE =
            new DecideShares(A4, List.of(TestActors.BAISHANTOU, TestActors.XIAJIAGOU, TestActors.TANQIUYU), DOC);
    static final AssetSharesDecided DIVIDED = new AssetSharesDecided(
            A4,
            List.of(
                    share(TestActors.TANQIUYU, 33_333_334),
                    share(TestActors.XIAJIAGOU, 33_333_333),
                    share(TestActors.BAISHANTOU, 33_333_333)),
            DOC);
    static final IncomeReceived RECEIVED = new IncomeReceived(A4, INCOME, 2019, TestActors.ZHESHAN_TOWN, EARNED);
    static final List<IncomeLine> LINES = List.of(
            line(TestActors.TANQIUYU, 2_000_001),
            line(TestActors.XIAJIAGOU, 2_000_000),
            line(TestActors.BAISHANTOU, 2_000_000));
    static final IncomeDistributionDecided DECIDED = new IncomeDistributionDecided(A4, INCOME, "三村均分", EARNED, LINES);

    private AssetExamples() {}

    private static OrgId org(String first17) {
        return new OrgId(first17 + OrgId.checkCharacter(first17));
    }

    static Profile profile(Amount value, ProjectValue... projects) {
        return profile(value, value, projects);
    }

    static Profile profile(Amount value, Amount sources, ProjectValue... projects) {
        return new Profile(
                "ZC-2019-004",
                "柘山镇产业园",
                AssetClass.OPERATING,
                Form.FIXED,
                List.of(projects),
                TestActors.ZHESHAN_TOWN,
                "柘山镇",
                "1",
                "处",
                value,
                List.of(new FundLine(F4, TestActors.ZHESHAN_TOWN, sources)),
                240,
                TestActors.UNIT,
                null,
                "柘山镇人民政府",
                "柘山镇经管站",
                null);
    }

    static ProjectValue of(ProjectId project, Amount value) {
        return new ProjectValue(project.value(), value);
    }

    static RegisterAsset register(Amount value) {
        return new RegisterAsset(A4, profile(value, of(P4, value)));
    }

    static AssetRegistered registered(Amount value) {
        return new AssetRegistered(A4, profile(value, of(P4, value)));
    }

    static SettlementApproved settled(ProjectId project, Amount settlement) {
        return new SettlementApproved(project, settlement, Amount.ZERO, 12);
    }

    static AssetValueClaimed claimed(ProjectId project, AssetId asset, Amount value) {
        return new AssetValueClaimed(project, asset.value(), value);
    }

    static Signature signed(Side side, OrgId org, String user) {
        return new Signature(side, org, new UserId(user));
    }

    static HandOverAsset handOver(@Nullable OrgId to, List<Signature> signatories) {
        return new HandOverAsset(A4, TestActors.UNIT, to, DOC, LIST, signatories);
    }

    static Share share(DivisionCode village, long fen) {
        return new Share(village, Amount.ofFen(fen));
    }

    static IncomeLine line(DivisionCode village, long fen) {
        return new IncomeLine(village, Amount.ofFen(fen));
    }

    static DecideDistribution distribute(Amount amount, List<IncomeLine> lines) {
        return new DecideDistribution(A4, INCOME, "三村均分", amount, lines);
    }

    static LedgerFixture<AssetAggregate> nothing() {
        return LedgerFixture.of(AssetAggregate.class).elsewhere(TestActors.APPROVER, "2019-03-12", settled(P4, VALUE));
    }

    static LedgerFixture<AssetAggregate> registeredAsset() {
        return nothing()
                .elsewhere(TestActors.PROJECT, "2019-04-01", claimed(P4, A4, VALUE))
                .given(TestActors.PROJECT, "2019-04-01", registered(VALUE));
    }

    static LedgerFixture<AssetAggregate> titled() {
        return registeredAsset().given(TestActors.PROJECT, "2019-05-01", CONFIRMED);
    }

    static LedgerFixture<AssetAggregate> divided() {
        return titled().given(TestActors.PROJECT, "2019-06-12", DIVIDED);
    }

    static LedgerFixture<AssetAggregate> earning() {
        return divided().given(TestActors.TOWN, "2019-12-18", RECEIVED);
    }

    static LedgerFixture<AssetAggregate> distributing() {
        return earning().given(TestActors.PROJECT, "2019-12-19", DECIDED);
    }
}
