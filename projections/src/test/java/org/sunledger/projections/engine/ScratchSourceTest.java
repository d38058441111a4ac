package org.sunledger.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScratchSourceTest {
    private final ScratchSource source =
            new ScratchSource(new SimpleDriverDataSource(), "replay_7", List.of("money_posting", "fund_word"));

    @Test
    void gives_the_tables_of_the_replay_their_own_schema() {
        assertThat(source.renamed("select p.* from view.money_posting p join view.fund_word using (position)"))
                .isEqualTo("select p.* from replay_7.money_posting p join replay_7.fund_word using (position)");
    }

    @Test
    void leaves_everything_else_as_it_is_written() {
        for (var sql : List.of(
                "select position from view.token",
                "select * from view.money_posting_old",
                "select review.fund_word from review",
                "lock table view.generation in access share mode"))
            assertThat(source.renamed(sql)).isEqualTo(sql);
    }
}
