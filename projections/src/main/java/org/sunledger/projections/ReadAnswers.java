package org.sunledger.projections;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.sunledger.projections.asset.Asset;
import org.sunledger.projections.asset.AssetQueries;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.fund.FundLedger;
import org.sunledger.projections.fund.FundLedgerQueries;
import org.sunledger.projections.notice.Notice;
import org.sunledger.projections.notice.NoticeQueries;
import org.sunledger.projections.project.ProjectCard;
import org.sunledger.projections.project.ProjectCardQueries;
import org.sunledger.projections.rebuild.Shown;
import org.sunledger.projections.rebuild.Views;
import org.sunledger.projections.village.VillageBalance;
import org.sunledger.projections.village.VillageBalanceQueries;

/** What readers are shown of the read tables, question by question: what a replay must show again. */
public final class ReadAnswers {
    private static final String TOTAL = "total";

    private ReadAnswers() {}

    /** Every money figure, and what cards, registers and the board say. */
    public static List<Shown> all() {
        return List.of(
                Shown.answer("balances/villages", ReadAnswers::villages),
                Shown.answer("balances/funds", ReadAnswers::funds),
                Shown.answer("projects", ReadAnswers::projects),
                Shown.answer("assets", ReadAnswers::assets),
                Shown.answer("notices", ReadAnswers::notices));
    }

    private static SortedMap<String, Map<String, String>> villages(Views views, AsOf asOf) {
        var table = new VillageBalanceQueries(views.reader(), views.tables()).table(asOf);
        var rows = Shown.rows(table.rows(), VillageBalance::divisionCode);
        rows.putAll(Shown.rows(List.of(table.total()), total -> TOTAL));
        return rows;
    }

    private static SortedMap<String, Map<String, String>> funds(Views views, AsOf asOf) {
        var ledger = new FundLedgerQueries(views.reader(), views.tables()).ledger(asOf);
        var rows = Shown.rows(ledger.rows(), FundLedger.Row::fundId);
        rows.putAll(Shown.rows(List.of(ledger.total()), total -> TOTAL));
        return rows;
    }

    private static SortedMap<String, Map<String, String>> projects(Views views, AsOf asOf) {
        return Shown.rows(
                new ProjectCardQueries(views.reader(), views.tables())
                        .list(asOf)
                        .rows(),
                ProjectCard::projectId);
    }

    private static SortedMap<String, Map<String, String>> assets(Views views, AsOf asOf) {
        return Shown.rows(
                new AssetQueries(views.reader(), views.tables()).register(asOf).rows(), Asset::assetId);
    }

    private static SortedMap<String, Map<String, String>> notices(Views views, AsOf asOf) {
        return Shown.rows(
                new NoticeQueries(views.reader(), views.tables())
                        .board(NoticeQueries.Filter.ALL, asOf)
                        .rows(),
                Notice::noticeId);
    }
}
