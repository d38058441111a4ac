package org.sunledger.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.TestViews;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ViewSchemaIT {
    private static TestViews views;

    @BeforeAll
    static void migrate() {
        views = new TestViews(TestJournal.opened(), ReadTables.groups());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    @Test
    void says_of_every_table_what_it_is_in_chinese_and_english() {
        assertThat(views.owner().sql("""
                                select relname from pg_class c join pg_namespace n on n.oid = relnamespace
                                 where nspname = 'view' and relkind = 'r' and relname <> 'view_schema_history'
                                   and coalesce(obj_description(c.oid), '') !~ '^[一-龥]+: [a-z]'
                                """).query(String.class).list()).isEmpty();
    }

    @Test
    void has_a_table_for_every_fold() {
        assertThat(views.owner()
                        .sql("select table_name from information_schema.tables where table_schema = 'view'"
                                + " and table_name not in ('token', 'generation', 'replay', 'view_schema_history')")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(ReadTables.groups().stream()
                        .flatMap(group -> group.folds().stream())
                        .map(fold -> fold.projection().name())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table view.mine (a int)",
                "alter table view.village_balance drop constraint village_balance_never_overdrawn",
                "drop table view.money_posting",
                "delete from view.view_schema_history",
                "update view.generation set state = 'LIVE'",
                "update view.replay set state = 'READY'"
            })
    void lets_the_application_change_rows_and_no_table(String statement) {
        assertThatThrownBy(() -> views.database().sql(statement).update()).hasStackTraceContaining("ERROR: ");
        assertThat(views.database().sql("delete from view.village_balance").update())
                .isZero();
    }
}
