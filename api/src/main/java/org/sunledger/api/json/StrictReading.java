package org.sunledger.api.json;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules for every body: unknown fields, a field twice, a number as text, a fraction, a date that is none, and what
 * is missing are refused. A component that its record does not mark {@code @Nullable} must be there.
 */
@Component
public class StrictReading implements JsonMapperBuilderCustomizer {
    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .annotationIntrospector(
                        new AnnotationIntrospectorPair(new NullMarkedComponents(), builder.annotationIntrospector()))
                .addModule(new LedgerWords());
    }

    /** A mapper by these rules alone, for readers outside of Spring's own. */
    public static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        new StrictReading().customize(builder);
        return builder.build();
    }
}
