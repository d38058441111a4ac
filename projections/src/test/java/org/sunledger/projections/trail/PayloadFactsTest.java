package org.sunledger.projections.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.wire.EventExamples;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PayloadFactsTest {
    static List<Event> events() {
        return EventExamples.all();
    }

    /** Parts that can hold nothing are left out beforehand; looking at all of them must find the same. */
    @ParameterizedTest
    @MethodSource("events")
    void no_text_and_no_document_number_is_overlooked(Event event) throws ReflectiveOperationException {
        Set<String> texts = new LinkedHashSet<>();
        Set<String> docNos = new LinkedHashSet<>();
        look("", event, texts, docNos);
        docNos.add("鲁财农指〔2018〕12号"); // of the envelope
        texts.addAll(docNos);

        var facts = PayloadFacts.of(new JournalEvent(
                1, Instant.parse("2018-03-12T02:00:00.000Z"), 0, new UUID(0, 1), event, EventExamples.ENVELOPE));

        assertThat(facts.texts()).containsExactlyInAnyOrderElementsOf(texts);
        assertThat(facts.docNos()).isSubsetOf(docNos).contains("鲁财农指〔2018〕12号");
    }

    private static void look(String name, Object value, Set<String> texts, Set<String> docNos)
            throws ReflectiveOperationException {
        switch (value) {
            case null -> {}
            case DocNo docNo -> docNos.add(docNo.value());
            case String text -> {
                var lower = name.toLowerCase(Locale.ROOT);
                if (!lower.endsWith("sha256") && !lower.endsWith("seed")) texts.add(text);
            }
            case List<?> lines -> {
                for (var line : lines) look("", line, texts, docNos);
            }
            case Record within -> {
                for (var component : within.getClass().getRecordComponents())
                    look(component.getName(), component.getAccessor().invoke(within), texts, docNos);
            }
            default -> {}
        }
    }
}
