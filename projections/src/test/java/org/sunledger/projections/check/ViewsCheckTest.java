package org.sunledger.projections.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.transfer.TransferCancelled;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.ledger.posting.S1;
import org.sunledger.projections.S1Journal;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.engine.AsOf;

/** What the checker finds, and what it says about it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ViewsCheckTest {
    private static final int KEPT = 50;
    private static final S1Journal S1_JOURNAL = S1Journal.recorded().through(41);
    private static final TestJournal STORY = WholeStory.told();
    private static final long HEAD = STORY.head();
    private static final long WITHDRAWAL = STORY.events().stream()
            .filter(event -> event.event() instanceof FundEvent.FundWithdrawn)
            .findFirst()
            .orElseThrow()
            .position();

    private final Map<String, List<Map<String, Object>>> tables = tables();

    private static Map<String, List<Map<String, Object>>> tables() {
        var copy = new HashMap<String, List<Map<String, Object>>>();
        new AllFolds(AllFolds.groups()).apply(STORY.events()).forEach((table, rows) -> {
            var changeable = new ArrayList<Map<String, Object>>();
            rows.forEach(row -> changeable.add(new LinkedHashMap<>(row)));
            copy.put(table, changeable);
        });
        return copy;
    }

    private CheckReport check() {
        return check(STORY.journal());
    }

    private CheckReport check(Journal journal) {
        return ViewsCheck.run(journal, FoldedTables.at(HEAD, tables), Watch.NOBODY, KEPT);
    }

    /** Another journal, but for what it gives to who reads on. */
    private static Journal journal(UnaryOperator<List<JournalRecord>> change) {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    try {
                        if (!method.getName().equals("next")) return method.invoke(STORY.journal(), arguments);
                        var after = (Long) arguments[0];
                        var all = change.apply(STORY.journal().after(0, Integer.MAX_VALUE));
                        return all.stream()
                                .filter(record -> record.position() > after)
                                .toList();
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static UnaryOperator<List<JournalRecord>> changed(Consumer<List<JournalRecord>> change) {
        return records -> {
            var copy = new ArrayList<>(records);
            change.accept(copy);
            return copy;
        };
    }

    @Test
    void what_the_folds_made_is_what_the_journal_says() {
        var report = check();
        assertThat(report.lines()).as(report.toString()).contains("逐行一致;各序号资金守恒,序号与版本连续。");
        assertThat(report.isClean()).isTrue();
        assertThat(report.position()).isEqualTo(HEAD);
        assertThat(report.records()).isEqualTo(HEAD);
        assertThat(report.rows())
                .containsOnlyKeys(
                        "money_posting",
                        "money_event",
                        "money_party",
                        "money_project",
                        "village_balance",
                        "village_sum",
                        "fund_sum",
                        "fund_balance",
                        "fund_word",
                        "fund_quota",
                        "division_name",
                        "project_profile",
                        "project_word",
                        "project_milestone",
                        "asset_profile",
                        "asset_word",
                        "asset_share",
                        "notice_draft",
                        "notice_word",
                        "finding_profile",
                        "finding_word",
                        "case_profile",
                        "case_word",
                        "due_date",
                        "rule_version",
                        "waiting_step",
                        "audit_trail")
                .containsEntry("audit_trail", HEAD)
                .containsEntry("money_event", report.moving());
        assertThat(report.moving()).isGreaterThan(50);
    }

    @Test
    void a_position_stands_in_one_large_and_one_small_block() {
        assertThat(Cells.keys("a", 2018, 5, 16_383))
                .containsExactly("0/a/2018/0", "1/a/201805/0", "2/a/2018/0", "3/a/201805/0");
        assertThat(Cells.keys("a", 2018, 5, 16_384))
                .containsExactly("0/a/2018/0", "1/a/201805/0", "2/a/2018/1", "3/a/201805/1");
        assertThat(Cells.keys("a", 2018, 12, 524_287))
                .containsExactly("0/a/2018/0", "1/a/201812/0", "2/a/2018/31", "3/a/201812/31");
        assertThat(Cells.keys("a", 2018, 12, 524_288))
                .containsExactly("0/a/2018/1", "1/a/201812/1", "2/a/2018/32", "3/a/201812/32");
    }

    @Test
    void sums_on_both_sides_of_a_border_of_blocks_are_those_of_the_folds() {
        var later = AcrossBlocks.of(STORY);
        var folded = new AllFolds(AllFolds.groups()).apply(later.events());
        assertThat(later.compared(folded).differing()).isZero();
        assertThat(folded.get("village_sum").stream().map(row -> row.get("grain") + ":" + row.get("block")))
                .contains("0:0", "0:1", "3:31", "3:32");
        folded.get("fund_sum").getLast().merge("pool_fen", 1L, (a, b) -> (Long) a + (Long) b);
        assertThat(later.compared(folded).differing()).isOne();
    }

    @Test
    void a_sum_that_differs_is_told_with_the_events_that_make_the_right_one() {
        var june = tables.get("fund_sum").stream()
                .filter(row -> row.get("grain").equals(3) && row.get("period").equals(202_006))
                .filter(row -> row.get("fund_id").equals(S1.fund("F1").value()))
                .findFirst()
                .orElseThrow();
        june.put("registered_fen", 0L);
        var difference = check().differences().getFirst();
        assertThat(difference.key()).isEqualTo("3/" + S1.fund("F1").value() + "/202006/0");
        assertThat(difference.expected()).isEqualTo("-77");
        assertThat(difference.behind())
                .extracting(Behind::type, Behind::amountFen)
                .containsExactly(tuple("fund.adjusted", -77L));
        tables.get("fund_sum").remove(june);
        var missing = check().differences().getFirst();
        assertThat(missing.column()).isEqualTo(Difference.ROW);
        assertThat(missing.behind())
                .extracting(Behind::type)
                .contains("fund.adjusted", "fund.reserved", "allocation.issued", "disbursement.paid");
    }

    static List<S1.Expected> expected() {
        return S1Journal.expected();
    }

    @ParameterizedTest
    @MethodSource("expected")
    void the_recomputation_alone_gives_every_expected_balance_of_S1(S1.Expected expected) {
        var recomputed = new Recomputation();
        var asOf = S1_JOURNAL.asOf(expected);
        for (var stored : S1_JOURNAL.journal().journal().after(0, Integer.MAX_VALUE)) {
            var record = new Raw(stored);
            if (!isKnown(record, stored, asOf)) continue;
            var move = MoneyRules.of(record);
            if (move != null) assertThat(recomputed.add(move)).isNull();
        }
        var sums = expected.isTotal()
                ? recomputed.total()
                : recomputed.places().getOrDefault(expected.divisionCode(), new Sums());
        var figures = new ArrayList<>(List.of(
                sums.of(Figure.ALLOCATED),
                sums.of(Figure.DISBURSED),
                sums.of(Figure.RECOVERED),
                sums.of(Figure.DISBURSED) - sums.of(Figure.RECOVERED),
                sums.of(Figure.AVAILABLE),
                sums.of(Figure.ASSET),
                sums.of(Figure.INCOME)));
        if (expected.isTotal())
            figures.addAll(
                    List.of(sums.of(Figure.ARRIVED), sums.of(Figure.POOL), sums.of(Figure.PENDING), sums.cash()));
        assertThat(figures).isEqualTo(expected.figures());
    }

    private static boolean isKnown(Raw record, JournalRecord stored, AsOf asOf) {
        var position = asOf.position();
        var knownAt = asOf.knownAt();
        var day = asOf.effectiveOn();
        return (position == null || stored.position() <= position)
                && (knownAt == null || !stored.recordedAt().isAfter(knownAt))
                && (day == null || record.effectiveOn().compareTo(day.toString()) <= 0);
    }

    @Test
    void a_balance_that_differs_is_told_with_the_events_that_make_the_right_one() {
        rowOf("village_balance", "division_code", "370784118212")
                .merge("income_fen", 1L, (a, b) -> (Long) a + (Long) b);
        var report = check();
        assertThat(report.isClean()).isFalse();
        assertThat(report.differing()).isEqualTo(2); // the place and the total
        var place = report.differences().getFirst();
        assertThat(place.table()).isEqualTo("village_balance");
        assertThat(place.key()).isEqualTo("370784118212");
        assertThat(place.column()).isEqualTo("income_fen");
        assertThat(place.expected()).isEqualTo("2000001");
        assertThat(place.found()).isEqualTo("2000002");
        assertThat(place.behind()).hasSize(1);
        assertThat(place.behind().getFirst().type()).isEqualTo("income.distributed");
        assertThat(place.behind().getFirst().amountFen()).isEqualTo(2_000_001);
        assertThat(String.join("\n", report.lines()))
                .contains("village_balance 370784118212 income_fen: 应为 expected 2000001, 实为 found 2000002")
                .contains("income.distributed, 2019-12-20 +2000001")
                .contains("total 合计 county income_fen");
    }

    @Test
    void the_events_behind_a_figure_come_to_the_figure() {
        rowOf("fund_balance", "fund_id", S1.fund("F1").value().toString()).put("disbursed_fen", 0L);
        var fund = check().differences().getFirst();
        assertThat(fund.behind().stream().mapToLong(Behind::amountFen).sum())
                .isEqualTo(Long.parseLong(fund.expected()));
        assertThat(fund.behindCount()).isEqualTo(fund.behind().size());
    }

    private Map<String, Object> rowOf(String table, String key, String value) {
        return tables.get(table).stream()
                .filter(row -> row.get(key).toString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_posting_that_differs_is_told_with_its_record() {
        tables.get("money_posting").getFirst().put("flow", "RETURN");
        var difference = check().differences().getFirst();
        assertThat(difference.text())
                .contains("/1 flow: 应为 expected ARRIVAL, 实为 found RETURN")
                .contains("fund.arrived, 2018-03-12");
    }

    @Test
    void a_row_that_is_missing_and_a_row_of_no_record_are_told() {
        var gone = tables.get("money_posting").removeFirst();
        var extra = new LinkedHashMap<>(gone);
        extra.put("position", HEAD + 5);
        tables.get("money_posting").add(extra);
        tables.get("village_balance").removeIf(row -> row.get("division_code").equals("370784118212"));
        var report = check();
        assertThat(report.differences().stream().filter(each -> each.column().equals(Difference.ROW)))
                .extracting(Difference::table, each -> each.expected() == null, each -> each.found() == null)
                .containsExactlyInAnyOrder(
                        tuple("money_posting", false, true),
                        tuple("money_posting", true, false),
                        tuple("village_balance", false, true));
    }

    @Test
    void tables_are_compared_at_the_position_they_stand_for_and_not_at_the_head() {
        var report = ViewsCheck.run(STORY.journal(), FoldedTables.at(HEAD - 20, tables), Watch.NOBODY, KEPT);
        assertThat(report.isClean()).isFalse();
        assertThat(report.records()).isEqualTo(HEAD);
        tables.clear();
        tables.putAll(new AllFolds(AllFolds.groups()).apply(STORY.events().subList(0, (int) HEAD - 20)));
        assertThat(ViewsCheck.run(STORY.journal(), FoldedTables.at(HEAD - 20, tables), Watch.NOBODY, KEPT)
                        .isClean())
                .isTrue();
    }

    @Test
    void each_group_is_compared_at_the_position_that_it_stands_for() {
        var behind = new AllFolds(Set.of("project")).apply(STORY.events().subList(0, (int) HEAD - 20));
        tables.keySet().removeIf(table -> table.startsWith("project_"));
        tables.putAll(new HashMap<>(Map.of(
                "project_profile", behind.get("project_profile"),
                "project_word", behind.get("project_word"),
                "project_milestone", behind.get("project_milestone"))));
        var positions = new HashMap<String, Long>();
        AllFolds.groups().forEach(group -> positions.put(group, HEAD));
        assertThat(checkAt(positions).isClean()).isFalse();
        positions.put("project", HEAD - 20);
        var report = checkAt(positions);
        assertThat(report.isClean()).as(String.join("\n", report.lines())).isTrue();
        assertThat(report.position()).isEqualTo(HEAD - 20);
        assertThat(report.lines().getFirst()).contains("money=" + HEAD, "project=" + (HEAD - 20));
    }

    private CheckReport checkAt(Map<String, Long> positions) {
        return ViewsCheck.run(STORY.journal(), new FoldedTables(positions, tables), Watch.NOBODY, KEPT);
    }

    @Test
    void a_figure_of_a_card_is_told_with_its_record_in_both_languages() {
        var agreed = tables.get("project_word").stream()
                .filter(row -> row.get("what").equals("CONTRACT"))
                .findFirst()
                .orElseThrow();
        agreed.merge("number", 1L, (a, b) -> (Long) a + (Long) b);
        var difference = check().differences().getFirst();
        assertThat(difference.text())
                .startsWith("project_word ")
                .contains("/CONTRACT number: 应为 expected 200000001, 实为 found 200000002", "contract.signed, ");
    }

    @Test
    void json_of_a_table_is_compared_by_what_it_says() {
        assertThat(Raw.canonical("[{\"b\": 1, \"a\": null, \"c\": [ ]}]")).isEqualTo("[{\"b\":1,\"c\":[]}]");
        assertThat(Raw.canonical("{\"b\":1,\"a\":2}")).isEqualTo("{\"a\":2,\"b\":1}");
    }

    @Test
    void views_ahead_of_the_journal_are_a_fault() {
        var report = ViewsCheck.run(STORY.journal(), FoldedTables.at(HEAD + 1, tables), Watch.NOBODY, KEPT);
        assertThat(report.faults())
                .hasSameSizeAs(AllFolds.groups())
                .allSatisfy(fault -> assertThat(fault.english()).contains("ahead of the journal"));
    }

    @Test
    void a_gap_in_the_journal_and_in_a_stream_is_told() {
        var report = check(journal(changed(records -> records.removeIf(
                record -> record.eventType().equals("disbursement.paid") && record.streamVersion() == 1))));
        assertThat(report.faults().stream().map(Fault::english))
                .anyMatch(text -> text.contains("A gap: the record before is"))
                .anyMatch(text -> text.contains("is at version 2 where 1 was due"));
    }

    @Test
    void a_journal_that_ends_before_its_head_is_told() {
        var report = check(journal(changed(List::removeLast)));
        assertThat(report.faults()).anyMatch(fault -> fault.english().contains("The journal ends here"));
    }

    @Test
    void a_record_that_moves_money_and_cannot_be_read_is_a_fault_and_no_silence() {
        var report = check(journal(records -> records.stream()
                .map(record -> isWithdrawal(record) ? otherForm(record) : record)
                .toList()));
        assertThat(report.faults())
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.text()).contains("fund.withdrawn 读不懂", "cannot be read: schemaVersion 2"));
        assertThat(report.differing()).isPositive();
    }

    /** The story's own; the example of the same kind stands behind it. */
    private static boolean isWithdrawal(JournalRecord record) {
        return record.position() == WITHDRAWAL;
    }

    private static JournalRecord otherForm(JournalRecord record) {
        return new JournalRecord(
                record.position(),
                record.eventId(),
                record.stream(),
                record.streamVersion(),
                record.eventType(),
                2,
                record.recordedAt(),
                record.payload(),
                record.metadata());
    }

    @Test
    void lines_that_do_not_come_to_the_amount_break_the_law_and_are_told() {
        var report = check(journal(records -> records.stream()
                .map(record -> isWithdrawal(record) ? dearer(record) : record)
                .toList()));
        assertThat(report.faults().stream().map(Fault::english))
                .contains("The lines of fund.withdrawn do not come to 10 fen.");
    }

    private static JournalRecord dearer(JournalRecord record) {
        var payload = new String(record.payload(), java.nio.charset.StandardCharsets.UTF_8)
                .replaceFirst("\"amountFen\":9,", "\"amountFen\":10,");
        return new JournalRecord(
                record.position(),
                record.eventId(),
                record.stream(),
                record.streamVersion(),
                record.eventType(),
                record.schemaVersion(),
                record.recordedAt(),
                payload.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                record.metadata());
    }

    @Test
    void only_the_first_findings_are_listed_and_all_are_counted() {
        tables.get("money_posting").forEach(row -> row.put("account", "GOLD"));
        var report = check();
        assertThat(report.differences()).hasSize(KEPT);
        assertThat(report.differing()).isEqualTo(tables.get("money_posting").size());
        assertThat(report.lines()).last().asString().contains("only the first are listed");
    }

    @Test
    void it_ends_when_it_is_told_to() {
        assertThatThrownBy(() -> ViewsCheck.run(
                        STORY.journal(), FoldedTables.at(HEAD, tables), (stage, done, total) -> false, KEPT))
                .isInstanceOf(TransferCancelled.class);
    }
}
