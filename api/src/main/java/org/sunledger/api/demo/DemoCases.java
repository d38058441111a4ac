package org.sunledger.api.demo;

import static org.sunledger.api.demo.DemoCounty.BAISHANTOU;
import static org.sunledger.api.demo.DemoCounty.TANQIUYU;
import static org.sunledger.api.demo.DemoCounty.TOWN;
import static org.sunledger.api.demo.DemoCounty.TOWN_CLERK;
import static org.sunledger.api.demo.DemoCounty.TOWN_HUIQU;
import static org.sunledger.api.demo.DemoCounty.VILLAGE;
import static org.sunledger.api.demo.DemoCounty.VILLAGE_TANQIUYU;
import static org.sunledger.api.demo.DemoCounty.VILLAGE_XIAJIAGOU;
import static org.sunledger.api.demo.DemoCounty.XIAJIAGOU;
import static org.sunledger.api.demo.DemoCounty.ZHESHAN;
import static org.sunledger.api.demo.DemoCounty.id;
import static org.sunledger.api.demo.DemoStory.F1;
import static org.sunledger.api.demo.DemoStory.F2;
import static org.sunledger.api.demo.DemoStory.F3;
import static org.sunledger.api.demo.DemoStory.F4;

import java.time.LocalDate;
import java.util.List;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.PipelineEvent.Nature;
import org.sunledger.ledger.project.PipelineEvent.PerformanceTarget;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.UserId;

/** The four projects of the story. */
final class DemoCases {
    private DemoCases() {}

    /** One project of the story. */
    record Case(
            String code,
            Profile profile,
            Actor proposer,
            Actor town,
            OrgId townOffice,
            OrgId committee,
            String committeeName,
            List<Part> parts,
            String supplier,
            int retentionBp) {
        ProjectId projectId() {
            return new ProjectId(id("project/" + code));
        }

        AllocationId allocationId() {
            return new AllocationId(id("allocation/" + code));
        }

        DivisionCode division() {
            return profile.divisionCode();
        }

        Amount amount() {
            return profile.budgetFen();
        }

        PartyVersion payee() {
            return new PartyVersion(id("supplier/" + code), 1);
        }
    }

    /** What a fund gives, in yuan. */
    record Part(Quota quota, long yuan) {}

    static Case p1() {
        return new Case(
                "P1",
                profile(
                        "P1",
                        "白山头村供水与道路工程",
                        PipelineEvent.Type.INFRASTRUCTURE,
                        BAISHANTOU,
                        "辉渠镇白山头村",
                        "铺设供水管网 4.2 千米,硬化道路 3.6 千米",
                        DemoCounty.HUIQU_OFFICE,
                        "town-huiqu",
                        2_000_000,
                        "中央资金 120 万元,省级资金 80 万元",
                        126,
                        342,
                        "改善 126 户生产生活条件,优先聘用贫困户务工"),
                VILLAGE,
                TOWN_HUIQU,
                DemoCounty.HUIQU_OFFICE,
                DemoCounty.BAISHANTOU_COMMITTEE,
                "白山头村村民委员会",
                List.of(new Part(F1, 1_200_000), new Part(F2, 800_000)),
                "安丘市甲建筑工程有限公司(演示)",
                300);
    }

    static Case p2() {
        return new Case(
                "P2",
                profile(
                        "P2",
                        "夏家沟村蔬菜大棚项目",
                        PipelineEvent.Type.INDUSTRY,
                        XIAJIAGOU,
                        "柘山镇夏家沟村",
                        "新建冬暖式蔬菜大棚 12 座",
                        DemoCounty.ZHESHAN_OFFICE,
                        "town",
                        1_500_000,
                        "中央资金 90 万元,省级资金 60 万元",
                        58,
                        131,
                        "大棚收益归村集体,优先用于无劳动能力贫困户"),
                VILLAGE_XIAJIAGOU,
                TOWN,
                DemoCounty.ZHESHAN_OFFICE,
                DemoCounty.XIAJIAGOU_COMMITTEE,
                "夏家沟村村民委员会",
                List.of(new Part(F1, 900_000), new Part(F2, 600_000)),
                "安丘市乙农业设施有限公司(演示)",
                300);
    }

    static Case p3() {
        return new Case(
                "P3",
                profile(
                        "P3",
                        "谭秋峪村果品冷库项目",
                        PipelineEvent.Type.INDUSTRY,
                        TANQIUYU,
                        "柘山镇谭秋峪村",
                        "新建 800 吨果品冷库一座及配套",
                        DemoCounty.ZHESHAN_OFFICE,
                        "town",
                        1_800_000,
                        "中央资金 50 万元,省级资金 70 万元,市级资金 60 万元",
                        73,
                        165,
                        "冷库出租收益归村集体,带动 73 户增收"),
                VILLAGE_TANQIUYU,
                TOWN,
                DemoCounty.ZHESHAN_OFFICE,
                DemoCounty.TANQIUYU_COMMITTEE,
                "谭秋峪村村民委员会",
                List.of(new Part(F1, 500_000), new Part(F2, 700_000), new Part(F3, 600_000)),
                "安丘市丙制冷设备有限公司(演示)",
                300);
    }

    static Case p4() {
        return new Case(
                "P4",
                profile(
                        "P4",
                        "柘山镇扶贫产业园",
                        PipelineEvent.Type.INDUSTRY,
                        ZHESHAN,
                        "柘山镇驻地",
                        "新建扶贫车间 1600 平方米",
                        DemoCounty.ZHESHAN_OFFICE,
                        "town",
                        1_000_000,
                        "县级资金 100 万元",
                        210,
                        486,
                        "园区收益按量化份额分配到三个村"),
                TOWN_CLERK,
                TOWN,
                DemoCounty.ZHESHAN_OFFICE,
                DemoCounty.ZHESHAN_OFFICE,
                "柘山镇人民政府",
                List.of(new Part(F4, 1_000_000)),
                "安丘市丁建设有限公司(演示)",
                0);
    }

    private static Profile profile(
            String code,
            String name,
            PipelineEvent.Type type,
            DivisionCode division,
            String location,
            String task,
            OrgId implementer,
            String responsible,
            long yuan,
            String funding,
            int households,
            int persons,
            String povertyLink) {
        return new Profile(
                code,
                name,
                type,
                Nature.NEW,
                division,
                location,
                task,
                LocalDate.of(2018, 4, 15),
                LocalDate.of(2019, 6, 30),
                implementer,
                new UserId(responsible),
                Amount.ofYuan(yuan),
                funding,
                households,
                persons,
                List.of(
                        new PerformanceTarget("数量", "受益户数", Integer.toString(households), "户"),
                        new PerformanceTarget("质量", "工程验收合格率", "100", "%")),
                povertyLink,
                "村民代表会议讨论通过");
    }
}
