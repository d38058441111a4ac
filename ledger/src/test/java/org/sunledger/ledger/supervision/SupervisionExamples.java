package org.sunledger.ledger.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeExamples;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.RecoveryEvent.Kind;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryOrdered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.RecoveryId;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.ledger.supervision.CaseCommand.ReceiveCase;
import org.sunledger.ledger.supervision.CaseEvent.Anonymity;
import org.sunledger.ledger.supervision.CaseEvent.AssignedLevel;
import org.sunledger.ledger.supervision.CaseEvent.CaseReceived;
import org.sunledger.ledger.supervision.CaseEvent.Channel;
import org.sunledger.ledger.supervision.FindingCommand.RaiseFinding;
import org.sunledger.ledger.supervision.FindingEvent.Category;
import org.sunledger.ledger.supervision.FindingEvent.FindingRaised;
import org.sunledger.ledger.supervision.FindingEvent.Severity;

/** The objection to P1's notice and the finding AF1 about P2, as S1 tells them. */
final class SupervisionExamples {
    static final CaseId CASE = CaseId.of("00000000-0000-4000-8000-000000000c01");
    static final NoticeId NOTICE = NoticeId.of("00000000-0000-4000-8000-000000000501");
    static final FindingId AF1 = FindingId.of("00000000-0000-4000-8000-000000000af1");
    static final ProjectId P1 = ProjectId.of("00000000-0000-4000-8000-000000000101");
    static final ProjectId P2 = ProjectId.of("00000000-0000-4000-8000-000000000102");
    static final AllocationId A2 = new AllocationId(UUID.fromString("00000000-0000-4000-8000-000000000a02"));
    static final RecoveryId R2 = new RecoveryId(UUID.fromString("00000000-0000-4000-8000-000000000202"));
    static final TextDigest TEXT = new TextDigest("ab".repeat(32));
    static final TextDigest REPLY = new TextDigest("cd".repeat(32));
    static final Amount OVERSTATED = Amount.ofYuan(85_000);

    private SupervisionExamples() {}

    // The objection

    static ReceiveCase objection() {
        return receive(Channel.NOTICE_OBJECTION, NOTICE, List.of());
    }

    static ReceiveCase receive(Channel channel, @Nullable NoticeId noticeId, List<String> subjects) {
        return new ReceiveCase(
                CASE, channel, AssignedLevel.COUNTY, Anonymity.ANONYMOUS, null, subjects, noticeId, "COVERAGE", TEXT);
    }

    static CaseReceived received() {
        return new CaseReceived(
                CASE,
                Channel.NOTICE_OBJECTION,
                AssignedLevel.COUNTY,
                Anonymity.ANONYMOUS,
                null,
                List.of(),
                NOTICE.value(),
                "COVERAGE",
                TEXT,
                LocalDate.of(2018, 6, 8));
    }

    static NoticeEvent.NoticeDrafted drafted() {
        return new NoticeEvent.NoticeDrafted(
                NOTICE,
                "公示〔2018〕5号",
                NoticeEvent.Type.N05,
                NoticeEvent.Form.NOTICE,
                NoticeEvent.Level.VILLAGE,
                TestActors.BAISHANTOU,
                List.of(P1.stream().toString()),
                "供水与道路实施前公示",
                "0a".repeat(32),
                40,
                1,
                null);
    }

    static NoticeEvent.NoticePosted posted() {
        return new NoticeEvent.NoticePosted(
                NOTICE, NoticeEvent.Channel.WEB_PORTAL, null, null, LocalDate.of(2018, 4, 12));
    }

    static LedgerFixture<CaseAggregate> noCase() {
        return LedgerFixture.of(CaseAggregate.class)
                .elsewhere(TestActors.VILLAGE, "2018-03-30", drafted())
                .elsewhere(TestActors.NOTICE_OFFICER, "2018-04-02", posted());
    }

    static LedgerFixture<CaseAggregate> receivedCase() {
        return noCase().given(TestActors.VILLAGE, "2018-04-09", received());
    }

    static LedgerFixture<CaseAggregate> acceptedCase() {
        return receivedCase().given(TestActors.PROJECT, "2018-04-10", new CaseEvent.CaseAccepted(CASE));
    }

    static LedgerFixture<CaseAggregate> assignedTo(String owner) {
        return acceptedCase()
                .given(TestActors.PROJECT, "2018-04-10", new CaseEvent.CaseAssigned(CASE, new UserId(owner)));
    }

    // The finding

    static RaiseFinding raise(String... subjects) {
        return new RaiseFinding(
                AF1,
                "AF1",
                Category.QUANTITY_OVERSTATED,
                OVERSTATED,
                List.of(subjects),
                TestActors.UNIT,
                Severity.ROUTINE);
    }

    static FindingRaised raised() {
        return new FindingRaised(
                AF1,
                "AF1",
                Category.QUANTITY_OVERSTATED,
                OVERSTATED,
                List.of(P2.stream().toString()),
                TestActors.UNIT,
                Severity.ROUTINE,
                LocalDate.of(2019, 1, 14));
    }

    static RecoveryOrdered ordered() {
        return new RecoveryOrdered(
                P2,
                R2,
                A2,
                Kind.TO_POOL,
                new PartyVersion(UUID.fromString("00000000-0000-4000-8000-0000000000d1"), 1),
                OVERSTATED,
                AF1.value(),
                LocalDate.of(2018, 12, 31));
    }

    static RecoveryReceived recovered(int nth, Amount amount) {
        return new RecoveryReceived(
                P2,
                R2,
                new UUID(5, nth),
                A2,
                amount,
                2018,
                List.of(new FundLine(new FundId(new UUID(1, 1)), TestActors.XIAJIAGOU, amount)),
                new BankRef("B-" + nth));
    }

    static LedgerFixture<FindingAggregate> noFinding() {
        return LedgerFixture.of(FindingAggregate.class)
                .elsewhere(
                        TestActors.VILLAGE_XIAJIAGOU, "2018-01-10", NoticeExamples.proposed(P2, TestActors.XIAJIAGOU));
    }

    static LedgerFixture<FindingAggregate> raisedFinding() {
        return noFinding().given(TestActors.AUDITOR, "2018-11-15", raised());
    }

    static LedgerFixture<FindingAggregate> assignedFinding() {
        return raisedFinding()
                .given(
                        TestActors.AUDITOR,
                        "2018-11-15",
                        new FindingEvent.FindingAssigned(AF1, new UserId("project-2")));
    }

    static LedgerFixture<FindingAggregate> reportedFinding() {
        return assignedFinding()
                .given(TestActors.PROJECT, "2018-12-28", new FindingEvent.RectificationReported(AF1, TEXT));
    }

    static LedgerFixture<FindingAggregate> verifiedFinding() {
        return reportedFinding().given(TestActors.AUDITOR, "2019-01-04", new FindingEvent.RectificationVerified(AF1));
    }
}
