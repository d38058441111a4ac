package org.sunledger.api.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.sunledger.api.exporting.PageTable.Cell;
import org.sunledger.api.exporting.PageTable.Part;
import org.sunledger.api.exporting.ViewExport.Sheet;
import org.sunledger.api.html.Language;
import org.sunledger.ledger.posting.Flow;

/** Rows as a page prints them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageTableTest {
    private static final Shown SHOWN = Shown.of("name", "amountFen", "completionBp", "dueOn", "flow", "streams")
            .either("actual", "actualFen", "actualCount")
            .link("name", Line.class, line -> "/open/" + line.name())
            .link("streams", String.class, stream -> "/closed/" + stream)
            .named("streams", (stream, language) -> "no. " + stream)
            .alarm("amountFen", Line.class, line -> line.amountFen() < 0);

    record Line(
            String name,
            long amountFen,
            @Nullable Long completionBp,
            LocalDate dueOn,
            Flow flow,
            List<String> streams,
            @Nullable Long actualFen,
            @Nullable Long actualCount) {}

    private static List<Cell> cells(Line line, Language language) {
        var messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        var sheet = new Sheet("lines", Columns.of(Line.class), List.of(line));
        var table = PageTable.of(
                sheet,
                SHOWN,
                List.of(line),
                new Titles(messages, language),
                address -> address.startsWith("/open/"),
                address -> address + "?lang=x");
        assertThat(table.headings()).extracting(PageTable.Heading::title).contains("column.name", "column.actual");
        return table.rows().getFirst();
    }

    private static Line line(long fen, @Nullable Long actualFen, @Nullable Long actualCount) {
        return new Line(
                "a", fen, 9_750L, LocalDate.of(2018, 5, 8), Flow.RETURN, List.of("1", "2"), actualFen, actualCount);
    }

    @Test
    void amounts_shares_and_words_stand_as_people_read_them() {
        var cells = cells(line(123_456_789, null, null), Language.CHINESE);
        assertThat(cells.subList(1, 5))
                .extracting(cell -> cell.parts().getFirst().text())
                .containsExactly("1,234,567.89", "97.50%", "2018-05-08", "退票");
        assertThat(cells.get(1).css()).isEqualTo("fen");
        assertThat(cells(line(0, null, null), Language.ENGLISH).get(4).parts())
                .containsExactly(new Part("return", null, false));
    }

    @Test
    void what_the_reader_may_not_open_is_no_link() {
        var cells = cells(line(1, null, null), Language.CHINESE);
        assertThat(cells.getFirst().parts()).containsExactly(new Part("a", "/open/a?lang=x", false));
        assertThat(cells.get(5).parts())
                .containsExactly(new Part("no. 1", null, false), new Part("no. 2", null, false));
    }

    @Test
    void of_several_sources_the_one_with_a_value_is_shown_and_none_is_a_dash() {
        assertThat(cells(line(1, 700L, null), Language.CHINESE).get(6).parts())
                .containsExactly(new Part("7.00", null, false));
        assertThat(cells(line(1, null, 3L), Language.CHINESE).get(6).parts())
                .containsExactly(new Part("3", null, false));
        assertThat(cells(line(1, null, null), Language.CHINESE).get(6).parts())
                .containsExactly(new Part("–", null, false));
    }

    @Test
    void what_is_alarming_catches_the_eye() {
        assertThat(cells(line(-1, null, null), Language.CHINESE).get(1).css()).isEqualTo("fen alarm");
    }

    @Test
    void a_column_that_is_not_shown_cannot_be_changed() {
        assertThatThrownBy(() -> SHOWN.alarm("other", Line.class, line -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
    }
}
