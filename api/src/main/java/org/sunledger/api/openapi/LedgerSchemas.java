package org.sunledger.api.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.json.FreeText;

/**
 * Describes records as {@code api.json} reads them: one component is written bare, and what is not {@code @Nullable} is
 * required.
 */
class LedgerSchemas implements ModelConverter {
    private static final String OURS = "org.sunledger.";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) return null;
        var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (isBare(raw)) {
            var component = raw.getRecordComponents()[0];
            return context.resolve(new AnnotatedType(component.getType())
                    .ctxAnnotations(type.getCtxAnnotations())
                    .resolveAsRef(type.isResolveAsRef()));
        }
        var schema = chain.next().resolve(type, context, chain);
        if (raw.isRecord() && raw.getName().startsWith(OURS)) require(schema, raw, context);
        return schema;
    }

    private static boolean isBare(Class<?> type) {
        return type.isRecord()
                && (type.getName().startsWith("org.sunledger.ledger.") || type == FreeText.class)
                && type.getRecordComponents().length == 1;
    }

    private static void require(@Nullable Schema<?> schema, Class<?> type, ModelConverterContext context) {
        if (schema == null) return;
        var described = schema.get$ref() == null
                ? schema
                : context.getDefinedModels().get(schema.get$ref().substring("#/components/schemas/".length()));
        if (described != null) described.setRequired(required(type));
    }

    private static List<String> required(Class<?> type) {
        var names = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            if (isUnwrapped(component)) names.addAll(required(component.getType()));
            else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) names.add(component.getName());
        }
        return names;
    }

    private static boolean isUnwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }
}
