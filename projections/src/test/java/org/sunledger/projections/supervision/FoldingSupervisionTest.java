package org.sunledger.projections.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.ledger.supervision.CaseEvent.CaseReceived;
import org.sunledger.ledger.supervision.FindingEvent.FindingAssigned;
import org.sunledger.ledger.supervision.FindingEvent.FindingClosed;
import org.sunledger.ledger.supervision.FindingEvent.RectificationReported;
import org.sunledger.projections.Examples;
import org.sunledger.projections.Story;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.engine.Word;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FoldingSupervisionTest {
    private static final LocalDate DAY = LocalDate.of(2018, 11, 15);

    @Test
    void an_assignment_is_a_status_and_counts_one() {
        var event = TestJournal.opened().record(new FindingAssigned(Story.FINDING, new UserId("town")), DAY);
        assertThat(new FindingWords().apply(event).values())
                .extracting(word -> word.key().what(), Word::text, Word::number)
                .containsExactlyInAnyOrder(tuple("STATUS", "ASSIGNED", null), tuple("RESPONSIBLE", "town", 1L));
    }

    @Test
    void a_report_and_a_closing_say_when() {
        var journal = TestJournal.opened();
        var report = new TextDigest("a".repeat(64));
        assertThat(new FindingWords()
                        .apply(journal.record(new RectificationReported(Story.FINDING, report), DAY))
                        .values())
                .extracting(Word::text)
                .containsExactlyInAnyOrder("REPORTED", report.sha256());
        assertThat(new FindingWords()
                        .apply(journal.record(new FindingClosed(Story.FINDING), DAY))
                        .keySet())
                .extracting(Word.Key::what)
                .containsExactlyInAnyOrder("STATUS", "CLOSED");
    }

    @Test
    void every_event_of_the_story_says_something_about_its_own_subject_only() {
        for (var event : Story.told().journal().events()) {
            for (var fold : List.of(new FindingWords(), new CaseWords())) {
                assertThat(fold.apply(event).keySet()).allSatisfy(key -> {
                    assertThat(key.position()).isEqualTo(event.position());
                    assertThat(event.event().stream().id())
                            .isEqualTo(key.subject().toString());
                });
            }
        }
    }

    @Test
    void a_case_is_kept_at_the_place_it_is_about() {
        var rows = Story.told().journal().events().stream()
                .filter(event -> event.event() instanceof CaseReceived)
                .flatMap(event -> new CaseProfiles().apply(event).values().stream())
                .toList();
        assertThat(rows).extracting(CaseProfiles.Row::divisionCode).containsExactly(TestActors.BAISHANTOU);
        assertThat(rows.getFirst().toString())
                .doesNotContain(Examples.id(0xABCD).toString());
    }
}
