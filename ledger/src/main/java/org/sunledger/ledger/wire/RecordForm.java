package org.sunledger.ledger.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Rejection;

/**
 * A record as a JSON object: its components in their order and nothing derived from them. Absent means null, and only
 * where the component says {@code @Nullable}.
 */
final class RecordForm implements JsonForm {
    private final Constructor<? extends Record> constructor;
    private final List<Component> components = new ArrayList<>();

    private record Component(String name, Method accessor, JsonForm form, boolean isNullable) {}

    RecordForm(Class<? extends Record> type) {
        var parts = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has a canonical constructor", e);
        }
        constructor.setAccessible(true);
        for (var part : parts) {
            part.getAccessor().setAccessible(true);
            AnnotatedElement use = part.getAnnotatedType();
            components.add(new Component(
                    part.getName(),
                    part.getAccessor(),
                    JsonForms.of(part.getGenericType()),
                    use.isAnnotationPresent(Nullable.class)));
        }
    }

    boolean hasOneComponent() {
        return components.size() == 1;
    }

    JsonForm onlyForm() {
        return components.getFirst().form();
    }

    Object only(Object value) {
        return required(components.getFirst(), value);
    }

    @Override
    public void write(Object value, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (var component : components) {
            var part = component.isNullable() ? part(component, value) : required(component, value);
            if (part == null) continue;
            json.writeFieldName(component.name());
            try {
                component.form().write(part, json);
            } catch (MalformedJson e) {
                throw e.within(component.name());
            }
        }
        json.writeEndObject();
    }

    @Override
    public Object read(JsonNode node) {
        if (!node.isObject()) throw new MalformedJson("object expected, found " + node);
        var fields = new @Nullable JsonNode[components.size()];
        int known = 0;
        for (int i = 0; i < fields.length; i++) {
            fields[i] = node.get(components.get(i).name());
            if (fields[i] != null) known++;
        }
        if (known != node.size()) throw unknownField(node);
        var parts = new @Nullable Object[fields.length];
        for (int i = 0; i < parts.length; i++) parts[i] = read(components.get(i), fields[i]);
        return make(parts);
    }

    private MalformedJson unknownField(JsonNode node) {
        for (var names = node.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (components.stream().noneMatch(component -> component.name().equals(name)))
                return new MalformedJson("unknown field").within(name);
        }
        throw new IllegalStateException("Every field is known");
    }

    private static @Nullable Object read(Component component, @Nullable JsonNode node) {
        if (node == null) {
            if (component.isNullable()) return null;
            throw new MalformedJson("missing").within(component.name());
        }
        if (node.isNull()) throw new MalformedJson("null is written by leaving the field out").within(component.name());
        try {
            return component.form().read(node);
        } catch (MalformedJson e) {
            throw e.within(component.name());
        }
    }

    /** The record; a value that its constructor refuses is malformed. */
    Object make(@Nullable Object... parts) {
        try {
            return constructor.newInstance(parts);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Rejection refused) throw new MalformedJson(refused.getMessage());
            throw new MalformedJson(String.valueOf(e.getCause()));
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object required(Component component, Object value) {
        var part = part(component, value);
        if (part == null) throw new MalformedJson("missing").within(component.name());
        return part;
    }

    private static @Nullable Object part(Component component, Object value) {
        try {
            return component.accessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
