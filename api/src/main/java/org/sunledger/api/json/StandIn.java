package org.sunledger.api.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.TextDigest;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Takes the place of a value that cannot be read, so that what stands beside it can be checked. There are two, which
 * differ: what a rule says of both does not hang on them.
 */
enum StandIn {
    LOW,
    HIGH;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Map<Class<?>, List<String>> TEXTS = Map.ofEntries(
            Map.entry(String.class, List.of("1", "2")),
            Map.entry(LocalDate.class, List.of("1000-01-01", "9999-12-31")),
            Map.entry(YearMonth.class, List.of("1000-01", "9999-12")),
            Map.entry(Instant.class, List.of("1000-01-01T00:00:00.000Z", "9999-12-31T00:00:00.000Z")),
            Map.entry(
                    UUID.class,
                    List.of("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff")),
            Map.entry(DivisionCode.class, List.of("110101000000", "990101000000")),
            Map.entry(DocNo.class, List.of("文〔1000〕1号", "文〔9999〕9号")),
            Map.entry(OrgId.class, List.of("13370784MB2806147H", "11370784MB2806147P")),
            Map.entry(TextDigest.class, List.of("0".repeat(64), "f".repeat(64))));

    /** A whole value, as its reader takes it; lists are empty. */
    JsonNode of(JavaType type, JsonMapper mapper) {
        var raw = type.getRawClass();
        var texts = TEXTS.get(raw);
        if (texts != null) return NODES.stringNode(texts.get(ordinal()));
        if (raw.isEnum()) return NODES.stringNode(constant(raw.getEnumConstants()));
        if (raw == boolean.class || raw == Boolean.class) return NODES.booleanNode(this == HIGH);
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) return NODES.numberNode(1 + ordinal());
        if (type.isCollectionLikeType()) return NODES.arrayNode();
        if (LedgerWords.isBare(raw)) {
            return of(mapper.constructType(raw.getRecordComponents()[0].getGenericType()), mapper);
        }
        var object = NODES.objectNode();
        BodyShape.componentsOf(raw).forEach((name, component) -> {
            if (BodyShape.isRequired(component)) {
                object.set(name, of(mapper.constructType(component.getGenericType()), mapper));
            }
        });
        return object;
    }

    private String constant(Object... constants) {
        return ((Enum<?>) constants[this == LOW ? 0 : constants.length - 1]).name();
    }
}
