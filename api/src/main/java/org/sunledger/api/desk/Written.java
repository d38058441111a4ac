package org.sunledger.api.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded. Looked up in the journal, so a retry hears the same.
 *
 * @param id of what the request opened; null, and left out of the answer, where it opened nothing
 * @param version of the stream after this entry: what {@code If-Match} takes
 * @param position of the entry's last event: what {@code atLeast} takes
 * @param isSettled whether everything that follows by itself was finished when the answer was given
 */
public record Written(
        @Schema(description = "新建事项编号 / id of what was opened; left out where nothing was")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID id,

        @Schema(description = "事项流 / stream", example = "Project/0190a0f0-0000-7000-8000-000000000000")
        String stream,

        @Schema(description = "版本 / version, for If-Match") long version,

        @Schema(description = "日记账序号 / journal position, for atLeast")
        long position,

        @Schema(description = "记账时点 / recordedAt, UTC", example = "2018-03-12T02:00:00.000Z")
        String recordedAt,

        List<UUID> eventIds,

        @Schema(description = "后续自动步骤是否完成 / whether what follows by itself is finished")
        boolean isSettled) {
    public Written {
        eventIds = List.copyOf(eventIds);
    }
}
