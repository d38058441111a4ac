package org.sunledger.api.demo;

import static org.sunledger.api.demo.DemoCounty.BAISHANTOU;
import static org.sunledger.api.demo.DemoCounty.PROJECT;
import static org.sunledger.api.demo.DemoCounty.PROJECT_CHECK;
import static org.sunledger.api.demo.DemoCounty.TANQIUYU;
import static org.sunledger.api.demo.DemoCounty.TOWN;
import static org.sunledger.api.demo.DemoCounty.XIAJIAGOU;
import static org.sunledger.api.demo.DemoCounty.id;
import static org.sunledger.api.demo.DemoStory.fund;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.demo.DemoNotices.Notice;
import org.sunledger.ledger.asset.AssetCommand.AssignShare;
import org.sunledger.ledger.asset.AssetCommand.ConfirmTitle;
import org.sunledger.ledger.asset.AssetCommand.DecideDistribution;
import org.sunledger.ledger.asset.AssetCommand.DecideShares;
import org.sunledger.ledger.asset.AssetCommand.DistributeIncome;
import org.sunledger.ledger.asset.AssetCommand.HandOverAsset;
import org.sunledger.ledger.asset.AssetCommand.ReceiveIncome;
import org.sunledger.ledger.asset.AssetCommand.RegisterAsset;
import org.sunledger.ledger.asset.AssetEvent.AssetClass;
import org.sunledger.ledger.asset.AssetEvent.Form;
import org.sunledger.ledger.asset.AssetEvent.IncomeLine;
import org.sunledger.ledger.asset.AssetEvent.OwnerLevel;
import org.sunledger.ledger.asset.AssetEvent.Profile;
import org.sunledger.ledger.asset.AssetEvent.ProjectValue;
import org.sunledger.ledger.asset.AssetEvent.Side;
import org.sunledger.ledger.asset.AssetEvent.Signature;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.asset.IncomeId;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Apportionment;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.UserId;

/** What was built: registered, titled, handed over or divided, and its first income. */
final class DemoAssets {
    private static final String LIST = "5a1e000000000000000000000000000000000000000000000000000000000a55";

    private final Script script;
    private final DemoNotices notices;

    DemoAssets(Script script, DemoNotices notices) {
        this.script = script;
        this.notices = notices;
    }

    void tell(DemoCases.Case p1, DemoCases.Case p2, DemoCases.Case p3, DemoCases.Case p4) {
        var a1 = register(
                p1,
                "2018-11-12",
                1_940_000,
                AssetClass.PUBLIC,
                "供水管网及道路",
                "1",
                "处",
                DemoCounty.BAISHANTOU_COMMITTEE,
                OwnerLevel.VILLAGE,
                null);
        var a2 = register(
                p2,
                "2019-06-05",
                1_415_000,
                AssetClass.OPERATING,
                "冬暖式蔬菜大棚",
                "12",
                "座",
                DemoCounty.XIAJIAGOU_COMMITTEE,
                OwnerLevel.VILLAGE,
                "夏家沟村股份经济合作社");
        var a3 = register(
                p3,
                "2019-06-05",
                1_800_000,
                AssetClass.OPERATING,
                "果品冷库",
                "1",
                "座",
                DemoCounty.TANQIUYU_COMMITTEE,
                OwnerLevel.VILLAGE,
                "谭秋峪村股份经济合作社");
        var a4 = register(
                p4,
                "2019-06-05",
                1_000_000,
                AssetClass.OPERATING,
                "扶贫产业园车间",
                "1600",
                "平方米",
                DemoCounty.ZHESHAN_OFFICE,
                OwnerLevel.TOWN,
                "柘山镇扶贫产业园");
        handOver(23, p1, a1, "2018-11-20T02:00:00Z", DemoCounty.HUIQU_OFFICE, DemoCounty.BAISHANTOU_COMMITTEE);
        handOver(31, p2, a2, "2019-06-12T02:00:00Z", DemoCounty.ZHESHAN_OFFICE, DemoCounty.XIAJIAGOU_COMMITTEE);
        handOver(32, p3, a3, "2019-06-12T02:01:00Z", DemoCounty.ZHESHAN_OFFICE, DemoCounty.TANQIUYU_COMMITTEE);
        announce(p1, a1, "2018-11-21");
        announce(p2, a2, "2019-06-13");
        announce(p3, a3, "2019-06-13");
        announce(p4, a4, "2019-06-13");
        shares(a4);
        income(a4);
    }

