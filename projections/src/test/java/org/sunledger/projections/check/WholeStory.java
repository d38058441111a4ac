package org.sunledger.projections.check;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.asset.IncomeId;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.posting.S1;
import org.sunledger.ledger.project.AllocationEvent;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.RecoveryEvent;
import org.sunledger.ledger.project.RecoveryId;
import org.sunledger.ledger.project.ReversalEvent;
import org.sunledger.ledger.registry.DivisionEvent;
import org.sunledger.ledger.registry.LedgerEvent;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.DocRef;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.ledger.wire.EventExamples;
import org.sunledger.projections.Examples;
import org.sunledger.projections.S1Journal;
import org.sunledger.projections.TestJournal;

/**
 * S1, and after it what S1 does not tell, and one of every event there is: every rule of the tables is used at least
 * once, and every event that moves nothing is seen to move nothing.
 */
final class WholeStory {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 1);
    private static final FundId F1 = S1.fund("F1");
    private static final FundId F2 = S1.fund("F2");
    private static final ProjectId P9 = new ProjectId(Examples.id(0xA9));
    private static final AllocationId A9 = new AllocationId(P9.value());
    private static final AssetId MILL = new AssetId(Examples.id(0x59));

    /** One that the events themselves may name, one that they do not, one without a number. */
    private static final List<DocRef> DOCUMENTS = List.of(
            new DocRef(new DocNo("安乡振〔2020〕7号"), "资金使用方案", null),
            new DocRef(Examples.DOC, "资金下达通知", null),
            new DocRef(null, "会议纪要", null));

    private final S1Journal s1 = S1Journal.recorded().through(41);

    private WholeStory() {}

    /** With every event there is, in an order that no ledger would take: for folds that ask no table. */
    static TestJournal told() {
        var journal = lawful();
        for (var event : EventExamples.all()) {
            if (!Postings.of(event).isEmpty()) journal.record(event, DAY, TestActors.BAISHANTOU);
        }
        for (var event : OtherCases.all()) journal.record(event, DAY, TestActors.BAISHANTOU);
        journal.record(Examples.delisted(P9), OtherCases.ENVELOPE);
        return journal;
    }

    /** Nothing in it breaks a limit, so tables with constraints take it. */
    static TestJournal lawful() {
        var story = new WholeStory();
        var journal = story.s1.journal().at("2020-06-02T02:00:00Z");
        for (var event : story.more())
            journal.record(event, DAY, TestActors.BAISHANTOU, TestActors.CHECKER, null, DOCUMENTS);
        for (var event : EventExamples.all()) {
            var opens = event instanceof LedgerEvent.LedgerOpened;
            if (!opens && Postings.of(event).isEmpty()) journal.record(event, DAY, TestActors.BAISHANTOU);
        }
        // So that no figure is zero at the end.
        journal.record(recovered(11), DAY, TestActors.BAISHANTOU);
        return journal;
    }

    private static RecoveryEvent.RecoveryReceived recovered(long fen) {
        return new RecoveryEvent.RecoveryReceived(
                P9,
                new RecoveryId(id(2)),
                id(3),
                A9,
                Amount.ofFen(fen),
                2020,
                List.of(Examples.line(F1, TestActors.BAISHANTOU, fen)),
                new BankRef("R-" + fen));
    }

    private List<Event> more() {
        var lines = List.of(
                Examples.line(F1, TestActors.BAISHANTOU, 1_000),
                Examples.line(F2, TestActors.BAISHANTOU, 0), // gave nothing
                Examples.line(F1, TestActors.XIAJIAGOU, 500));
        var part = List.of(Examples.line(F1, TestActors.BAISHANTOU, 300));
        return List.of(
                new FundEvent.FundAdjusted(F1, id(1), -77, Examples.DOC),
                new FundEvent.FundReserved(F1, P9.value(), A9.value(), Amount.ofFen(1_500)),
                new FundEvent.FundReserved(F2, P9.value(), A9.value(), Amount.ofFen(40)),
                new FundEvent.ReservationReleased(F2, P9.value(), A9.value(), Amount.ofFen(40)),
                new AllocationEvent.AllocationIssued(P9, A9, Amount.ofFen(1_500), 2020, lines, Examples.DOC),
                Examples.paid(P9, 1, 1_500, lines),
                recovered(300),
                new ReversalEvent.EntryReversed(
                        P9,
                        id(4),
                        id(3),
                        ReversalEvent.OriginalKind.RECOVERY_RECEIVED,
                        id(3),
                        A9,
                        Amount.ofFen(300),
                        2020,
                        part),
                new FundEvent.FundWithdrawn(
                        F2,
                        id(5),
                        Amount.ofFen(9),
                        Examples.DOC,
                        2020,
                        List.of(Examples.line(F2, TestActors.COUNTY, 9))),
                new AssetEvent.IncomeReceived(MILL, new IncomeId(id(6)), 2020, TestActors.HUIQU_TOWN, Amount.ofFen(70)),
                new AssetEvent.IncomeDistributed(
                        MILL, new IncomeId(id(6)), TestActors.HUIQU_TOWN, TestActors.BAISHANTOU, Amount.ofFen(70)),
                new AssetEvent.AssetShareAssigned(MILL, TestActors.BAISHANTOU, Amount.ofFen(0)),
                new DivisionEvent.DivisionRegistered(
                        TestActors.BAISHANTOU, "白山头", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)),
                new DivisionEvent.DivisionRenamed(TestActors.XIAJIAGOU, "夏家沟新村", LocalDate.of(2020, 2, 1)),
                new DivisionEvent.DivisionMerged(TestActors.TANQIUYU, TestActors.XIAJIAGOU, LocalDate.of(2020, 3, 1)),
                Examples.delisted(P9));
    }

    private static UUID id(long n) {
        return Examples.id(0x900 + n);
    }
}
