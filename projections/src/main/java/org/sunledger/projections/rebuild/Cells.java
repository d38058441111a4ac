package org.sunledger.projections.rebuild;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** A record as a row of texts; a record inside it gives its own components, with its name before theirs. */
final class Cells {
    private Cells() {}

    static Map<String, String> of(Record row) {
        var cells = new LinkedHashMap<String, String>();
        add(cells, "", row);
        return cells;
    }

    private static void add(Map<String, String> cells, String prefix, Record row) {
        for (var component : row.getClass().getRecordComponents()) {
            var name = prefix + component.getName();
            var value = value(component, row);
            if (value instanceof Record inner) add(cells, name + ".", inner);
            else cells.put(name, String.valueOf(value));
        }
    }

    private static Object value(RecordComponent component, Record row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not to be read: " + component, e);
        }
    }
}
