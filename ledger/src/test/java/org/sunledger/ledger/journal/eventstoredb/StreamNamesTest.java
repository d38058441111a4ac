package org.sunledger.ledger.journal.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StreamNamesTest {
    private final StreamNames names = new StreamNames("county-a");

    @Test
    void every_kind_of_stream_reads_back() {
        for (var type : StreamType.values())
            for (var id : new String[] {"1", "a-b.c:d_e", "county-a.x", "-", "."}) {
                var stream = new StreamId(type, id);
                assertThat(names.of(stream)).isEqualTo(type.wireName() + "-county-a." + id);
                assertThat(names.parse(names.of(stream))).isEqualTo(stream);
            }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Project-county-b.1",
                "Project-county-a2.1",
                "Project-county-a",
                "Project-county-a.",
                "Village-county-a.1",
                "-county-a.1",
                "$$Project-county-a.1",
                "Project-county-a.a b",
                "county-a.1",
                ""
            })
    void what_this_ledger_never_names_is_refused(String name) {
        assertThatThrownBy(() -> names.parse(name)).isInstanceOf(Damaged.class).hasMessageContaining("county-a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "民主县", "a b", "a/b", "$a"})
    void a_ledgers_id_leaves_no_doubt_where_it_ends(String id) {
        assertThatThrownBy(() -> new StreamNames(id)).isInstanceOf(IllegalArgumentException.class);
    }
}
