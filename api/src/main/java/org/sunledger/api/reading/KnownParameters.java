package org.sunledger.api.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.projections.engine.AsOf;

/** Refuses what nobody reads: {@code efectiveOn=2018-12-31} must not be answered with today's figures. */
class KnownParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || method.hasMethodAnnotation(OwnParameters.class)) return true;
        var known = new TreeSet<String>();
        for (var parameter : method.getMethodParameters()) {
            if (parameter.getParameterType() == AsOf.class) known.addAll(AsOfOfRequest.PARAMETERS);
            if (parameter.hasParameterAnnotation(ModelAttribute.class)) known.addAll(fields(parameter));
            var name = name(parameter);
            if (name != null) known.add(name);
        }
        for (var given : request.getParameterMap().keySet()) {
            if (!known.contains(given)) {
                throw ApiRefusal.PARAMETER_UNKNOWN.because("parameter", given, "known", String.join(", ", known));
            }
        }
        return true;
    }

    /** Of a record that holds several parameters. */
    private static List<String> fields(MethodParameter parameter) {
        return Arrays.stream(parameter.getParameterType().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static @Nullable String name(MethodParameter parameter) {
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        if (asked == null) return null;
        return Arrays.stream(new String[] {asked.name(), asked.value()})
                .filter(given -> !given.isEmpty())
                .findFirst()
                .orElseGet(() -> {
                    parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                    return Objects.requireNonNull(parameter.getParameterName());
                });
    }
}