    private AssetId register(
            DemoCases.Case p,
            String on,
            long yuan,
            AssetClass assetClass,
            String name,
            String quantity,
            String unit,
            OrgId owner,
            OwnerLevel level,
            @Nullable String operator) {
        var asset = new AssetId(id("asset/" + p.code()));
        var value = Amount.ofYuan(yuan);
        var weights = p.parts().stream().map(part -> Amount.ofYuan(part.yuan())).toList();
        var parts = Apportionment.of(value, weights);
        var sources = new ArrayList<FundLine>();
        for (int i = 0; i < parts.size(); i++) {
            sources.add(new FundLine(fund(p.parts().get(i).quota()), p.division(), parts.get(i)));
        }
        script.day(
                on,
                "02:00",
                PROJECT,
                p.code() + "/asset/register",
                new RegisterAsset(
                        asset,
                        new Profile(
                                "ZC-" + p.code(),
                                name,
                                assetClass,
                                Form.FIXED,
                                List.of(new ProjectValue(p.projectId().value(), value)),
                                p.division(),
                                p.profile().location(),
                                quantity,
                                unit,
                                value,
                                sources,
                                240,
                                owner,
                                operator,
                                p.committeeName(),
                                p.committeeName(),
                                p.profile().povertyLink())));
        script.day(
                on,
                "05:00",
                PROJECT_CHECK,
                p.code() + "/asset/title",
                new ConfirmTitle(
                        asset,
                        level,
                        owner,
                        new DocNo("安政资确〔%s〕%s号"
                                .formatted(on.substring(0, 4), p.code().substring(1)))));
        return asset;
    }

    private void handOver(int row, DemoCases.Case p, AssetId asset, String at, OrgId from, OrgId to) {
        script.add(
                row,
                Instant.parse(at),
                PROJECT,
                LocalDate.parse(at.substring(0, 10)),
                DemoProjects.step(row),
                () -> new HandOverAsset(
                        asset,
                        from,
                        to,
                        new DocNo("安扶资移〔%s〕%s号"
                                .formatted(at.substring(0, 4), p.code().substring(1))),
                        LIST,
                        List.of(
                                new Signature(Side.GIVING, from, p.town().user()),
                                new Signature(Side.RECEIVING, to, p.proposer().user()),
                                new Signature(Side.SUPERVISING, DemoCounty.POVERTY_OFFICE, new UserId("inspector")))));
    }

    private void announce(DemoCases.Case p, AssetId asset, String on) {
        notices.tell(Notice.announcement(
                p.code() + "/N10",
                NoticeEvent.Type.N10,
                NoticeEvent.Level.VILLAGE,
                p.proposer(),
                p.committee(),
                p.division(),
                p.profile().name() + "资产登记移交公告",
                List.of(asset.stream(), p.projectId().stream()),
                on,
                on,
                Channel.FIXED_BOARD));
    }

    /** Step 15: a town's asset divided among three villages, one of them in another town: the county acts. */
    private void shares(AssetId asset) {
        script.day(
                "2019-06-12",
                "01:00",
                PROJECT,
                "P4/shares",
                new DecideShares(asset, List.of(TANQIUYU, XIAJIAGOU, BAISHANTOU), new DocNo("安扶资量〔2019〕4号")));
        share(33, asset, TANQIUYU, "2019-06-12T02:02:00Z");
        share(34, asset, XIAJIAGOU, "2019-06-12T02:03:00Z");
        share(35, asset, BAISHANTOU, "2019-06-12T02:04:00Z");
    }

    private void share(int row, AssetId asset, DivisionCode village, String at) {
        script.add(
                row,
                Instant.parse(at),
                PROJECT,
                LocalDate.parse(at.substring(0, 10)),
                DemoProjects.step(row),
                () -> new AssignShare(asset, village));
    }

    /** Step 17: 60,000.01 yuan of rent. */
    private void income(AssetId asset) {
        var income = new IncomeId(id("income/P4-2019"));
        var amount = Amount.ofFen(60_000_01);
        script.day("2019-12-16", "02:00", TOWN, "P4/income", new ReceiveIncome(asset, income, 2019, amount));
        script.day(
                "2019-12-18",
                "02:00",
                PROJECT,
                "P4/income/decide",
                new DecideDistribution(
                        asset,
                        income,
                        "按量化份额分配",
                        amount,
                        List.of(
                                new IncomeLine(TANQIUYU, Amount.ofFen(20_000_01)),
                                new IncomeLine(XIAJIAGOU, Amount.ofFen(20_000_00)),
                                new IncomeLine(BAISHANTOU, Amount.ofFen(20_000_00)))));
        distribute(37, asset, income, TANQIUYU, "2019-12-20T02:00:00Z");
        distribute(38, asset, income, XIAJIAGOU, "2019-12-20T02:01:00Z");
        distribute(39, asset, income, BAISHANTOU, "2019-12-20T02:02:00Z");
    }

    private void distribute(int row, AssetId asset, IncomeId income, DivisionCode village, String at) {
        script.add(
                row,
                Instant.parse(at),
                PROJECT,
                LocalDate.parse(at.substring(0, 10)),
                DemoProjects.step(row),
                () -> new DistributeIncome(asset, income, village));
    }
}
