package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sunledger.ledger.posting.Account;
import org.sunledger.ledger.posting.Flow;
import org.sunledger.ledger.posting.IndependentFold;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.JournalEvent;

/**
 * F − ΣD + ΣR − ΣX = U + ΣV + S at every position of the told journal, over the postings as the tables hold them; and,
 * because that is an identity, the same figures from a fold over the events that knows no postings.
 */
@ExtendWith(LoadedDemo.Shared.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConservationIT {
    /** One row of {@code view.money_posting}. */
    private record Posted(
            long position, DivisionCode place, @Nullable FundId fund, Measures measures) {}

    private List<JournalEvent> journal = List.of();
    private Map<Long, List<Posted>> postings = Map.of();

    @BeforeAll
    void read(LoadedDemo demo) {
        var head = demo.program().head();
        var answer = demo.program().get("/api/v1/balances/villages?atLeast=" + head);
        assertThat(answer.status()).isEqualTo(200);
        journal = demo.journal();
        postings = demo
                .program()
                .owner()
                .sql("select * from view.money_posting order by position, line_no")
                .query((rs, n) -> new Posted(
                        rs.getLong("position"),
                        DivisionCode.of(rs.getString("division_code")),
                        rs.getObject("fund_id") == null ? null : new FundId(rs.getObject("fund_id", UUID.class)),
                        Measures.of(
                                Account.valueOf(rs.getString("account")),
                                Flow.valueOf(rs.getString("flow")),
                                rs.getLong("amount_fen"))))
                .stream()
                .collect(HashMap::new, ConservationIT::put, Map::putAll);
    }

    private static void put(Map<Long, List<Posted>> postings, Posted posted) {
        postings.computeIfAbsent(posted.position(), ignored -> new ArrayList<>())
                .add(posted);
    }

    @Test
    void the_journal_is_the_whole_story_and_41_of_its_events_move_a_balance() {
        assertThat(journal).hasSizeGreaterThan(1_000);
        assertThat(journal.getLast().position()).isEqualTo(journal.size());
        var moving = postings.values().stream()
                .filter(each ->
                        each.stream().anyMatch(posted -> !posted.measures().equals(Measures.ZERO)));
        assertThat(moving).hasSize(41);
    }

    @Test
    void money_is_conserved_at_every_position() {
        conserve(journal);
    }

    @Test
    void money_is_conserved_on_every_effective_day() {
        var byDay = new ArrayList<>(journal);
        byDay.sort(Comparator.<JournalEvent, LocalDate>comparing(
                        event -> event.envelope().effectiveOn())
                .thenComparing(JournalEvent::position));
        conserve(byDay);
    }

    private void conserve(List<JournalEvent> order) {
        var fold = new IndependentFold();
        var total = Measures.ZERO;
        var funds = new HashMap<FundId, Measures>();
        var places = new HashMap<DivisionCode, Measures>();
        for (var event : order) {
            fold.apply(event.event());
            for (var posted : postings.getOrDefault(event.position(), List.of())) {
                total = total.plus(posted.measures());
                places.merge(posted.place(), posted.measures(), Measures::plus);
                if (posted.fund() != null) funds.merge(posted.fund(), posted.measures(), Measures::plus);
            }
            var where = "position %d: %s".formatted(event.position(), event.event());
            assertThat(total.imbalanceFen()).as(where).isZero();
            assertThat(total).as(where).isEqualTo(fold.total());
            funds.forEach((fund, measures) -> {
                assertThat(measures.imbalanceFen())
                        .as("fund %s at %s", fund, where)
                        .isZero();
                assertThat(measures).as("fund %s at %s", fund, where).isEqualTo(fold.of(fund));
            });
            places.forEach((place, measures) ->
                    assertThat(measures).as("place %s at %s", place, where).isEqualTo(fold.of(place)));
        }
        assertThat(funds).hasSize(4);
        assertThat(total.arrivedFen()).isEqualTo(700_000_000);
    }

    @Test
    void the_fund_table_checks_to_zero_at_the_position_of_every_event_that_moves_money(LoadedDemo demo) {
        var fold = new IndependentFold();
        for (var event : journal) {
            fold.apply(event.event());
            if (!postings.containsKey(event.position())) continue;
            var answer = demo.program().get("auditor", "/api/v1/balances/funds?position=" + event.position());
            assertThat(answer.status()).isEqualTo(200);
            var total = answer.json().get("total");
            assertThat(total.get("checkFen").asLong()).isZero();
            assertThat(total.get("cashFen").asLong()).isEqualTo(fold.total().cashFen());
            for (var row : answer.json().get("rows")) {
                var fund = fold.of(new FundId(UUID.fromString(row.get("fundId").asString())));
                var money = row.get("money");
                assertThat(money.get("checkFen").asLong()).isZero();
                assertThat(money.get("poolFen").asLong()).isEqualTo(fund.poolFen());
                assertThat(money.get("availableFen").asLong()).isEqualTo(fund.availableFen());
            }
        }
    }

    @Test
    void every_place_and_every_fund_of_the_tables_is_one_that_the_story_names() {
        Set<DivisionCode> places = new HashSet<>();
        postings.values().forEach(each -> each.forEach(posted -> places.add(posted.place())));
        assertThat(places.stream().map(DivisionCode::value))
                .containsExactlyInAnyOrder(
                        "370784000000", "370784118000", "370784119333", "370784118261", "370784118212");
    }
}
