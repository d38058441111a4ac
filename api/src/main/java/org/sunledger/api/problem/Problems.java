package org.sunledger.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.ConcurrencyException;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.WhoMayAsk;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.projections.engine.AsOfRefused;
import org.sunledger.projections.engine.NotYetThere;
import org.sunledger.projections.rebuild.RebuildRefused;

/**
 * The one place where a no becomes an HTTP answer: a problem document for programs, a page in both languages for a
 * browser that asked for a page.
 */
@RestControllerAdvice
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_SECONDS = "2";

    private final Books books;
    private final BodyFaults faults;
    private final WhoMayAsk whoMayAsk;

    Problems(Books books, BodyFaults faults, WhoMayAsk whoMayAsk) {
        this.books = books;
        this.faults = faults;
        this.whoMayAsk = whoMayAsk;
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

    /** Read again field by field: the reader stopped at the first thing that was wrong. */
    @ExceptionHandler
    Object unreadable(HttpMessageNotReadableException failure, HandlerMethod handler, HttpServletRequest request)
            throws IOException {
        var sends = handler.getMethodAnnotation(Sends.class);
        for (var parameter : handler.getMethodParameters()) {
            if (!parameter.hasParameterAnnotation(RequestBody.class)) continue;
            var all = faults.of(
                    parameter.getGenericParameterType(),
                    sends == null ? null : sends.value(),
                    request.getInputStream().readAllBytes());
            if (!all.isEmpty()) return answer(new Rejection(all), request);
        }
        return answer(UnreadableBody.of(failure.getCause(), ""), request);
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
    Object mistyped(MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
        var own = UnreadableBody.rejectionIn(failure);
        if (own != null) return answer(own, request);
        var form = Expected.of(failure.getRequiredType());
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
        var given = request.getContentType() == null ? null : failure.getContentType();
        return answer(
                ApiRefusal.MEDIA_TYPE.because(
                        "given",
                        given == null ? "(未注明)" : given.toString(),
                        "givenEn",
                        given == null ? "(not stated)" : given.toString(),
                        "expected",
                        names(failure.getSupportedMediaTypes())),
                request);
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
        var own = UnreadableBody.rejectionIn(failure);
        if (own != null) return answer(own, request);
        var incident = UUID.randomUUID().toString();
        LOG.error("Unexpected, incident {}: {} {}", incident, request.getMethod(), request.getRequestURI(), failure);
        return answer(ApiRefusal.UNEXPECTED.because("incident", incident), request);
    }

    private Rejection forWhoMayAsk(Rejection rejection, HttpServletRequest request) {
        var handler = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        return whoMayAsk.refusal(handler).orElse(rejection);
    }

    private static boolean isAboutForm(Rejection rejection) {
        var status = Complaint.status(rejection.refusal());
        return status == HttpStatus.BAD_REQUEST || status == HttpStatus.UNSUPPORTED_MEDIA_TYPE;
    }

    private Object answer(Rejection rejection, HttpServletRequest request) {
        var complaint = Complaint.of(isAboutForm(rejection) ? forWhoMayAsk(rejection, request) : rejection);
        if (wantsPage(request)) return page(complaint, request);
        var answer = ResponseEntity.status(complaint.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers(complaint.first().refusal(), rejection).forEach(answer::header);
        var problem = complaint.problem();
        address(request).ifPresent(problem::setInstance);
        return answer.body(problem);
    }

    /** What was asked for, also where the container went on to its address for errors; empty where it is no address at all. */
    private static Optional<URI> address(HttpServletRequest request) {
        try {
            return Optional.of(new URI(Frame.addressOf(request)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
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
