package org.sunledger.api.waiting;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.journal.RecordAddress;
import org.sunledger.api.journal.TypedText;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.projections.waiting.Decision;
import org.sunledger.projections.waiting.Waiting;

/**
 * One item that this user may decide, or has to mend.
 *
 * @param decision of what was returned, what it waited for when it was entered
 * @param returnedBy who returned it; null: it waits for a decision
 * @param page the same as the record, for people
 * @param record what was entered, by whom and at which version
 */
record WaitingView(
        Decision decision,
        String decisionText,
        String decisionTextEn,

        @Schema(description = "退回人;空为未退回 / who returned it to this user, to be entered again or given up") @Nullable
        String returnedBy,

        @Schema(description = "退回原因代码 / code of the reason, where one was given", example = "WRONG_AMOUNT") @Nullable
        String returnedReason,

        @Nullable String returnedReasonText,
        @Nullable String returnedReasonTextEn,

        @Schema(description = "退回人的原话;空为未填写 / what whoever returned it typed; null: nothing") @Nullable
        TypedText returnedWords,

        @Schema(description = "所属项目、指标、公示等的编号和名称 / number and name of the project, fund or notice it belongs to")
        @Nullable
        String subject,

        @Schema(description = "文号、流水号、名称等 / what people know it by") @Nullable
        String label,

        String divisionCode,
        String divisionName,

        @Schema(description = "金额(分),调整指标可为负 / fen, signed for an adjustment") @Nullable
        Long amountFen,

        @Schema(description = "经办人 / who entered it") String enteredBy,

        LocalDate enteredOn,

        @Schema(description = "上一步记账时点 / when the step before was recorded")
        Instant since,

        long daysWaiting,

        @Schema(example = "/streams/Project/0190a0f0-0000-7000-8000-000000000000")
        String page,

        @Schema(example = "/api/v1/streams/Project/0190a0f0-0000-7000-8000-000000000000")
        String record,

        @Schema(
                description =
                        "同意时提交到何处;已退回的,重报时提交到何处 / where a yes is sent; of what was returned, where it is entered again",
                example = "PUT /api/v1/projects/0190a0f0-0000-7000-8000-000000000000/settlement/approval")
        String decide,

        @Schema(
                description =
                        "不同意时提交到何处,形式同 decide;空为不能退回 / where a no is sent, in the form of decide; null: nobody can return it",
                example =
                        "PUT /api/v1/funds/0190a0f0-0000-7000-8000-000000000000/entries/0190a0f0-0000-7000-8000-000000000001/rejection")
        @Nullable
        String reject) {
    static WaitingView of(Waiting waiting, @Nullable TypedText words, String decide, @Nullable String reject) {
        var returned = waiting.returned();
        var reason = returned == null ? null : returned.reason();
        return new WaitingView(
                waiting.decision(),
                waiting.chinese(),
                waiting.english(),
                returned == null ? null : returned.by(),
                reason == null ? null : reason.name(),
                reason == null ? null : reason.chinese(),
                reason == null ? null : reason.english(),
                words,
                waiting.subject(),
                waiting.label(),
                waiting.division().value(),
                waiting.divisionName(),
                waiting.amountFen(),
                waiting.enteredBy(),
                waiting.enteredOn(),
                waiting.since(),
                waiting.daysWaiting(),
                "/streams/" + waiting.stream(),
                RecordAddress.of(StreamId.parse(waiting.stream())),
                decide,
                reject);
    }
}
