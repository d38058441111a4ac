package org.sunledger.projections.notice;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code notice_draft}. */
public final class NoticeDraftTable implements Table<Long, NoticeDrafts.Row> {
    @Override
    public void write(Target target, SortedMap<Long, NoticeDrafts.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", Map.Entry::getKey)
                .column("notice_id", "uuid", r -> r.getValue().noticeId().value())
                .column("effective_on", "date", r -> r.getValue().effectiveOn())
                .column("number", "text", drafted(NoticeDrafted::number))
                .column("type", "text", drafted(d -> d.noticeType().name()))
                .column("form", "text", drafted(d -> d.form().name()))
                .column("level", "text", drafted(d -> d.level().name()))
                .column("division_code", "text", drafted(d -> d.divisionCode().value()))
                .column("subjects", "jsonb", drafted(d -> Json.write(d.subjects())))
                .column("publisher", "text", NoticeDraftTable::publisher)
                .column("supersedes", "uuid", drafted(NoticeDrafted::supersedes))
                .column("title", "text", r -> r.getValue().title())
                .column("content_sha256", "text", r -> r.getValue().contentSha256())
                .column("as_of_position", "bigint", r -> r.getValue().asOfPosition())
                .column("fold_version", "integer", r -> r.getValue().foldVersion())
                .insertInto(target, "notice_draft");
    }

    private static Function<Map.Entry<Long, NoticeDrafts.Row>, @Nullable Object> drafted(
            Function<NoticeDrafted, @Nullable Object> value) {
        return row -> {
            var drafted = row.getValue().drafted();
            return drafted == null ? null : value.apply(drafted);
        };
    }

    private static @Nullable Object publisher(Map.Entry<Long, NoticeDrafts.Row> row) {
        var publisher = row.getValue().publisher();
        return publisher == null ? null : publisher.value();
    }
}
