package org.sunledger.api.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.problem.UnreadableBody;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Refused;
import org.sunledger.ledger.shared.Rejection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command that a body would become: what both call by one name and type comes from the body, stand-ins take the place
 * of the rest. Made only to hear what it says of its own shape.
 */
final class CommandGiven {
    private CommandGiven() {}

    /**
     * What the command's constructor refuses of what the body gives; each names its field.
     *
     * @param body one that can be read
     */
    static List<Refused> of(
            Class<? extends Command> kind, JavaType type, JsonNode body, StandIn standIn, JsonMapper mapper) {
        try {
            Object read = mapper.readerFor(type).readValue(body);
            var given = new HashMap<String, @Nullable Object>();
            var types = new HashMap<String, String>();
            collect(read, given, types);
            var components = kind.getRecordComponents();
            var fromBody = new HashSet<String>();
            var arguments = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                var name = components[i].getName();
                var isFromBody = components[i].getGenericType().getTypeName().equals(types.get(name));
                if (isFromBody) fromBody.add(name);
                arguments[i] = isFromBody ? given.get(name) : standIn(components[i], standIn, mapper);
            }
            return refused(kind, arguments).stream()
                    .filter(refused -> fromBody.contains(Faults.root(refused)))
                    .toList();
        } catch (JacksonException | Rejection unreadable) {
            return List.of();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Commands and bodies are records", e);
        }
    }

    private static void collect(Object body, Map<String, @Nullable Object> given, Map<String, String> types)
            throws ReflectiveOperationException {
        for (var component : body.getClass().getRecordComponents()) {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            var value = accessor.invoke(body);
            if (BodyShape.isUnwrapped(component)) {
                collect(value, given, types);
            } else {
                given.put(component.getName(), value);
                types.put(component.getName(), component.getGenericType().getTypeName());
            }
        }
    }

    private static Object standIn(RecordComponent component, StandIn standIn, JsonMapper mapper) {
        var type = mapper.constructType(component.getGenericType());
        return mapper.readerFor(type).readValue(standIn.of(type, mapper));
    }

    private static List<Refused> refused(Class<? extends Command> kind, @Nullable Object... arguments)
            throws ReflectiveOperationException {
        var types = Arrays.stream(kind.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        var constructor = kind.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        try {
            var unused = constructor.newInstance(arguments);
            return List.of();
        } catch (InvocationTargetException e) {
            var rejection = UnreadableBody.rejectionIn(e);
            return rejection == null ? List.of() : rejection.refusals();
        }
    }
}
