package org.sunledger.projections.compliance;

import java.util.Set;
import org.sunledger.projections.asset.AssetQueries;
import org.sunledger.projections.compliance.ComplianceChecks.Facts;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.fund.FundLedgerQueries;
import org.sunledger.projections.project.ProjectCardQueries;

/** Asks how the books stand to the rules of a day; every view it reads is asked for the same position. */
public final class ComplianceQueries {
    private final DueDateQueries dueDates;
    private final ProjectCardQueries projects;
    private final FundLedgerQueries funds;
    private final AssetQueries assets;

    public ComplianceQueries(
            DueDateQueries dueDates, ProjectCardQueries projects, FundLedgerQueries funds, AssetQueries assets) {
        this.dueDates = dueDates;
        this.projects = projects;
        this.funds = funds;
        this.assets = assets;
    }

    public Compliance board(AsOf asOf) {
        var due = dueDates.calendar(asOf, null, Set.of());
        var same = new AsOf(asOf.effectiveOn(), null, due.asOf().position(), null);
        var facts = new Facts(
                projects.list(same).rows(),
                funds.ledger(same).rows(),
                assets.register(same).rows(),
                due.rows());
        var rules = dueDates.rules(same).version(due.day());
        return Compliance.of(due.asOf(), due.day(), ComplianceChecks.rows(due.day(), rules, facts));
    }
}
