package org.sunledger.api.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.wire.EventExamples;
import org.sunledger.ledger.wire.WireNames;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PopulationsTest {
    @Test
    void money_is_every_kind_of_event_that_posts_and_no_other() {
        var posting = EventExamples.full().stream()
                .filter(event -> !Postings.of(event).isEmpty())
                .map(event -> WireNames.of(event).eventType())
                .sorted()
                .toList();
        assertThat(Populations.MONEY.eventTypes()).isEqualTo(posting);
    }

    @Test
    void payments_are_money() {
        assertThat(Populations.MONEY.eventTypes()).containsAll(Populations.PAYMENTS.eventTypes());
    }
}
