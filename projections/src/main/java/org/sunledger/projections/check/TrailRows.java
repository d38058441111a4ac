package org.sunledger.projections.check;

/** 审计轨迹: a row for every record, whatever it says; of its texts only the document numbers. */
final class TrailRows {
    /** It says itself which entry it puts right. */
    private static final String REVERSAL = "entry.reversed";

    private TrailRows() {}

    static void tell(Raw record, Told told) {
        record.requireFirstForm();
        told.row(
                Listed.AUDIT_TRAIL,
                "",
                record.recordedAt(),
                record.effectiveOn(),
                record.stream(),
                Long.toString(record.streamVersion()),
                record.eventId(),
                record.type(),
                record.figure(),
                record.value("@/actor/user"),
                record.value("@/actor/role"),
                record.value("@/actor/unit"),
                record.value("@/divisionCode"),
                record.docNos(),
                record.value(record.type().equals(REVERSAL) ? "/correctsEventId" : "@/correctsEventId?"),
                record.value("@/causationId?"),
                record.value("@/correlationId"),
                record.value("@/commandId"),
                record.value("@/source/channel"),
                Boolean.toString(record.value("@/lateReason?") != null));
    }
}
