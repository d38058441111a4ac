package org.sunledger.projections.hledger;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.posting.Account;
import org.sunledger.ledger.posting.Flow;
import org.sunledger.ledger.posting.Posting;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.project.AllocationEvent;
import org.sunledger.ledger.registry.DivisionEvent;
import org.sunledger.ledger.registry.LedgerEvent;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Yuan;
import org.sunledger.ledger.wire.WireNames;
import org.sunledger.projections.trail.Corrections;

/**
 * 纯文本账: one entry per event that moves money, as hledger 1.25 and Ledger 3.3 read it.
 *
 * <ul>
 *   <li>date: effectiveOn; second date: the day it was recorded, in Asia/Shanghai ({@code --date2}, {@code --effective});
 *   <li>code: the position; description: the event's wire name;
 *   <li>tags: event, stream, recordedAt, project, corrects, doc;
 *   <li>account: {@code account:flow:place:fund} in words that do not change; assets and income have no fund;
 *   <li>amount: CNY with exactly two decimals, made from whole fen.
 * </ul>
 */
final class HledgerText {
    private static final ZoneId CIVIL = ZoneId.of("Asia/Shanghai");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final Appendable out;

    HledgerText(Appendable out) {
        this.out = out;
    }

    void begin(long position, @Nullable LocalDate effectiveOn) throws IOException {
        comment("阳光账本 Sunledger");
        comment("序号 position: " + position);
        if (effectiveOn != null) comment("业务日期截至 effectiveOn: " + effectiveOn);
        comment("");
        comment("科目 accounts: account:flow:place:fund");
        for (var account : Account.values()) {
            comment("  %-16s %2d %s".formatted(word(account), account.number(), account.chinese()));
        }
        comment("资金流向 flows:");
        for (var flow : Flow.values()) comment("  %-16s    %s".formatted(word(flow), flow.chinese()));
        comment("");
        comment("分配 A  allocated:allocation + allocated:reduction     可用 V    allocated");
        comment("拨付 D  paid:payment + paid:return                     净支出 N  paid");
        comment("追回 R  -(paid:recovery)                               到账 F    pool:arrival");
        comment("未分配 U  pool                                         追回待处理 S  recovery-pending");
        comment("资产 asset, 收益 income");
        line("");
        // In a form that both programs read.
        line("commodity CNY");
        line("    format CNY 1000.00");
        line("");
    }

    void end(long entries) throws IOException {
        comment("完 end, %d 笔 entries".formatted(entries));
    }

    /** @param isMoneyWanted false: only names are noted @return whether an entry was written */
    boolean put(JournalEvent event, boolean isMoneyWanted) throws IOException {
        name(event.event());
        var postings = Postings.of(event.event());
        if (postings.isEmpty() || !isMoneyWanted) return false;
        line("%s=%s (%d) %s"
                .formatted(
                        event.envelope().effectiveOn(),
                        LocalDate.ofInstant(event.recordedAt(), CIVIL),
                        event.position(),
                        WireNames.of(event.event()).eventType()));
        tag("event", event.eventId().toString());
        tag("stream", event.event().stream().toString());
        tag("recordedAt", RecordedAt.text(event.recordedAt()));
        var project = postings.getFirst().projectId();
        if (project != null) tag("project", project.toString());
        var corrects = Corrections.by(event);
        if (corrects != null) tag("corrects", corrects.toString());
        for (var docNo : docNos(event)) tag("doc", docNo);
        for (var posting : postings) line("    %s  CNY %s".formatted(account(posting), Yuan.of(posting.amountFen())));
        line("");
        return true;
    }

    /** Who reads the codes of places and the ids of funds finds here what they are called. */
    private void name(Event event) throws IOException {
        switch (event) {
            case LedgerEvent.LedgerOpened e -> {
                comment("账本 ledger %s %s".formatted(e.ledgerId(), e.name()));
                if (e.isDemo()) comment("演示数据,非真实收支");
                line("");
            }
            case DivisionEvent.DivisionRegistered e -> comment("区划 place %s %s".formatted(e.code(), e.name()));
            case DivisionEvent.DivisionRenamed e -> comment("区划 place %s %s".formatted(e.code(), e.name()));
            case FundEvent.FundRegistered e ->
                comment("指标 fund %s %s %s %s"
                        .formatted(
                                e.fundId().value(),
                                e.quota().code(),
                                e.quota().name(),
                                e.quota().quotaDocNo()));
            default -> {} // names nothing that stands in an account
        }
    }

    static String account(Posting posting) {
        var fund = posting.fundId();
        var name = "%s:%s:%s"
                .formatted(
                        word(posting.account()),
                        word(posting.flow()),
                        posting.divisionCode().value());
        return fund == null ? name : name + ":" + fund.value();
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The papers of the entry, those in the event first. */
    private static Set<String> docNos(JournalEvent event) {
        var docNos = new LinkedHashSet<String>();
        var own = switch (event.event()) {
            case AllocationEvent.AllocationIssued e -> e.issueDocNo();
            case AllocationEvent.AllocationReduced e -> e.docNo();
            case FundEvent.FundWithdrawn e -> e.docNo();
            case AssetEvent.AssetHandedOver e -> e.handoverDocNo();
            default -> null;
        };
        if (own != null) docNos.add(own.value());
        for (var ref : event.envelope().docRefs()) {
            var docNo = ref.docNo();
            if (docNo != null) docNos.add(docNo.value());
        }
        return docNos;
    }

    private void tag(String name, String value) throws IOException {
        line("    ; %s: %s".formatted(name, value));
    }

    private void comment(String text) throws IOException {
        line("; " + text);
    }

    private void line(String text) throws IOException {
        // What people named may hold anything; an entry is made of lines.
        out.append(CONTROL.matcher(text).replaceAll(" ").stripTrailing()).append('\n');
    }
}
