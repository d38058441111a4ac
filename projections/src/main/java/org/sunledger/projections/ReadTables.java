package org.sunledger.projections;

import java.util.List;
import org.sunledger.projections.asset.AssetProfileTable;
import org.sunledger.projections.asset.AssetProfiles;
import org.sunledger.projections.asset.AssetQueries;
import org.sunledger.projections.asset.AssetShareTable;
import org.sunledger.projections.asset.AssetShares;
import org.sunledger.projections.asset.AssetWords;
import org.sunledger.projections.compliance.DueDateQueries;
import org.sunledger.projections.compliance.DueDateTable;
import org.sunledger.projections.compliance.DueDates;
import org.sunledger.projections.compliance.RuleVersionTable;
import org.sunledger.projections.compliance.RuleVersions;
import org.sunledger.projections.engine.Fold;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.engine.WordTable;
import org.sunledger.projections.flow.MoneyParties;
import org.sunledger.projections.flow.MoneyPartyTable;
import org.sunledger.projections.flow.MoneyProjectTable;
import org.sunledger.projections.flow.MoneyProjects;
import org.sunledger.projections.fund.FundBalanceTable;
import org.sunledger.projections.fund.FundBalances;
import org.sunledger.projections.fund.FundQuotaTable;
import org.sunledger.projections.fund.FundQuotas;
import org.sunledger.projections.fund.FundSumTable;
import org.sunledger.projections.fund.FundSums;
import org.sunledger.projections.fund.FundWords;
import org.sunledger.projections.notice.NoticeDraftTable;
import org.sunledger.projections.notice.NoticeDrafts;
import org.sunledger.projections.notice.NoticeQueries;
import org.sunledger.projections.notice.NoticeWords;
import org.sunledger.projections.project.MilestoneTable;
import org.sunledger.projections.project.Milestones;
import org.sunledger.projections.project.ProjectCardQueries;
import org.sunledger.projections.project.ProjectProfileTable;
import org.sunledger.projections.project.ProjectProfiles;
import org.sunledger.projections.project.ProjectWords;
import org.sunledger.projections.registry.DivisionNameTable;
import org.sunledger.projections.registry.DivisionNames;
import org.sunledger.projections.supervision.CaseProfileTable;
import org.sunledger.projections.supervision.CaseProfiles;
import org.sunledger.projections.supervision.CaseWords;
import org.sunledger.projections.supervision.FindingProfileTable;
import org.sunledger.projections.supervision.FindingProfiles;
import org.sunledger.projections.supervision.FindingQueries;
import org.sunledger.projections.supervision.FindingWords;
import org.sunledger.projections.trail.AuditTrail;
import org.sunledger.projections.trail.AuditTrailQueries;
import org.sunledger.projections.trail.AuditTrailTable;
import org.sunledger.projections.village.MoneyEventTable;
import org.sunledger.projections.village.MoneyEvents;
import org.sunledger.projections.village.MoneyPostingTable;
import org.sunledger.projections.village.MoneyPostings;
import org.sunledger.projections.village.VillageBalanceQueries;
import org.sunledger.projections.village.VillageBalanceTable;
import org.sunledger.projections.village.VillageBalances;
import org.sunledger.projections.village.VillageSumTable;
import org.sunledger.projections.village.VillageSums;
import org.sunledger.projections.waiting.WaitingQueries;
import org.sunledger.projections.waiting.WaitingStepTable;
import org.sunledger.projections.waiting.WaitingSteps;

/** All read tables, by the processor that fills them. Money tables share one, so they always stand at one position. */
public final class ReadTables {
    private ReadTables() {}

    public static List<Group> groups() {
        return List.of(money(), projects(), assets(), notices(), supervision(), compliance(), waiting(), trail());
    }

    public static Group money() {
        return new Group(
                VillageBalanceQueries.PROCESSOR,
                List.of(
                        new Fold<>(new MoneyPostings(), new MoneyPostingTable()),
                        new Fold<>(new MoneyEvents(), new MoneyEventTable()),
                        new Fold<>(new VillageBalances(), new VillageBalanceTable()),
                        new Fold<>(new FundBalances(), new FundBalanceTable()),
                        new Fold<>(new VillageSums(), new VillageSumTable()),
                        new Fold<>(new FundSums(), new FundSumTable()),
                        new Fold<>(new FundQuotas(), new FundQuotaTable()),
                        new Fold<>(new FundWords(), new WordTable("fund_word")),
                        new Fold<>(new DivisionNames(), new DivisionNameTable()),
                        new Fold<>(new MoneyParties(), new MoneyPartyTable()),
                        new Fold<>(new MoneyProjects(), new MoneyProjectTable())));
    }

    private static Group projects() {
        return new Group(
                ProjectCardQueries.PROCESSOR,
                List.of(
                        new Fold<>(new ProjectProfiles(), new ProjectProfileTable()),
                        new Fold<>(new ProjectWords(), new WordTable("project_word")),
                        new Fold<>(new Milestones(), new MilestoneTable())));
    }

    private static Group assets() {
        return new Group(
                AssetQueries.PROCESSOR,
                List.of(
                        new Fold<>(new AssetProfiles(), new AssetProfileTable()),
                        new Fold<>(new AssetWords(), new WordTable("asset_word")),
                        new Fold<>(new AssetShares(), new AssetShareTable())));
    }

    private static Group notices() {
        return new Group(
                NoticeQueries.PROCESSOR,
                List.of(
                        new Fold<>(new NoticeDrafts(), new NoticeDraftTable()),
                        new Fold<>(new NoticeWords(), new WordTable("notice_word"))));
    }

    private static Group supervision() {
        return new Group(
                FindingQueries.PROCESSOR,
                List.of(
                        new Fold<>(new FindingProfiles(), new FindingProfileTable()),
                        new Fold<>(new FindingWords(), new WordTable("finding_word")),
                        new Fold<>(new CaseProfiles(), new CaseProfileTable()),
                        new Fold<>(new CaseWords(), new WordTable("case_word"))));
    }

    private static Group compliance() {
        return new Group(
                DueDateQueries.PROCESSOR,
                List.of(
                        new Fold<>(new DueDates(), new DueDateTable()),
                        new Fold<>(new RuleVersions(), new RuleVersionTable())));
    }

    private static Group waiting() {
        return new Group(WaitingQueries.PROCESSOR, List.of(new Fold<>(new WaitingSteps(), new WaitingStepTable())));
    }

    private static Group trail() {
        return new Group(AuditTrailQueries.PROCESSOR, List.of(new Fold<>(new AuditTrail(), new AuditTrailTable())));
    }
}
