package org.sunledger.projections.check;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.ClearanceEvent;
import org.sunledger.ledger.project.DisbursementEvent;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.MilestoneEvent;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.SettlementEvent;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.ledger.supervision.FindingEvent;
import org.sunledger.ledger.supervision.FindingId;
import org.sunledger.projections.Examples;

/** The branches of rules that one example of every event leaves untold. */
final class OtherCases {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 1);
    private static final String DIGEST = "9f".repeat(32);
    private static final ProjectId P1 = Examples.P1;
    private static final ProjectId P2 = Examples.P2;
    private static final AssetId ASSET = new AssetId(id(1));

    /** Late, caused, and correcting; what it is recorded for stands in no table, and is left out. */
    static final Envelope ENVELOPE = new Envelope(
            DAY,
            2020,
            TestActors.BAISHANTOU,
            TestActors.CHECKER,
            id(0x20),
            "0".repeat(64),
            id(0x21),
            id(0x22),
            id(0x23),
            null,
            new TextDigest(DIGEST),
            List.of(),
            Source.of(Source.Channel.UI),
            null,
            List.of(),
            "0".repeat(32));

    private OtherCases() {}

    static List<Event> all() {
        return List.of(
                new SettlementEvent.ProjectAccepted(
                        P1, SettlementEvent.Result.FAILED, List.of(new UserId("zhang.jing"))),
                new PipelineEvent.ContractSigned(
                        P1, "HT-0", Examples.PAYEE, Amount.ofFen(7), PipelineEvent.Procurement.PUBLIC_TENDER, 0, 0),
                new PipelineEvent.ContractSigned(
                        P1, "HT-1", Examples.PAYEE, Amount.ofFen(7), PipelineEvent.Procurement.PUBLIC_TENDER, 1, 0),
                new MilestoneEvent.MilestonesPlanned(
                        P1,
                        List.of(
                                new MilestoneEvent.Milestone(1, "路基", 4_000, DAY),
                                new MilestoneEvent.Milestone(2, "路面", 6_000, DAY.plusDays(40)))),
                verified(1, 9_999),
                verified(2, 10_000),
                requested(3),
                requested(4),
                retentionPaid(),
                retentionReturned(),
                closed(ClearanceEvent.Subject.LISTING),
                closed(ClearanceEvent.Subject.COMPLETION),
                drafted(NoticeEvent.Type.N01, 2),
                drafted(NoticeEvent.Type.N06, 3),
                drafted(NoticeEvent.Type.N10, 4),
                new NoticeEvent.NoticePosted(
                        new NoticeId(id(0x12)), NoticeEvent.Channel.WEB_PORTAL, "https://www.example.org/1", null, DAY),
                new NoticeEvent.NoticePosted(
                        new NoticeId(id(0x13)), NoticeEvent.Channel.FIXED_BOARD, null, DIGEST, null),
                registered(),
                raised());
    }

    /** Everybody who has to do with it is another one. */
    private static AssetEvent.AssetRegistered registered() {
        return new AssetEvent.AssetRegistered(
                ASSET,
                new AssetEvent.Profile(
                        "ZC-9",
                        "光伏电站",
                        AssetEvent.AssetClass.OPERATING,
                        AssetEvent.Form.FIXED,
                        List.of(
                                new AssetEvent.ProjectValue(P1.value(), Amount.ofFen(60)),
                                new AssetEvent.ProjectValue(P2.value(), Amount.ofFen(40))),
                        TestActors.BAISHANTOU,
                        "村东",
                        "3",
                        "座",
                        Amount.ofFen(100),
                        List.of(Examples.line(Examples.F1, TestActors.BAISHANTOU, 100)),
                        300,
                        new OrgId("54370784MF1234567E"),
                        "合作社",
                        "村委会",
                        "电力公司",
                        "全体村民"));
    }

    private static MilestoneEvent.MilestoneVerified verified(int no, int progressBp) {
        return new MilestoneEvent.MilestoneVerified(
                P1, no, progressBp, List.of(new UserId("zhang.jing")), new UserId("li.jiandu"));
    }

    /** As many vouchers as its label names, and one more. */
    private static DisbursementEvent.DisbursementRequested requested(int vouchers) {
        return new DisbursementEvent.DisbursementRequested(
                P1,
                new DisbursementId(id(0x30 + vouchers)),
                new AllocationId(P1.value()),
                null,
                Examples.PAYEE,
                Amount.ofFen(vouchers),
                DisbursementEvent.Kind.PREPAYMENT,
                IntStream.rangeClosed(1, vouchers)
                        .mapToObj(n -> new DisbursementEvent.Voucher("发票", "FP-" + n, "施工队", DIGEST, Amount.ofFen(1)))
                        .toList());
    }

    private static DisbursementEvent.DisbursementPaid retentionPaid() {
        return new DisbursementEvent.DisbursementPaid(
                P1,
                new DisbursementId(id(5)),
                new AllocationId(P1.value()),
                DisbursementEvent.Kind.RETENTION,
                Examples.PAYEE,
                Amount.ofFen(3),
                2020,
                List.of(Examples.line(Examples.F1, TestActors.BAISHANTOU, 3)),
                new BankRef("ZB-1"));
    }

    private static DisbursementEvent.DisbursementReturned retentionReturned() {
        return new DisbursementEvent.DisbursementReturned(
                P1,
                new DisbursementId(id(5)),
                new AllocationId(P1.value()),
                DisbursementEvent.Kind.RETENTION,
                Amount.ofFen(3),
                2020,
                List.of(Examples.line(Examples.F1, TestActors.BAISHANTOU, 3)),
                new BankRef("ZB-2"),
                DisbursementEvent.ReturnReason.OTHER);
    }

    private static ClearanceEvent.ProjectNoticeClosed closed(ClearanceEvent.Subject subject) {
        return new ClearanceEvent.ProjectNoticeClosed(P1, id(6), subject, DivisionCode.Level.VILLAGE);
    }

    /** About two projects and an asset, of which each duty concerns one kind. */
    private static NoticeEvent.NoticeDrafted drafted(NoticeEvent.Type type, int number) {
        return new NoticeEvent.NoticeDrafted(
                new NoticeId(id(0x10 + number)),
                type + "-2020-00" + number,
                type,
                NoticeEvent.Form.ANNOUNCEMENT,
                NoticeEvent.Level.COUNTY,
                TestActors.COUNTY,
                subjects(),
                "公告",
                DIGEST,
                7,
                1,
                null);
    }

    private static FindingEvent.FindingRaised raised() {
        return new FindingEvent.FindingRaised(
                new FindingId(id(7)),
                "AF9",
                FindingEvent.Category.QUANTITY_OVERSTATED,
                Amount.ofFen(50),
                subjects(),
                new OrgId("13370784MB2806147H"),
                FindingEvent.Severity.ROUTINE,
                DAY);
    }

    private static List<String> subjects() {
        return List.of(
                P1.stream().toString(), ASSET.stream().toString(), P2.stream().toString());
    }

    private static UUID id(long n) {
        return Examples.id(0x800 + n);
    }
}
