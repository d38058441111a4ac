package org.sunledger.api.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sunledger.api.bench.History.Signed;
import org.sunledger.api.bench.Workload.Task;
import org.sunledger.ledger.fund.FundEvent.FundReserved;
import org.sunledger.ledger.project.AllocationEvent.AllocationApproved;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.AllocationEvent.AllocationProposed;
import org.sunledger.ledger.project.AllocationEvent.Method;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.ClearanceEvent.ProjectNoticeClosed;
import org.sunledger.ledger.project.ClearanceEvent.Subject;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementApproved;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRequested;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReviewed;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.ledger.shared.Source;

/**
 * 待支付: disbursements of the county's projects that wait for the bank's word alone. Each command is one payment, which
 * comes to three events: the word, the claim of its bank reference, and the posting.
 */
final class DuePayments {
    private static final int FUNDS = 20;
    private static final int APPENDED_AT_ONCE = 300;
    private static final Amount ALLOCATED = Amount.ofYuan(480_000);
    private static final Amount EACH = Amount.ofYuan(10);
    private static final Actor MAKER = Workload.actor("maker", Role.MAKER, Workload.COUNTY);
    private static final Actor CHECKER = Workload.actor("checker", Role.CHECKER, Workload.COUNTY);
    private static final Actor AUTHORITY = Workload.actor("project", Role.PROJECT_AUTHORITY, Workload.COUNTY);
    private static final Actor APPROVER = Workload.actor("approver", Role.APPROVER, Workload.COUNTY);
    private static final Actor TREASURY = Workload.actor("treasury", Role.TREASURY, Workload.COUNTY);

    private final LocalDate today;
    private final int each;
    private int sent;

    /** @param count that can be sent at least */
    DuePayments(LocalDate today, int count) {
        this.today = today;
        this.each = Math.ceilDiv(count, Workload.PROJECTS);
    }

    /** Writes what led to them, behind the projects' lives. */
    void write(History history) {
        for (int fund = 0; fund < FUNDS; fund++)
            history.add(BenchFund.id(fund).stream(), -1, Workload.COUNTY, pool(fund));
        for (int n = 0; n < Workload.PROJECTS; n++) {
            var stream = Workload.project(n).stream();
            var facts = requests(n);
            for (int from = 0; from < facts.size(); from += APPENDED_AT_ONCE) {
                var part = facts.subList(from, Math.min(from + APPENDED_AT_ONCE, facts.size()));
                history.add(stream, History.LIFE_LAST + from, Workload.village(n), part);
            }
        }
    }

    Task next() {
        int n = sent++;
        if (n >= each * Workload.PROJECTS) throw new IllegalStateException("No payment is due any more");
        var key = Workload.id("payment", n);
        var command = new PayDisbursement(
                Workload.project(n % Workload.PROJECTS), disbursement(n), new BankRef("ZF-%08d".formatted(n)));
        var request = Request.of(key, Sha256.of(key.toString()), TREASURY, today, Source.Channel.API);
        return new Task(command, request);
    }

    private static DisbursementId disbursement(int n) {
        return new DisbursementId(Workload.id("disbursement", n));
    }

    private static AllocationId allocation(int project) {
        return new AllocationId(Workload.id("allocation", project));
    }

    private List<Signed> pool(int n) {
        var facts = new ArrayList<Signed>();
        for (var event : BenchFund.arrived(n, today)) facts.add(new Signed(event, CHECKER));
        IntStream.range(0, Workload.PROJECTS)
                .filter(project -> project % FUNDS == n)
                .mapToObj(project -> new FundReserved(
                        BenchFund.id(n),
                        Workload.project(project).value(),
                        allocation(project).value(),
                        ALLOCATED))
                .forEach(reserved -> facts.add(new Signed(reserved, APPROVER)));
        return facts;
    }

    private List<Signed> requests(int n) {
        var project = Workload.project(n);
        var facts = allocated(n, project, Workload.village(n));
        var payee = new PartyVersion(Workload.id("supplier", n), 1);
        for (int i = 0; i < each; i++) {
            var id = disbursement(n + i * Workload.PROJECTS);
            // No voucher: each would be claimed by an automation first, and nobody waits for those here.
            facts.add(new Signed(
                    new DisbursementRequested(
                            project, id, allocation(n), null, payee, EACH, Kind.PREPAYMENT, List.of()),
                    MAKER));
            facts.add(new Signed(new DisbursementReviewed(project, id, null), AUTHORITY));
            facts.add(new Signed(new DisbursementApproved(project, id, null), CHECKER));
        }
        return facts;
    }

    private List<Signed> allocated(int n, ProjectId project, DivisionCode village) {
        var lines = List.of(new FundLine(BenchFund.id(n % FUNDS), village, ALLOCATED));
        var facts = new ArrayList<Signed>();
        facts.add(new Signed(
                new AllocationProposed(
                        project,
                        allocation(n),
                        village,
                        List.of(),
                        ALLOCATED,
                        today.getYear(),
                        lines,
                        "项目库排序",
                        Method.COMPETITIVE),
                AUTHORITY));
        facts.add(new Signed(
                new AllocationApproved(project, allocation(n), ALLOCATED, lines, BenchFund.DOC, null), APPROVER));
        facts.add(new Signed(
                new AllocationIssued(project, allocation(n), ALLOCATED, today.getYear(), lines, BenchFund.DOC), MAKER));
        facts.add(new Signed(
                new ProjectNoticeClosed(
                        project, Workload.id("clearance", n), Subject.IMPLEMENTATION, DivisionCode.Level.VILLAGE),
                AUTHORITY));
        return facts;
    }
}
