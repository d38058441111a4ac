package org.sunledger.api.json;

import java.lang.reflect.Type;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.sunledger.api.problem.BodyFaults;
import org.sunledger.api.problem.UnreadableBody;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Refused;
import org.sunledger.ledger.shared.Rejection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks at a refused body field by field, then at what its fields say together, then at what the command says of itself,
 * so that one answer tells it all. Which fields there are it knows from the records, as their reader does; whether a value
 * is right it asks that very reader and the command's own constructor, so no rule stands twice. Where a value cannot be
 * read, {@link StandIn}s let the rest be asked.
 */
@Component
class BodyCheck implements BodyFaults {
    /** Enough to mend a form; a file in the wrong place would tell thousands. */
    private static final int FAULTS_MAX = 50;

    private final JsonMapper mapper = StrictReading.mapper();

    @Override
    public List<Refused> of(Type expected, @Nullable Class<? extends Command> command, byte[] body) {
        try {
            var tree = mapper.readTree(body);
            if (tree.isMissingNode() || tree.isNull()) return List.of(); // no body at all
            var type = mapper.constructType(expected);
            var look = new Look(new Faults());
            var mended = look.at(type, tree, "");
            if (command != null && tree.isObject() && BodyShape.isTakenApart(type.getRawClass())) {
                look.command(command, type, mended);
            }
            return look.faults.found().stream().limit(FAULTS_MAX).toList();
        } catch (JacksonException noJson) {
            return UnreadableBody.malformed(noJson).refusals();
        }
    }

    /** A value that can be read: as it came, or with one and with the other stand-in for what could not. */
    private record Mended(JsonNode low, JsonNode high) {
        void put(String name, Mended value) {
            ((ObjectNode) low).set(name, value.low());
            ((ObjectNode) high).set(name, value.high());
        }
    }

    /** One body. */
    private final class Look {
        private final Faults faults;

        Look(Faults faults) {
            this.faults = faults;
        }

        Mended at(JavaType type, JsonNode value, String path) {
            if (value.isObject() && BodyShape.isTakenApart(type.getRawClass())) {
                return settled(type, fields(type.getRawClass(), value, path), path);
            }
            if (value.isArray() && type.isCollectionLikeType()) return elements(type.getContentType(), value, path);
            return isRead(type, value, path) ? new Mended(value, value) : standIns(type);
        }

        private Mended standIns(JavaType type) {
            return new Mended(StandIn.LOW.of(type, mapper), StandIn.HIGH.of(type, mapper));
        }

        private Mended fields(Class<?> record, JsonNode object, String path) {
            var known = BodyShape.componentsOf(record);
            var mended = new Mended(JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode());
            for (var field : object.properties()) {
                var name = field.getKey();
                var component = known.get(name);
                if (component == null) {
                    faults.unknown(inside(path, name), new TreeSet<>(known.keySet()));
                } else if (!field.getValue().isNull()) {
                    var type = mapper.constructType(component.getGenericType());
                    mended.put(name, at(type, field.getValue(), inside(path, name)));
                }
            }
            known.forEach((name, component) -> {
                if (!BodyShape.isRequired(component) || mended.low().has(name)) return;
                faults.missing(inside(path, name), component.getType());
                mended.put(name, standIns(mapper.constructType(component.getGenericType())));
            });
            return mended;
        }

        private Mended elements(JavaType type, JsonNode array, String path) {
            var low = JsonNodeFactory.instance.arrayNode();
            var high = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                var element = path + "[" + i + "]";
                var isThere = !array.get(i).isNull();
                if (!isThere) faults.missing(element, type.getRawClass());
                var mended = isThere ? at(type, array.get(i), element) : standIns(type);
                low.add(mended.low());
                high.add(mended.high());
            }
            return new Mended(low, high);
        }

        private boolean isRead(JavaType type, JsonNode value, String path) {
            try {
                mapper.readerFor(type).readValue(value);
                return true;
            } catch (JacksonException | Rejection e) {
                var own = UnreadableBody.rejectionIn(e);
                var rejection = own == null ? UnreadableBody.of(e, path) : own;
                // The parser says where; a value calls itself by a word of its own, and is known by its place.
                var place = own == null ? "" : path;
                rejection.refusals().forEach(refused -> faults.ofValue(refused, place, type.getRawClass()));
                return false;
            }
        }

        /** What a record says of its fields together: what it refuses makes room for stand-ins, until it can be read. */
        private Mended settled(JavaType type, Mended given, String path) {
            var known = BodyShape.componentsOf(type.getRawClass());
            for (int i = 0; i <= known.size(); i++) {
                var low = refused(type, given.low());
                var high = refused(type, given.high());
                if (low.isEmpty() && high.isEmpty()) return given;
                faults.ofRecord(low.stream().filter(high::contains).toList(), path);
                var refused = Stream.concat(low.stream(), high.stream())
                        .map(Faults::root)
                        .collect(Collectors.toSet());
                known.forEach((name, component) -> {
                    if (!refused.contains(name)) return;
                    faults.standIn(inside(path, name));
                    given.put(name, standIns(mapper.constructType(component.getGenericType())));
                });
            }
            return standIns(type);
        }

        private List<Refused> refused(JavaType type, JsonNode mended) {
            try {
                mapper.readerFor(type).readValue(mended);
                return List.of();
            } catch (JacksonException | Rejection e) {
                var own = UnreadableBody.rejectionIn(e);
                return (own == null ? UnreadableBody.of(e, "") : own).refusals();
            }
        }

        /** What a command says of what the body gives it. */
        private void command(Class<? extends Command> kind, JavaType type, Mended mended) {
            var low = CommandGiven.of(kind, type, mended.low(), StandIn.LOW, mapper);
            var high = CommandGiven.of(kind, type, mended.high(), StandIn.HIGH, mapper);
            faults.ofRecord(low.stream().filter(high::contains).toList(), "");
        }
    }

    private static String inside(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
