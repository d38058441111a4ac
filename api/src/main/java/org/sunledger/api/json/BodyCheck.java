package org.sunledger.api.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.problem.BodyFaults;
import org.sunledger.api.problem.Expected;
import org.sunledger.api.problem.UnreadableBody;
import org.sunledger.ledger.shared.Refused;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.SharedRefusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks at a refused body field by field. Which fields there are it knows from the records, as their reader does; whether
 * a value is right it asks that very reader, value by value, so no rule stands twice.
 */
@Component
class BodyCheck implements BodyFaults {
    /** Enough to mend a form; a file in the wrong place would tell thousands. */
    private static final int FAULTS_MAX = 50;

    private final JsonMapper mapper = StrictReading.mapper();

    @Override
    public List<Refused> of(Type expected, byte[] body) {
        try {
            var tree = mapper.readTree(body);
            if (tree.isMissingNode() || tree.isNull()) return List.of(); // no body at all
            var look = new Look(new ArrayList<>());
            look.at(mapper.constructType(expected), tree, "");
            return look.faults.stream().limit(FAULTS_MAX).toList();
        } catch (JacksonException noJson) {
            return List.of();
        }
    }

    /** One body. */
    private final class Look {
        private final List<Refused> faults;

        Look(List<Refused> faults) {
            this.faults = faults;
        }

        void at(JavaType type, JsonNode value, String path) {
            int before = faults.size();
            if (value.isObject() && isTakenApart(type.getRawClass())) fields(type.getRawClass(), value, path);
            else if (value.isArray() && type.isCollectionLikeType()) elements(type.getContentType(), value, path);
            // What holds together may still be refused as a whole.
            if (faults.size() == before) whole(type, value, path);
        }

        private void fields(Class<?> type, JsonNode object, String path) {
            var known = componentsOf(type);
            for (var field : object.properties()) {
                var name = field.getKey();
                var component = known.get(name);
                if (component == null) {
                    unknown(inside(path, name), known);
                } else if (field.getValue().isNull()) {
                    if (isRequired(component)) missing(inside(path, name), component.getType());
                } else {
                    at(mapper.constructType(component.getGenericType()), field.getValue(), inside(path, name));
                }
            }
            known.forEach((name, component) -> {
                if (isRequired(component) && !object.has(name)) missing(inside(path, name), component.getType());
            });
        }

        private void elements(JavaType type, JsonNode array, String path) {
            for (int i = 0; i < array.size(); i++) {
                var element = path + "[" + i + "]";
                if (array.get(i).isNull()) missing(element, type.getRawClass());
                else at(type, array.get(i), element);
            }
        }

        private void whole(JavaType type, JsonNode value, String path) {
            try {
                mapper.readerFor(type).readValue(value);
            } catch (JacksonException | Rejection e) {
                var own = UnreadableBody.rejectionIn(e);
                var rejection = own == null ? UnreadableBody.of(e, path) : own;
                for (var refused : rejection.refusals()) {
                    var facts = new LinkedHashMap<>(refused.facts());
                    if (own != null) facts.compute("field", (ignored, word) -> place(path, word, type));
                    expecting(facts, type.getRawClass());
                    faults.add(new Refused(refused.refusal(), facts));
                }
            }
        }

        /** A value calls itself by a word of its own; here it is known by its place, and a record's field by its name. */
        private String place(String path, @Nullable Object word, JavaType type) {
            return word != null && isTakenApart(type.getRawClass()) ? inside(path, word.toString()) : path;
        }

        private void unknown(String path, Map<String, RecordComponent> known) {
            faults.add(ApiRefusal.FIELD_UNKNOWN
                    .because("field", path, "known", String.join(", ", new TreeSet<>(known.keySet())))
                    .first());
        }

        private void missing(String path, Class<?> type) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("field", path);
            expecting(facts, type);
            faults.add(new Refused(SharedRefusal.FIELD_MISSING, facts));
        }
    }

    private static void expecting(Map<String, Object> facts, Class<?> type) {
        var expected = Expected.of(type);
        facts.putIfAbsent("expected", expected.chinese());
        facts.putIfAbsent("expectedEn", expected.english());
    }

    private static String inside(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static boolean isTakenApart(Class<?> type) {
        return type.isRecord() && type.getName().startsWith("org.sunledger.") && !LedgerWords.isBare(type);
    }

    private static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** By their names in JSON; the fields of an unwrapped record stand beside the others. */
    private static Map<String, RecordComponent> componentsOf(Class<?> type) {
        var components = new LinkedHashMap<String, RecordComponent>();
        for (var component : Objects.requireNonNull(type.getRecordComponents())) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                components.putAll(componentsOf(component.getType()));
            } else {
                components.put(component.getName(), component);
            }
        }
        return components;
    }
}
