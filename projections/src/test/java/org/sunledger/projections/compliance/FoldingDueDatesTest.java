package org.sunledger.projections.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.supervision.CaseEvent.CaseReceived;
import org.sunledger.projections.Examples;
import org.sunledger.projections.Story;
import org.sunledger.projections.TestJournal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FoldingDueDatesTest {
    private final DueDates fold = new DueDates();

    @Test
    void a_case_is_due_on_the_day_it_was_told_and_nothing_says_who_complained() {
        var received = Story.told().journal().events().stream()
                .filter(event -> event.event() instanceof CaseReceived)
                .findFirst()
                .orElseThrow();
        assertThat(fold.apply(received)).hasSize(1).allSatisfy((key, row) -> {
            assertThat(key.kind()).isEqualTo(DueDate.Kind.CASE_REPLY);
            assertThat(row.on()).isEqualTo(LocalDate.of(2018, 4, 24));
            assertThat(row.label()).isNull();
        });
    }

    @Test
    void only_the_payment_of_retention_ends_retention() {
        var journal = TestJournal.opened();
        var progress = Examples.paid(Examples.P1, 1, 100);
        assertThat(progress.kind()).isEqualTo(Kind.PROGRESS);
        assertThat(fold.apply(journal.record(progress, Examples.DAY))).isEmpty();
    }

    @Test
    void every_kind_of_duty_is_fulfilled_by_its_notice() {
        for (var kind : DueDate.Kind.values()) {
            var notice = kind.notice();
            if (notice != null) assertThat(DueDate.Kind.fulfilledBy(notice)).isEqualTo(kind);
        }
    }

    @Test
    void rows_of_one_event_have_one_position() {
        for (var event : Story.told().journal().events()) {
            assertThat(fold.apply(event).keySet()).allMatch(key -> key.position() == event.position());
        }
    }
}
