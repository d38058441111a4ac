package org.sunledger.ledger.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
    public Object read(JsonParser json) throws IOException {
        if (!json.isExpectedStartObjectToken()) throw JsonForm.expected("object", json);
        var parts = new @Nullable Object[components.size()];
        int next = 0;
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            int place = place(name, next);
            if (parts[place] != null) throw new MalformedJson("field '%s' twice".formatted(name));
            parts[place] = read(components.get(place), json);
            next = place + 1;
        }
        for (int i = 0; i < parts.length; i++) {
            var component = components.get(i);
            if (parts[i] == null && !component.isNullable())
                throw new MalformedJson("missing").within(component.name());
        }
        return make(parts);
    }

    /** Fields were written in the order of the components, so the search begins where the last one ended. */
    private int place(String field, int next) {
        int all = components.size();
        for (int i = 0; i < all; i++) {
            int place = next + i < all ? next + i : next + i - all;
            if (components.get(place).name().equals(field)) return place;
        }
        throw new MalformedJson("unknown field").within(field);
    }

    private static Object read(Component component, JsonParser json) throws IOException {
        try {
            if (json.nextToken() == JsonToken.VALUE_NULL)
                throw new MalformedJson("null is written by leaving the field out");
            return component.form().read(json);
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
