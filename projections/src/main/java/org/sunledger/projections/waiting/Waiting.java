package org.sunledger.projections.waiting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.project.DisbursementEvent;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.projections.engine.AsOf;

/**
 * 待办: an item that waits for somebody's decision, or was returned and waits for whoever entered it.
 *
 * @param decision what it waits for; of what was returned, what it waited for when it was entered
 * @param returned null: nobody returned it
 * @param stream the record that it belongs to, as {@code /api/v1/streams} names it
 * @param subject what people know that record by, such as the project's code and name; null where it has no name
 * @param item within the stream: the ids under which the decision is sent, one behind the other
 * @param label what people know it by; null where it has no name of its own
 * @param amountFen signed for an adjustment; null where it is about no money
 * @param enteredBy who made the entry that began it
 * @param enteredOn business day of that entry
 * @param since when the step before was recorded
 * @param daysWaiting civil days since then
 * @param signers who entered or signed it: none of them may decide (INV-08)
 */
public record Waiting(
        Decision decision,
        @Nullable Returned returned,
        String stream,
        @Nullable String subject,
        String item,
        @Nullable String label,
        DivisionCode division,
        String divisionName,
        @Nullable Long amountFen,
        String enteredBy,
        LocalDate enteredOn,
        Instant since,
        long daysWaiting,
        Set<String> signers) {
    /** What was returned and not entered again in a month of daily work is taken for given up: nothing of it counts. */
    public static final int RETURNED_DAYS_MAX = 30;

    /**
     * 退回.
     *
     * @param by who returned it; its maker where an automation did
     * @param reason null where none is asked for
     * @param position of the record that returned it: what was typed beside it is asked for by that
     */
    public record Returned(String by, @Nullable Labelled reason, long position) {
        /** @param code as the record has it */
        static Returned of(String by, @Nullable String code, long position) {
            return new Returned(by, code == null ? null : reason(code), position);
        }

        /** Codes of one name mean the same wherever they are used. */
        private static Labelled reason(String code) {
            return Stream.<Labelled>concat(
                            Stream.of(FundEvent.RejectionReason.values()),
                            Stream.of(DisbursementEvent.RejectionReason.values()))
                    .filter(reason -> reason.name().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(code));
        }
    }

    /** The oldest first. */
    public String key() {
        return RecordedAt.text(since) + " " + stream + " " + item;
    }

    public String chinese() {
        return returned == null ? decision.chinese() : mending().chinese();
    }

    public String english() {
        return returned == null ? decision.english() : mending().english();
    }

    /** What is sent to go on with it: to decide with yes, or to enter it again. */
    public Class<? extends Command> command() {
        return returned == null ? decision.command() : mending().command();
    }

    /** What is sent to decide it with no; null where no request does, or it was returned. */
    public @Nullable Class<? extends Command> rejection() {
        return returned == null ? decision.rejection() : null;
    }

    /** Returned, left alone for long, and nothing that anybody owes. */
    boolean isGivenUp() {
        return returned != null && daysWaiting > RETURNED_DAYS_MAX && !mending().isOwed();
    }

    private Decision.Mending mending() {
        return Objects.requireNonNull(decision.mending(), () -> decision + " cannot be returned");
    }

    /** All that waits, the oldest first. */
    public record All(AsOf.Resolved asOf, List<Waiting> rows) {}
}
