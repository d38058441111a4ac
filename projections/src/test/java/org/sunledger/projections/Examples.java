package org.sunledger.projections;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.PipelineEvent.ProjectDelisted;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shell.TestActors;

/** Events by hand. Ids are counted, so that the same test gives the same bytes. */
public final class Examples {
    public static final LocalDate DAY = LocalDate.of(2018, 5, 8);
    public static final DocNo DOC = new DocNo("安财农〔2018〕5号");
    public static final FundId F1 = new FundId(id(0xF1));
    public static final FundId F2 = new FundId(id(0xF2));
    public static final ProjectId P1 = new ProjectId(id(0xA1));
    public static final ProjectId P2 = new ProjectId(id(0xA2));
    public static final PartyVersion PAYEE = new PartyVersion(id(0xEE), 1);

    private Examples() {}

    public static UUID id(long number) {
        return new UUID(0x0190_1111_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    public static AllocationIssued issued(ProjectId project, long fen) {
        return issued(project, fen, List.of(line(F1, TestActors.BAISHANTOU, fen)));
    }

    public static AllocationIssued issued(ProjectId project, long fen, List<FundLine> lines) {
        return new AllocationIssued(project, new AllocationId(project.value()), Amount.ofFen(fen), 2018, lines, DOC);
    }

    public static FundLine line(FundId fund, DivisionCode place, long fen) {
        return new FundLine(fund, place, Amount.ofFen(fen));
    }

    public static DisbursementPaid paid(ProjectId project, long number, long fen) {
        return paid(project, number, fen, List.of(line(F1, TestActors.BAISHANTOU, fen)));
    }

    public static DisbursementPaid paid(ProjectId project, long number, long fen, List<FundLine> lines) {
        return new DisbursementPaid(
                project,
                new DisbursementId(id(0xD00 + number)),
                new AllocationId(project.value()),
                Kind.PROGRESS,
                PAYEE,
                Amount.ofFen(fen),
                2018,
                lines,
                new BankRef("B-" + number));
    }

    public static ProjectDelisted delisted(ProjectId project) {
        return new ProjectDelisted(project, DOC);
    }
}
