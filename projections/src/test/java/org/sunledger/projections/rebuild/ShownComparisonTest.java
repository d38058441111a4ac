package org.sunledger.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.projections.engine.Reader;

/** What was shown against what is shown again; where nothing was ever kept, only that it was there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShownComparisonTest {
    private static final Map<String, String> A = Map.of("sha256", "a");
    private static final Map<String, String> B = Map.of("sha256", "b");
    private static final Map<String, String> NEVER_KEPT = Map.of();

    private static Difference.Table compared(
            Map<String, Map<String, String>> then, Map<String, Map<String, String>> now) {
        return ShownComparison.of(shown(then, now), nobody(), nobody(), 1);
    }

    private static Views nobody() {
        return new Views((Reader) null, (DataSource) null);
    }

    private static Shown shown(Map<String, Map<String, String>> then, Map<String, Map<String, String>> now) {
        return new Shown() {
            @Override
            public String name() {
                return "notices";
            }

            @Override
            public SortedMap<String, Map<String, String>> then(Views live, long position) {
                return new TreeMap<>(then);
            }

            @Override
            public SortedMap<String, Map<String, String>> again(Views replayed, long position) {
                return new TreeMap<>(now);
            }
        };
    }

    @Test
    void the_same_on_both_sides_does_not_differ() {
        var same = compared(Map.of("1", A, "2", B), Map.of("1", A, "2", B));
        assertThat(same.differing()).isZero();
        assertThat(same.uncompared()).isZero();
        assertThat(same.rows()).isEqualTo(2);
        assertThat(same.sha256()).isNull();
    }

    @Test
    void what_never_had_a_content_is_counted_and_does_not_differ() {
        var made = compared(
                Map.of("1", A, "2", NEVER_KEPT, "3", NEVER_KEPT), Map.of("1", A, "2", NEVER_KEPT, "3", NEVER_KEPT));
        assertThat(made.differing()).isZero();
        assertThat(made.uncompared()).isEqualTo(2);
        assertThat(made.sha256()).isNull();
    }

    @Test
    void what_had_a_content_on_one_side_differs() {
        for (var one : List.of(
                compared(Map.of("1", A), Map.of("1", NEVER_KEPT)), compared(Map.of("1", NEVER_KEPT), Map.of("1", A)))) {
            assertThat(one.changed()).isOne();
            assertThat(one.uncompared()).isZero();
            assertThat(one.sha256()).isNotNull();
        }
    }

    @Test
    void what_is_on_one_side_only_differs_also_where_it_never_had_a_content() {
        var gone = compared(Map.of("1", NEVER_KEPT), Map.of());
        assertThat(gone.missing()).isOne();
        assertThat(gone.shown()).extracting(Difference.Row::key).containsExactly("1");
        var come = compared(Map.of(), Map.of("1", NEVER_KEPT));
        assertThat(come.added()).isOne();
        assertThat(come.uncompared()).isZero();
    }

    @Test
    void the_report_says_how_many_had_nothing_to_compare_only_where_there_are_some() {
        var made = new Difference(9, List.of(compared(Map.of("1", NEVER_KEPT), Map.of("1", NEVER_KEPT))));
        assertThat(made.areEqual()).isTrue();
        assertThat(made.uncompared()).isOne();
        assertThat(made.text()).contains("notices: 1 rows, 0 changed, 0 missing, 0 added,1 项从未保存内容");
        assertThat(new Difference(9, List.of(compared(Map.of("1", A), Map.of("1", A)))).text())
                .endsWith("0 added\n");
    }
}
