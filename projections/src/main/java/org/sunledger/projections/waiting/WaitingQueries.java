package org.sunledger.projections.waiting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Snapshot;
import org.sunledger.projections.registry.DivisionNameQueries;

/** Asks what waits for a decision, or for its maker to mend it. */
public final class WaitingQueries {
    public static final String PROCESSOR = "waiting";

    private static final ZoneId CIVIL = ZoneId.of("Asia/Shanghai");

    private final Reader reader;
    private final JdbcClient database;
    private final DivisionNameQueries names;

    /** Over the tables of the group. */
    public WaitingQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.names = new DivisionNameQueries(database);
    }

    /** Whatever waits, for whomever. */
    public Waiting.All all(AsOf asOf) {
        return reader.ask(PROCESSOR, asOf, at -> {
            var today = reader.today(asOf, at.asOf());
            var open = open(at);
            var called =
                    names.names(open.stream().map(Open::division).distinct().toList(), at);
            var rows = open.stream()
                    .map(item -> item.shown(
                            called.getOrDefault(item.division(), item.division().value()), today))
                    .filter(item -> !item.isGivenUp())
                    .sorted(Comparator.comparing(Waiting::key))
                    .toList();
            return new Waiting.All(at.asOf(), rows);
        });
    }

    private record Open(
            Decision decision,
            Waiting.@Nullable Returned returned,
            String stream,
            @Nullable String subject,
            String item,
            @Nullable String label,
            DivisionCode division,
            @Nullable Long amountFen,
            String enteredBy,
            LocalDate enteredOn,
            Instant since,
            Set<String> signers) {
        Waiting shown(String divisionName, LocalDate today) {
            var waitedFrom = LocalDate.ofInstant(since, CIVIL);
            return new Waiting(
                    decision,
                    returned,
                    stream,
                    subject,
                    item,
                    label,
                    division,
                    divisionName,
                    amountFen,
                    enteredBy,
                    enteredOn,
                    since,
                    Math.max(0, ChronoUnit.DAYS.between(waitedFrom, today)),
                    signers);
        }
    }

    /**
     * The last step by position says what an item waits for; its round began with the last entry. Some entries keep their
     * id when they are entered again, most get another: what was returned is taken for mended by a later entry of its kind
     * in the same record with the same label or amount, for rarely is everything wrong.
     */
    private List<Open> open(Snapshot at) {
        return database.sql("""
                        with step as not materialized (
                            select * from view.waiting_step
                             where position <= :position
                               and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)),
                        last as (
                            select distinct on (stream, item) * from step order by stream, item, position desc)
                        select case when l.next = :returned then b.next else l.next end as decision,
                               l.next = :returned as is_returned, l.user_id as last_by, l.label as last_label,
                               l.position as last_position,
                               l.stream, l.item, l.recorded_at, b.label, b.division_code, b.amount_fen, b.effective_on,
                               b.user_id as entered_by, n.label as subject, s.signers
                          from last l
                          join lateral (select * from step f
                                         where f.stream = l.stream and f.item = l.item and f.begins
                                         order by f.position desc limit 1) b on true
                          join lateral (select array_agg(distinct f.user_id) as signers from step f
                                         where f.stream = l.stream and f.item = l.item
                                           and f.position >= b.position) s on true
                          left join lateral (select f.label from step f
                                              where f.stream = l.stream and f.item = split_part(l.stream, '/', 2)
                                                and f.begins and f.label is not null
                                              order by f.position desc limit 1) n on true
                         where l.next is not null and b.next is not null
                           and not (l.next = :returned and exists (
                                   select 1 from step f
                                    where f.stream = l.stream and f.item <> l.item and f.begins and f.next = b.next
                                      and f.position > l.position
                                      and (f.label = b.label or f.amount_fen = b.amount_fen)))
                        """)
                .param("returned", WaitingStepTable.RETURNED)
                .param("position", at.asOf().position())
                .param("effectiveOn", at.asOf().effectiveOn())
                .query((rs, n) -> read(rs))
                .list();
    }

    private static Open read(ResultSet rs) throws SQLException {
        var isReturned = rs.getBoolean("is_returned");
        return new Open(
                Decision.valueOf(rs.getString("decision")),
                isReturned
                        ? Waiting.Returned.of(
                                rs.getString("last_by"), rs.getString("last_label"), rs.getLong("last_position"))
                        : null,
                rs.getString("stream"),
                rs.getString("subject"),
                rs.getString("item"),
                rs.getString("label"),
                DivisionCode.of(rs.getString("division_code")),
                rs.getObject("amount_fen", Long.class),
                rs.getString("entered_by"),
                rs.getObject("effective_on", LocalDate.class),
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                Set.of((String[]) rs.getArray("signers").getArray()));
    }
}
