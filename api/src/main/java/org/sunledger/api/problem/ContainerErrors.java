package org.sunledger.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.html.Frame;

/** What went wrong before a resource was reached (a filter, the container) is told like everything else. */
@RestController
class ContainerErrors implements ErrorController {
    private final Problems problems;

    ContainerErrors(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var failure = (Exception) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure != null) return problems.unexpected(failure, request);
        return problems.refused(refusal(status).because("path", Frame.addressOf(request)), request);
    }

    private static ApiRefusal refusal(@Nullable Integer status) {
        if (status == null || status == HttpStatus.NOT_FOUND.value()) return ApiRefusal.NOT_FOUND;
        if (status == HttpStatus.UNAUTHORIZED.value()) return ApiRefusal.NOT_LOGGED_IN;
        if (status == HttpStatus.FORBIDDEN.value()) return ApiRefusal.NOT_ALLOWED;
        return ApiRefusal.REQUEST_MALFORMED;
    }
}
