package org.sunledger.projections.trail;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.JournalEvent;

/**
 * The amount, the document numbers and the texts of any event, found by the names and types that all events share. A new
 * event needs no line here. Nothing that people typed freely and nobody's name is in an event, so neither is in a text.
 *
 * @param texts whatever is written in the event but digests, document numbers with the rest
 */
public record PayloadFacts(@Nullable Long amountFen, List<String> docNos, Set<String> texts) {
    /** The figure an event is about, in the order of preference. */
    private static final List<String> AMOUNTS =
            List.of("amountFen", "deltaFen", "valueFen", "shareFen", "settlementFen", "originalValueFen", "budgetFen");

    private static final Map<Class<?>, RecordComponent[]> COMPONENTS = new ConcurrentHashMap<>();

    public static PayloadFacts of(JournalEvent event) {
        Set<String> docNos = new LinkedHashSet<>();
        for (var ref : event.envelope().docRefs()) {
            var docNo = ref.docNo();
            if (docNo != null) docNos.add(docNo.value());
        }
        var found = new Found(docNos);
        found.look(event.event());
        found.texts.addAll(docNos);
        return new PayloadFacts(found.amount, List.copyOf(docNos), found.texts);
    }

    private static final class Found {
        private final Set<String> docNos;
        private final Set<String> texts = new LinkedHashSet<>();
        private @Nullable Long amount;
        private int rank = AMOUNTS.size();

        private Found(Set<String> docNos) {
            this.docNos = docNos;
        }

        /** Looks into the event and into records within it, such as a quota; in lists of lines for texts only. */
        private void look(Object fact) {
            for (var component : componentsOf(fact)) {
                var value = value(component, fact);
                switch (value) {
                    case null -> {}
                    case DocNo docNo -> docNos.add(docNo.value());
                    case Amount figure -> offer(component.getName(), figure.fen());
                    case Long figure -> offer(component.getName(), figure);
                    case String text -> offer(component.getName(), text);
                    case List<?> lines -> lines.forEach(this::lookForTexts);
                    default -> {
                        if (value.getClass().isRecord()) look(value);
                    }
                }
            }
        }

        private void lookForTexts(Object line) {
            switch (line) {
                case DocNo docNo -> texts.add(docNo.value());
                case String text -> texts.add(text);
                case Record within -> {
                    for (var component : componentsOf(within)) {
                        var value = value(component, within);
                        if (value instanceof String text) offer(component.getName(), text);
                        else if (value instanceof Record) lookForTexts(value);
                    }
                }
                default -> {}
            }
        }

        /** A digest or a seed is nothing that anybody remembers. */
        private void offer(String name, String text) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!lower.endsWith("sha256") && !lower.endsWith("seed")) texts.add(text);
        }

        private void offer(String name, long fen) {
            var offered = AMOUNTS.indexOf(name);
            if (offered < 0 || offered >= rank) return;
            rank = offered;
            amount = fen;
        }

        private static RecordComponent[] componentsOf(Object fact) {
            return COMPONENTS.computeIfAbsent(fact.getClass(), Class::getRecordComponents);
        }

        private static @Nullable Object value(RecordComponent component, Object fact) {
            try {
                return component.getAccessor().invoke(fact);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Not readable: " + component, e);
            }
        }
    }
}
