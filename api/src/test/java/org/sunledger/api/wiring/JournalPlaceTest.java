package org.sunledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunledger.api.wiring.JournalPlace.EventStoreDb;
import org.sunledger.ledger.journal.JournalEngine;

/** Where the journal is, as an operator may say it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JournalPlaceTest {
    private static final String CLUSTER = "esdb+discover://app:secret@n1:2113,n2:2113?tls=true";

    private static JournalPlace of(String engine, String connection, String ledger) {
        return JournalPlace.of(new SunledgerProperties(
                null,
                false,
                null,
                null,
                new SunledgerProperties.Journal(engine, connection, ledger, Instant.EPOCH, false)));
    }

    @Test
    void without_a_word_it_is_postgresql() {
        assertThat(JournalPlace.of(new SunledgerProperties(null, false, null, null, null))
                        .engine())
                .isEqualTo(JournalEngine.POSTGRES);
        assertThat(of("postgres", null, null).engine()).isEqualTo(JournalEngine.POSTGRES);
        assertThat(of("", "", "").engine()).isEqualTo(JournalEngine.POSTGRES);
    }

    @Test
    void a_cluster_needs_where_it_is_and_what_the_ledger_is_called_there() {
        assertThat(of("eventstoredb", CLUSTER, "370784")).isInstanceOfSatisfying(EventStoreDb.class, place -> {
            assertThat(place.connection()).isEqualTo(CLUSTER);
            assertThat(place.ledger()).isEqualTo("370784");
            assertThat(place.rules().refuse()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "oracle, , , 只能是 postgres 或 eventstoredb, it is postgres or eventstoredb",
        "eventstoredb, , 370784, 需要 sunledger.journal.connection, needs sunledger.journal.connection",
        "eventstoredb, jdbc:postgresql://x, 370784, 需要 sunledger.journal.connection, needs sunledger.journal.connection",
        "eventstoredb, esdb://n1:2113, , 需要 sunledger.journal.ledger, needs sunledger.journal.ledger",
        "eventstoredb, esdb://n1:2113, 37.0784, 需要 sunledger.journal.ledger, needs sunledger.journal.ledger",
        "postgres, esdb://n1:2113, , 但引擎是 postgres, but the engine is postgres"
    })
    void what_does_not_fit_together_is_refused_in_both_languages(
            String engine, String connection, String ledger, String chinese, String english) {
        var refused = catchThrowable(() -> of(engine, connection, ledger));
        assertThat(StartFailures.sentences(refused)).contains(chinese, english);
    }
}
