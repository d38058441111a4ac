package org.sunledger.ledger.shared;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a command in itself, field by field, before any history is asked: one answer tells it all. */
public final class Shape {
    public static final int BP_WHOLE = 10_000;

    private final Verdict verdict = new Verdict();

    /** Not blank. */
    public Shape text(String field, @Nullable String text) {
        return given(field, text != null && !text.isBlank());
    }

    /** Not empty, and no longer than the limit. */
    public Shape lines(String field, Collection<?> lines, int max) {
        return given(field, !lines.isEmpty()).atMost(field, lines, max);
    }

    /** May be empty. */
    public Shape atMost(String field, Collection<?> lines, int max) {
        return right(field, lines.size() <= max, "至多 " + max + " 项", "at most " + max + " entries");
    }

    /** Is there, and says something. */
    public Shape given(String field, boolean isGiven) {
        verdict.refuseIf(!isGiven, SharedRefusal.FIELD_MISSING, "field", field);
        return this;
    }

    /** Bounds are inclusive. */
    public Shape between(String field, long value, long min, long max) {
        return right(field, value >= min && value <= max, min + " 至 " + max, min + " to " + max);
    }

    public Shape atLeast(String field, long value, long min) {
        return right(field, value >= min, "不小于 " + min, "at least " + min);
    }

    /** Basis points of a whole. */
    public Shape bp(String field, int bp) {
        return between(field, bp, 0, BP_WHOLE);
    }

    /** What names the entries names each once. */
    public Shape distinct(String field, Collection<?> names) {
        return right(field, Set.copyOf(names).size() == names.size(), "互不相同的项", "entries that differ from each other");
    }

    /** The SHA-256 of bytes that are kept elsewhere. */
    public Shape digest(String field, String sha256) {
        verdict.refuseIf(
                !TextDigest.isDigest(sha256), SharedRefusal.DIGEST_MALFORMED, "field", field, "digest", sha256);
        return this;
    }

    /** A change in either direction, within the limit of one entry. */
    public Shape change(String field, long fen) {
        verdict.refuseIf(
                fen > Amount.MAX || fen < -Amount.MAX,
                SharedRefusal.AMOUNT_OUT_OF_RANGE,
                "field",
                field,
                "amount",
                Long.toString(fen),
                "max",
                Long.toString(Amount.MAX));
        verdict.refuseIf(fen == 0, SharedRefusal.AMOUNT_ZERO, "field", field);
        return this;
    }

    /** Printed streams, such as a case or a notice tells of. */
    public Shape streams(String field, boolean areStreams) {
        return right(
                field,
                areStreams,
                "事项流,如 Project/0190a0f0-0000-7000-8000-000000000000",
                "streams such as Project/0190a0f0-0000-7000-8000-000000000000");
    }

    /** An entry of nothing is a mistake. */
    public Shape positive(String field, Amount amount) {
        verdict.refuseIf(amount.isZero(), SharedRefusal.AMOUNT_ZERO, "field", field);
        return this;
    }

    /**
     * Whatever else a value must be.
     *
     * @param expected what would be right, in both languages
     */
    public Shape right(String field, boolean isRight, String expected, String expectedEn) {
        verdict.refuseIf(
                !isRight, SharedRefusal.FIELD_WRONG, "field", field, "expected", expected, "expectedEn", expectedEn);
        return this;
    }

    /** @throws Rejection something is wrong; it tells everything */
    public void orThrow() {
        verdict.orThrow();
    }
}
