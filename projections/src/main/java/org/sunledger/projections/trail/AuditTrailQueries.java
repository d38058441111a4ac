package org.sunledger.projections.trail;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.UUID;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.Role;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Snapshot;

/** Asks the trail, page by page. Digests are taken of the stored bytes when asked, never copied from elsewhere. */
public final class AuditTrailQueries {
    public static final String PROCESSOR = "trail";

    /** Rows of one page at most: their payloads are read from the journal. */
    public static final int PAGE_MAX = 200;

    private static final TypeReference<List<String>> NUMBERS = new TypeReference<>() {};

    private final Reader reader;
    private final JdbcClient database;
    private final PayloadDigests digests;

    public AuditTrailQueries(Reader reader, DataSource database, Journal journal) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.digests = new PayloadDigests(journal);
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
            String payloadSha256) {
        private Entry hashed(String sha256) {
            return new Entry(
                    position,
                    recordedAt,
                    effectiveOn,
                    stream,
                    version,
                    eventId,
                    eventType,
                    amountFen,
                    actorUser,
                    actorRole,
                    actorUnit,
                    divisionCode,
                    docNos,
                    correctsEventId,
                    causationId,
                    correlationId,
                    commandId,
                    channel,
                    isLate,
                    sha256);
        }
    }

    /**
     * The page after a row.
     *
     * @param after position of the last row seen; 0 to begin
     */
    public Page page(TrailFilter filter, long after, int limit, AsOf asOf) {
        var size = Math.clamp(limit, 1, PAGE_MAX);
        return reader.ask(PROCESSOR, asOf, at -> {
            var rows = rows(filter, after, size + 1, at);
            var hasMore = rows.size() > size;
            var shown = hasMore ? rows.subList(0, size) : rows;
            return new Page(at.asOf(), hashed(shown), hasMore ? shown.getLast().position() : null);
        });
    }

    /** The last rows, newest first; for what is looked at by its end. */
    public Page newest(TrailFilter filter, int limit, AsOf asOf) {
        var size = Math.clamp(limit, 1, PAGE_MAX);
        return reader.ask(PROCESSOR, asOf, at -> {
            var condition = TrailCondition.of(filter, at);
            var rows = database.sql("select * from view.audit_trail where " + condition.sql()
                            + " order by position desc limit " + size)
                    .params(condition.parameters())
                    .query((rs, n) -> entry(rs))
                    .list();
            return new Page(at.asOf(), hashed(rows), null);
        });
    }

    /** How many records there are. */
    public long count(TrailFilter filter, AsOf asOf) {
        return reader.ask(PROCESSOR, asOf, at -> {
            var condition = TrailCondition.of(filter, at);
            return database.sql("select count(*) from view.audit_trail where " + condition.sql())
                    .params(condition.parameters())
                    .query(Long.class)
                    .single();
        });
    }

    /**
     * Something made of the positions of all records, in their order and of one snapshot; however many, a few thousand are
     * in memory.
     */
    public <T> T positions(TrailFilter filter, AsOf asOf, BiFunction<AsOf.Resolved, PrimitiveIterator.OfLong, T> make) {
        return reader.ask(PROCESSOR, asOf, at -> {
            var condition = TrailCondition.of(filter, at);
            return make.apply(
                    at.asOf(),
                    new Positions(
                            after -> database.sql("select position from view.audit_trail where position > :after and "
                                            + condition.sql() + " order by position limit " + Positions.PART)
                                    .param("after", after)
                                    .params(condition.parameters())
                                    .query(Long.class)
                                    .list()));
        });
    }

    /** Some records, in their order. */
    public List<Entry> at(List<Long> positions, AsOf asOf) {
        if (positions.isEmpty()) return List.of();
        return reader.ask(
                PROCESSOR,
                asOf,
                at -> hashed(
                        database.sql("select * from view.audit_trail where position in (:positions) order by position")
                                .param("positions", positions)
                                .query((rs, n) -> entry(rs))
                                .list()));
    }

    private List<Entry> rows(TrailFilter filter, long after, int limit, Snapshot at) {
        var condition = TrailCondition.of(filter, at);
        return database.sql("select * from view.audit_trail where position > :after and " + condition.sql()
                        + " order by position limit " + limit)
                .param("after", after)
                .params(condition.parameters())
                .query((rs, n) -> entry(rs))
                .list();
    }

    private List<Entry> hashed(List<Entry> rows) {
        var found = digests.of(rows.stream().map(Entry::position).toList());
        return rows.stream()
                .map(row -> row.hashed(Objects.requireNonNull(found.get(row.position()))))
                .toList();
    }

    /** Without its digest: that is the journal's. */
    private static Entry entry(ResultSet rs) throws SQLException {
        return new Entry(
                rs.getLong("position"),
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
                "");
    }
}
