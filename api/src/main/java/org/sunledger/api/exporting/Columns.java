package org.sunledger.api.exporting;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.exporting.ViewExport.Column;
import org.sunledger.api.exporting.ViewExport.Kind;
import org.sunledger.projections.engine.AsOf;

/** The columns of a record, in its order. A record within a record is spread out; a list is one column of JSON. */
final class Columns {
    private static final Map<Class<?>, List<Column>> KNOWN = new ConcurrentHashMap<>();

    private Columns() {}

    static List<Column> of(Class<?> row) {
        return KNOWN.computeIfAbsent(row, type -> {
            var columns = new ArrayList<Column>();
            spread("", type, true, value -> value, columns);
            return List.copyOf(columns);
        });
    }

    private static void spread(
            String prefix,
            Class<?> type,
            boolean isRequired,
            Function<Object, @Nullable Object> reach,
            List<Column> columns) {
        for (var component : type.getRecordComponents()) {
            // What an answer stands for is said once, above its rows.
            if (component.getType() == AsOf.Resolved.class) continue;
            var name = prefix + component.getName();
            var isThere = isRequired && !isNullable(component);
            Function<Object, @Nullable Object> value = row -> {
                var holder = reach.apply(row);
                return holder == null ? null : valueOf(component, holder);
            };
            var of = component.getType();
            if (isSpreadOut(of)) spread(name + ".", of, isThere, value, columns);
            else columns.add(column(name, of, isThere, value));
        }
    }

    private static boolean isNullable(RecordComponent component) {
        AnnotatedElement type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    /** A code, an id or a number in a record of its own stays one value. */
    private static boolean isSpreadOut(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length > 1;
    }

    private static Column column(
            String name, Class<?> type, boolean isRequired, Function<Object, @Nullable Object> value) {
        if (type.isRecord()) {
            var only = type.getRecordComponents()[0];
            return column(name, only.getType(), isRequired, row -> {
                var holder = value.apply(row);
                return holder == null ? null : valueOf(only, holder);
            });
        }
        if (type.isEnum()) {
            var words = Arrays.stream(type.getEnumConstants())
                    .map(word -> ((Enum<?>) word).name())
                    .toList();
            return new Column(name, Kind.WORD, isRequired, words, value);
        }
        return new Column(name, kind(name, type), isRequired, List.of(), value);
    }

    private static Kind kind(String name, Class<?> type) {
        if (type == long.class || type == Long.class) return name.endsWith("Fen") ? Kind.FEN : number(name);
        if (type == int.class || type == Integer.class) return number(name);
        if (type == boolean.class || type == Boolean.class) return Kind.BOOLEAN;
        if (type == LocalDate.class) return Kind.DATE;
        if (type == Instant.class) return Kind.INSTANT;
        if (type == String.class || type == UUID.class) return Kind.TEXT;
        return Kind.JSON;
    }

    private static Kind number(String name) {
        return name.endsWith("Bp") ? Kind.SHARE : Kind.INTEGER;
    }

    private static @Nullable Object valueOf(RecordComponent component, Object holder) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true); // rows may be private to their view
            return accessor.invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not readable: " + component, e);
        }
    }
}
