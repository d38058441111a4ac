package org.sunledger.projections.check;

import org.jspecify.annotations.Nullable;

/**
 * A record behind a figure, so that a person may look it up.
 *
 * @param amountFen what it adds to the figure; null where the row is no figure
 */
public record Behind(
        long position,
        String eventId,
        String type,
        String effectiveOn,
        @Nullable Long amountFen) {
    static Behind of(Raw record, @Nullable Long amountFen) {
        return new Behind(record.position(), record.eventId(), record.type(), record.effectiveOn(), amountFen);
    }

    String text() {
        var amount = amountFen == null ? "" : " %+d".formatted(amountFen);
        return "序号 position %d, %s, %s%s (%s)".formatted(position, type, effectiveOn, amount, eventId);
    }
}
