package org.sunledger.api.journal;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a record of the journal is made of, whatever it is: a new event needs no line here. */
final class Fields {
    private Fields() {}

    /** One component and what it holds. */
    record Field(String name, @Nullable Object value) {
        /** Where it holds an id, alone or as a type of its own. */
        @Nullable
        UUID id() {
            if (value instanceof UUID id) return id;
            return value instanceof Record typed && only(typed) instanceof UUID id ? id : null;
        }
    }

    static List<Field> of(Object fact) {
        return Arrays.stream(fact.getClass().getRecordComponents())
                .map(component -> new Field(component.getName(), value(component, fact)))
                .toList();
    }

    /** What a type of a single value holds; null of any other. */
    static @Nullable Object only(Record typed) {
        var components = typed.getClass().getRecordComponents();
        return components.length == 1 ? value(components[0], typed) : null;
    }

    private static @Nullable Object value(RecordComponent component, Object fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not readable: " + component, e);
        }
    }
}
