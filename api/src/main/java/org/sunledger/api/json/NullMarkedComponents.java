package org.sunledger.api.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Tells Jackson what the types say already: a component without {@code @Nullable} must be there and must not be null. */
final class NullMarkedComponents extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return isRequired(member) ? Boolean.TRUE : null;
    }

    /** No list of ours holds nothing, also where the list itself may be absent. */
    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        var nulls = isRequired(annotated) ? Nulls.FAIL : Nulls.DEFAULT;
        return JsonSetter.Value.forValueNulls(nulls, Nulls.FAIL);
    }

    private static boolean isRequired(Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter)) return false;
        var owner = parameter.getDeclaringClass();
        if (!owner.isRecord() || !owner.getName().startsWith("org.sunledger.")) return false;
        var component = component(owner, parameter.getIndex());
        return component != null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable RecordComponent component(Class<?> owner, int index) {
        var components = owner.getRecordComponents();
        return index < components.length ? components[index] : null;
    }
}
