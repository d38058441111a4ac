package org.sunledger.projections.trail;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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

    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> fact) {
            return Stream.of(fact.getRecordComponents())
                    .filter(PayloadFacts::mayTell)
                    .map(Part::of)
                    .toList();
        }
    };

    /** Types of which nothing is told, whatever the component is called. */
    private static final Set<Class<?>> SILENT =
            Set.of(UUID.class, LocalDate.class, YearMonth.class, int.class, Integer.class, boolean.class);

    /** Whether a component can hold anything to be found: most hold ids and days, and no event need be asked for those. */
    private static boolean mayTell(RecordComponent component) {
        var type = component.getType();
        if (type == String.class) return isRemembered(component.getName());
        if (type == Amount.class || type == long.class) return AMOUNTS.contains(component.getName());
        if (type.isRecord() && type != DocNo.class) return !PARTS.get(type).isEmpty();
        return !type.isEnum() && !SILENT.contains(type);
    }

    /** A digest or a seed is nothing that anybody remembers. */
    private static boolean isRemembered(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return !lower.endsWith("sha256") && !lower.endsWith("seed");
    }

    /**
     * A component of a record in which something may be found.
     *
     * @param rank of its figure in the order of preference; −1 where it is none
     */
    private record Part(Method accessor, int rank) {
        static Part of(RecordComponent component) {
            return new Part(component.getAccessor(), AMOUNTS.indexOf(component.getName()));
        }

        @Nullable
        Object of(Object fact) {
            try {
                return accessor.invoke(fact);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Not readable: " + accessor, e);
            }
        }
    }

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
            for (var part : PARTS.get(fact.getClass())) {
                var value = part.of(fact);
                switch (value) {
                    case null -> {}
                    case DocNo docNo -> docNos.add(docNo.value());
                    case Amount figure -> offer(part, figure.fen());
                    case Long figure -> offer(part, figure);
                    case String text -> texts.add(text);
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
                    for (var part : PARTS.get(within.getClass())) {
                        var value = part.of(within);
                        if (value instanceof String text) texts.add(text);
                        else if (value instanceof Record) lookForTexts(value);
                    }
                }
                default -> {}
            }
        }

        private void offer(Part part, long fen) {
            if (part.rank() < 0 || part.rank() >= rank) return;
            rank = part.rank();
            amount = fen;
        }
    }
}
