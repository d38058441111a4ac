package org.sunledger.api.waiting;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.journal.RecordAddress;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.projections.waiting.Decision;
import org.sunledger.projections.waiting.Waiting;

/**
 * One item that this user may decide.
 *
 * @param record what was entered, by whom and at which version
 * @param decide method and address that decide it with yes
 */
record WaitingView(
        Decision decision,
        String decisionText,
        String decisionTextEn,

        @Schema(description = "文号、流水号、名称等 / what people know it by") @Nullable
        String label,

        String divisionCode,
        String divisionName,

        @Schema(description = "金额(分),调整指标可为负 / fen, signed for an adjustment") @Nullable
        Long amountFen,

        LocalDate enteredOn,
        Instant since,
        long daysWaiting,

        @Schema(example = "/api/v1/streams/Project/0190a0f0-0000-7000-8000-000000000000")
        String record,

        @Schema(example = "PUT /api/v1/projects/0190a0f0-0000-7000-8000-000000000000/settlement/approval")
        String decide) {
    static WaitingView of(Waiting waiting, String decide) {
        return new WaitingView(
                waiting.decision(),
                waiting.decision().chinese(),
                waiting.decision().english(),
                waiting.label(),
                waiting.division().value(),
                waiting.divisionName(),
                waiting.amountFen(),
                waiting.enteredOn(),
                waiting.since(),
                waiting.daysWaiting(),
                RecordAddress.of(StreamId.parse(waiting.stream())),
                decide);
    }
}
