package org.sunledger.api.reading;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.SlipOfRequest;
import org.sunledger.api.html.Language;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.projections.engine.AsOf;

/** Refuses what nobody reads: {@code efectiveOn=2018-12-31} must not be answered with today's figures. */
class KnownParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !isOurs(method, request)) return true;
        var known = new TreeSet<String>();
        if (!request.getRequestURI().startsWith("/api/")) known.add(Language.PARAMETER);
        for (var parameter : method.getMethodParameters()) known.addAll(names(parameter));
        for (var given : request.getParameterMap().keySet()) {
            if (!known.contains(given)) {
                throw ApiRefusal.PARAMETER_UNKNOWN.because("parameter", given, "known", String.join(", ", known));
            }
        }
        return true;
    }

    /** An address for errors is asked by whatever failed. */
    private static boolean isOurs(HandlerMethod method, HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && method.getBeanType().getName().startsWith("org.sunledger.")
                && !method.hasMethodAnnotation(OwnParameters.class);
    }

    private static List<String> names(MethodParameter parameter) {
        var type = parameter.getParameterType();
        if (type == AsOf.class) return AsOfOfRequest.PARAMETERS;
        if (type == PageAsked.class) return PageOfRequest.PARAMETERS;
        if (type == Slip.class) return List.of(SlipOfRequest.FORM_KEY);
        if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
        }
        var isNamed = type == Cursor.class || parameter.hasParameterAnnotation(RequestParam.class);
        return isNamed ? List.of(named(parameter)) : List.of();
    }

    /** A parameter of a request is called what the method calls it. */
    static String named(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return Objects.requireNonNull(parameter.getParameterName());
    }
}
