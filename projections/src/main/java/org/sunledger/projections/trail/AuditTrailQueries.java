package org.sunledger.projections.trail;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Snapshot;
import org.sunledger.projections.registry.Area;

/** Asks the trail, page by page. Digests are taken of the stored bytes when asked, never copied from elsewhere. */
public final class AuditTrailQueries {
    public static final String PROCESSOR = "trail";

    /** Rows of one page at most: each costs a look into the journal. */
    public static final int PAGE_MAX = 200;

    private static final TypeReference<List<String>> NUMBERS = new TypeReference<>() {};

    private final Reader reader;
    private final JdbcClient database;
    private final Journal journal;

    public AuditTrailQueries(Reader reader, DataSource database, Journal journal) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.journal = journal;
    }

    /**
     * Which records are asked for; an absent part asks for all.
     *
     * @param area a village, a town with its villages, or the county
     * @param from first effective day, inclusive
     * @param to last effective day, inclusive
     */
    public record Filter(
            @Nullable StreamId stream,
            @Nullable DivisionCode area,
            @Nullable String actor,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String eventType) {
        public static final Filter ALL = new Filter(null, null, null, null, null, null);
    }

    /**
     * One page, in the order of the journal.
     *
     * @param next pass it as {@code after} for the next page; null when there is none
     */
    public record Page(
            AsOf.Resolved asOf, List<Entry> rows, @Nullable Long next) {}

    /**
     * One record as the trail shows it.
     *
     * @param payloadSha256 of the payload's stored bytes
     */
    public record Entry(
            long position,
            Instant recordedAt,
            LocalDate effectiveOn,
            String stream,
            long version,
            UUID eventId,
            String eventType,
            @Nullable Long amountFen,
            String actorUser,
            Role actorRole,
            String actorUnit,
            String divisionCode,
            List<String> docNos,
            @Nullable UUID correctsEventId,
            @Nullable UUID causationId,
            UUID correlationId,
            UUID commandId,
            String channel,
            boolean isLate,
            String payloadSha256) {}

    /**
     * The page after a row.
     *
     * @param after position of the last row seen; 0 to begin
     */
    public Page page(Filter filter, long after, int limit, AsOf asOf) {
        var size = Math.clamp(limit, 1, PAGE_MAX);
        return reader.ask(PROCESSOR, asOf, at -> {
            var rows = rows(filter, after, size + 1, at);
            var hasMore = rows.size() > size;
            var shown = hasMore ? rows.subList(0, size) : rows;
            return new Page(
                    at.asOf(), List.copyOf(shown), hasMore ? shown.getLast().position() : null);
        });
    }

    private List<Entry> rows(Filter filter, long after, int limit, Snapshot at) {
        return database.sql("""
                        select * from view.audit_trail
                         where position > :after and position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                           and (:stream::text is null or stream = :stream::text)
                           and (:area::text is null or division_code like :area::text || '%')
                           and (:actor::text is null or actor_user = :actor::text)
                           and (:from::date is null or effective_on >= :from::date)
                           and (:to::date is null or effective_on <= :to::date)
                           and (:eventType::text is null or event_type = :eventType::text)
                         order by position
                         limit :limit
                        """)
                .param("after", after)
                .param("position", at.asOf().position())
                .param("effectiveOn", at.asOf().effectiveOn())
                .param(
                        "stream",
                        filter.stream() == null ? null : filter.stream().toString())
                .param("area", filter.area() == null ? null : Area.prefix(filter.area()))
                .param("actor", filter.actor())
                .param("from", filter.from())
                .param("to", filter.to())
                .param("eventType", filter.eventType())
                .param("limit", limit)
                .query((rs, n) -> entry(rs))
                .list();
    }

    private Entry entry(ResultSet rs) throws SQLException {
        var position = rs.getLong("position");
        return new Entry(
                position,
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                rs.getObject("effective_on", LocalDate.class),
                rs.getString("stream"),
                rs.getLong("version"),
                rs.getObject("event_id", UUID.class),
                rs.getString("event_type"),
                rs.getObject("amount_fen", Long.class),
                rs.getString("actor_user"),
                Role.valueOf(rs.getString("actor_role")),
                rs.getString("actor_unit"),
                rs.getString("division_code"),
                Json.read(rs.getString("doc_nos"), NUMBERS),
                rs.getObject("corrects_event_id", UUID.class),
                rs.getObject("causation_id", UUID.class),
                rs.getObject("correlation_id", UUID.class),
                rs.getObject("command_id", UUID.class),
                rs.getString("channel"),
                rs.getBoolean("is_late"),
                payloadSha256(position));
    }

    private String payloadSha256(long position) {
        var stored = journal.at(position)
                .orElseThrow(() -> new IllegalStateException("The journal lost position " + position));
        return Sha256.of(stored.payload());
    }
}
