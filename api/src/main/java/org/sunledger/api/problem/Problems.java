package org.sunledger.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.projections.engine.AsOfRefused;
import org.sunledger.projections.engine.NotYetThere;
import org.sunledger.projections.rebuild.RebuildRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * The one place where a no becomes an HTTP answer: a problem document for programs, a page in both languages for a
 * browser that asked for a page.
 */
@RestControllerAdvice
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_SECONDS = "2";

    private final Books books;

    Problems(Books books) {
        this.books = books;
    }

    @ExceptionHandler
    Object refused(Rejection rejection, HttpServletRequest request) {
        return answer(rejection, request);
    }

    @ExceptionHandler
    Object refused(AsOfRefused refused, HttpServletRequest request) {
        return answer(new Rejection(refused.refused()), request);
    }

    @ExceptionHandler
    Object refused(RebuildRefused refused, HttpServletRequest request) {
        return answer(new Rejection(refused.refused()), request);
    }

    @ExceptionHandler
    Object behind(NotYetThere behind, HttpServletRequest request) {
        return answer(
                ApiRefusal.NOT_YET_THERE.because("position", behind.asked(), "reached", behind.reached()), request);
    }

    @ExceptionHandler
    Object overtaken(ConcurrencyException ignored, HttpServletRequest request) {
        return answer(ApiRefusal.OVERTAKEN.because(), request);
    }

    @ExceptionHandler
    Object journal(JournalException failure, HttpServletRequest request) {
        return answer(
                switch (failure) {
                    case JournalException.OutcomeUnknown e -> logged(ApiRefusal.OUTCOME_UNKNOWN, e);
                    case JournalException.Unavailable e -> logged(ApiRefusal.JOURNAL_UNAVAILABLE, e);
                    case JournalException.Damaged e -> logged(ApiRefusal.JOURNAL_UNAVAILABLE, e);
                    case JournalException.ClockStepped e -> logged(ApiRefusal.JOURNAL_UNAVAILABLE, e);
                    case JournalException.Busy ignored -> ApiRefusal.JOURNAL_BUSY.because();
                    case JournalException.StandingBy ignored -> ApiRefusal.STANDING_BY.because();
                    case JournalException.NotOpened ignored -> ApiRefusal.LEDGER_NOT_OPEN.because();
                    case JournalException.RecordTooLarge ignored -> ApiRefusal.RECORD_TOO_LARGE.because();
                    case JournalException.OpenedBefore ignored -> ApiRefusal.OVERTAKEN.because();
                    case JournalException.StreamConflict ignored -> ApiRefusal.OVERTAKEN.because();
                    case JournalException.DuplicateEvent ignored -> ApiRefusal.OVERTAKEN.because();
                },
                request);
    }

    private static Rejection logged(ApiRefusal refusal, JournalException cause) {
        LOG.error("The journal failed", cause);
        return refusal.because();
    }

    @ExceptionHandler
    Object unreadable(HttpMessageNotReadableException failure, HttpServletRequest request) {
        return answer(ofBody(failure.getCause()), request);
    }

    private static Rejection ofBody(@Nullable Throwable cause) {
        var own = rejectionIn(cause);
        if (own != null) return own;
        if (cause instanceof UnrecognizedPropertyException e) {
            return ApiRefusal.FIELD_UNKNOWN.because("field", path(e), "known", known(e));
        }
        if (cause instanceof MismatchedInputException e) return ofField(e);
        if (cause instanceof InputCoercionException e) {
            return ApiRefusal.NUMBER_OUT_OF_RANGE.because("line", line(e), "column", column(e));
        }
        if (cause instanceof JacksonException e) {
            return ApiRefusal.JSON_MALFORMED.because("line", line(e), "column", column(e));
        }
        return ApiRefusal.BODY_MISSING.because();
    }

    private static Rejection ofField(MismatchedInputException e) {
        var field = path(e);
        if (field.isEmpty() && isEmptyBody(e)) return ApiRefusal.BODY_MISSING.because();
        if (isMissing(e)) return SharedRefusal.FIELD_MISSING.because("field", field);
        if (field.endsWith("Fen")) return ApiRefusal.AMOUNT_NOT_WHOLE.because("field", field);
        var form = expected(e.getTargetType());
        return ApiRefusal.FIELD_TYPE.because("field", field, "expected", form.chinese(), "expectedEn", form.english());
    }

    private static String known(UnrecognizedPropertyException e) {
        var known = e.getKnownPropertyIds();
        return known == null ? "" : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static boolean isEmptyBody(MismatchedInputException e) {
        return String.valueOf(e.getOriginalMessage()).startsWith("No content");
    }

    /** Jackson has no type of its own for what is not there. */
    private static boolean isMissing(MismatchedInputException e) {
        var message = String.valueOf(e.getOriginalMessage());
        return message.startsWith("Missing required creator property")
                || message.startsWith("Cannot map `null`")
                || message.startsWith("Invalid `null` value");
    }

    private static String path(DatabindException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static int line(JacksonException e) {
        return Math.max(1, e.getLocation().getLineNr());
    }

    private static int column(JacksonException e) {
        return Math.max(1, e.getLocation().getColumnNr());
    }

    /** What a value should have looked like, in both languages. */
    private record Form(String chinese, String english) {}

    private static Form expected(@Nullable Class<?> type) {
        if (type == null) return new Form("其他形式", "another form");
        if (type.isEnum()) {
            var names = Arrays.stream(type.getEnumConstants())
                    .map(each -> ((Enum<?>) each).name())
                    .collect(Collectors.joining(", "));
            return new Form(names + " 之一", "one of " + names);
        }
        if (type == LocalDate.class) return new Form("日期,如 2018-03-12", "a date such as 2018-03-12");
        if (type == YearMonth.class) return new Form("月份,如 2018-11", "a month such as 2018-11");
        if (type == Instant.class)
            return new Form("UTC 时点,如 2018-03-12T02:00:00.000Z", "an instant such as 2018-03-12T02:00:00.000Z");
        if (type == UUID.class) return new Form("UUID", "a UUID");
        if (type == String.class) return new Form("文本", "text");
        if (type == boolean.class || type == Boolean.class) return new Form("true 或 false", "true or false");
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) return new Form("整数", "a whole number");
        if (Iterable.class.isAssignableFrom(type)) return new Form("数组", "an array");
        return new Form("JSON 对象", "a JSON object");
    }

    @ExceptionHandler
    Object invalid(MethodArgumentNotValidException failure, HttpServletRequest request) {
        var refusals = failure.getBindingResult().getFieldErrors().stream()
                .map(e -> ApiRefusal.FIELD_OUT_OF_RANGE
                        .because("field", e.getField(), "rule", String.valueOf(e.getDefaultMessage()))
                        .first())
                .toList();
        return answer(new Rejection(refusals), request);
    }

    @ExceptionHandler
    Object invalid(HandlerMethodValidationException failure, HttpServletRequest request) {
        var refusals = failure.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(e -> ApiRefusal.FIELD_OUT_OF_RANGE
                                .because(
                                        "field",
                                        String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                        "rule",
                                        String.valueOf(e.getDefaultMessage()))
                                .first()))
                .toList();
        return answer(new Rejection(refusals), request);
    }

    @ExceptionHandler
    Object mistyped(MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
        var own = rejectionIn(failure);
        if (own != null) return answer(own, request);
        var form = expected(failure.getRequiredType());
        return answer(
                ApiRefusal.PARAMETER_MALFORMED.because(
                        "parameter", failure.getName(), "expected", form.chinese(), "expectedEn", form.english()),
                request);
    }

    @ExceptionHandler
    Object malformed(ServletRequestBindingException ignored, HttpServletRequest request) {
        return answer(ApiRefusal.REQUEST_MALFORMED.because(), request);
    }

    @ExceptionHandler
    Object unknown(NoResourceFoundException ignored, HttpServletRequest request) {
        return answer(ApiRefusal.NOT_FOUND.because("path", request.getRequestURI()), request);
    }

    @ExceptionHandler
    Object method(HttpRequestMethodNotSupportedException failure, HttpServletRequest request) {
        var allowed = failure.getSupportedHttpMethods();
        var names = allowed == null
                ? "GET"
                : allowed.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        return answer(ApiRefusal.METHOD_NOT_ALLOWED.because("method", failure.getMethod(), "allowed", names), request);
    }

    @ExceptionHandler
    Object accept(HttpMediaTypeNotAcceptableException failure, HttpServletRequest request) {
        return answer(ApiRefusal.NOT_ACCEPTABLE.because("available", names(failure.getSupportedMediaTypes())), request);
    }

    @ExceptionHandler
    Object mediaType(HttpMediaTypeNotSupportedException failure, HttpServletRequest request) {
        var given = failure.getContentType();
        return answer(ApiRefusal.MEDIA_TYPE.because("given", given == null ? "?" : given.toString()), request);
    }

    private static String names(List<MediaType> types) {
        return types.stream().map(MediaType::toString).distinct().collect(Collectors.joining(", "));
    }

    @ExceptionHandler
    Object notLoggedIn(AuthenticationException ignored, HttpServletRequest request) {
        return answer(ApiRefusal.NOT_LOGGED_IN.because(), request);
    }

    @ExceptionHandler
    Object notAllowed(AccessDeniedException ignored, HttpServletRequest request) {
        return answer(ApiRefusal.NOT_ALLOWED.because(), request);
    }

    /** Thrown on, so that the container closes the connection where a reader notices it. */
    @ExceptionHandler
    Object brokenOff(BrokenOffException failure) {
        throw failure;
    }

    /** The stranger hears a number, the log the story. */
    @ExceptionHandler
    Object unexpected(Exception failure, HttpServletRequest request) {
        var own = rejectionIn(failure);
        if (own != null) return answer(own, request);
        var incident = UUID.randomUUID().toString();
        LOG.error("Unexpected, incident {}: {} {}", incident, request.getMethod(), request.getRequestURI(), failure);
        return answer(ApiRefusal.UNEXPECTED.because("incident", incident), request);
    }

    private static @Nullable Rejection rejectionIn(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection own) return own;
        }
        return null;
    }

    private Object answer(Rejection rejection, HttpServletRequest request) {
        var complaint = Complaint.of(rejection);
        if (wantsPage(request)) return page(complaint, request);
        var answer = ResponseEntity.status(complaint.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers(complaint.first().refusal(), rejection).forEach(answer::header);
        return answer.body(complaint.problem());
    }

    private static Map<String, String> headers(Refusal refusal, Rejection rejection) {
        if (refusal == ApiRefusal.METHOD_NOT_ALLOWED) {
            return Map.of(
                    HttpHeaders.ALLOW, String.valueOf(rejection.first().facts().get("allowed")));
        }
        return Complaint.status(refusal) == HttpStatus.SERVICE_UNAVAILABLE
                ? Map.of(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                : Map.of();
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var path = Frame.addressOf(request);
        if (path.startsWith("/api/") || path.startsWith("/v3/") || path.startsWith("/actuator/")) return false;
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private ModelAndView page(Complaint complaint, HttpServletRequest request) {
        var page = new ModelAndView("refused", complaint.status());
        page.addObject("frame", Frame.of(request, books));
        page.addObject("status", complaint.status().value());
        page.addObject("title", Complaint.title(complaint.status()));
        page.addObject("titleEn", Complaint.titleEn(complaint.status()));
        page.addObject("refusals", complaint.refusals());
        return page;
    }
}
