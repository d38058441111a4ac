package org.sunledger.api.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which fields a body has, as its records say it. */
final class BodyShape {
    private BodyShape() {}

    /** Whether its fields are looked at one by one; a value of one word is read whole. */
    static boolean isTakenApart(Class<?> type) {
        return type.isRecord() && type.getName().startsWith("org.sunledger.") && !LedgerWords.isBare(type);
    }

    static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static boolean isUnwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    /** By their names in JSON; the fields of an unwrapped record stand beside the others. */
    static Map<String, RecordComponent> componentsOf(Class<?> type) {
        var components = new LinkedHashMap<String, RecordComponent>();
        for (var component : Objects.requireNonNull(type.getRecordComponents())) {
            if (isUnwrapped(component)) components.putAll(componentsOf(component.getType()));
            else components.put(component.getName(), component);
        }
        return components;
    }
}
