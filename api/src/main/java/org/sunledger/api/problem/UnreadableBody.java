package org.sunledger.api.problem;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.SharedRefusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why a body, or one value of it, could not be read: the parser's words become a refusal. */
public final class UnreadableBody {
    private UnreadableBody() {}

    /** @param at the field that was read by itself; empty where the whole body was */
    public static Rejection of(@Nullable Throwable cause, String at) {
        var own = rejectionIn(cause);
        if (own != null) return own;
        if (cause instanceof UnrecognizedPropertyException e) {
            return ApiRefusal.FIELD_UNKNOWN.because("field", path(e, at), "known", known(e));
        }
        if (cause instanceof MismatchedInputException e) return ofField(e, at);
        if (cause instanceof InputCoercionException e) {
            return ApiRefusal.NUMBER_OUT_OF_RANGE.because("field", path(e, at));
        }
        if (cause instanceof JacksonException e) {
            return malformed(e);
        }
        return ApiRefusal.BODY_MISSING.because();
    }

    /** No JSON, or more than one value. */
    public static Rejection malformed(JacksonException e) {
        return ApiRefusal.JSON_MALFORMED.because("line", line(e), "column", column(e));
    }

    /** What a value of the ledger itself refused; null where none did. */
    public static @Nullable Rejection rejectionIn(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection own) return own;
        }
        return null;
    }

    private static Rejection ofField(MismatchedInputException e, String at) {
        var field = path(e, at);
        if (field.isEmpty() && isEmptyBody(e)) return ApiRefusal.BODY_MISSING.because();
        if (isMissing(e)) return SharedRefusal.FIELD_MISSING.because("field", field);
        if (field.endsWith("Fen")) return ApiRefusal.AMOUNT_NOT_WHOLE.because("field", field);
        var form = Expected.of(e.getTargetType());
        if (field.isEmpty()) {
            return ApiRefusal.BODY_TYPE.because("expected", form.chinese(), "expectedEn", form.english());
        }
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

    private static String path(JacksonException e, String at) {
        var path = new StringBuilder(at);
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
}
