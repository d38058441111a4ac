package org.sunledger.projections.trail;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.JournalEvent;

/**
 * The amount and the document numbers of any event, found by the names and types that all events share. A new event
 * needs no line here.
 */
public record PayloadFacts(@Nullable Long amountFen, List<String> docNos) {
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
        return new PayloadFacts(found.amount, List.copyOf(docNos));
    }

    private static final class Found {
        private final Set<String> docNos;
        private @Nullable Long amount;
        private int rank = AMOUNTS.size();

        private Found(Set<String> docNos) {
            this.docNos = docNos;
        }

        /** Looks into the event and into records within it, such as a quota; not into lists of lines. */
        private void look(Object fact) {
            for (var component : COMPONENTS.computeIfAbsent(fact.getClass(), Class::getRecordComponents)) {
                var value = value(component, fact);
                switch (value) {
                    case null -> {}
                    case DocNo docNo -> docNos.add(docNo.value());
                    case Amount figure -> offer(component.getName(), figure.fen());
                    case Long figure -> offer(component.getName(), figure);
                    default -> {
                        if (value.getClass().isRecord()) look(value);
                    }
                }
            }
        }

        private void offer(String name, long fen) {
            var offered = AMOUNTS.indexOf(name);
            if (offered < 0 || offered >= rank) return;
            rank = offered;
            amount = fen;
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
