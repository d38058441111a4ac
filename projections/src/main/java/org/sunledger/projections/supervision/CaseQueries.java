package org.sunledger.projections.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.supervision.CaseEvent.AssignedLevel;
import org.sunledger.ledger.supervision.CaseEvent.Channel;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Snapshot;
import org.sunledger.projections.engine.Words;
import org.sunledger.projections.registry.Area;
import org.sunledger.projections.registry.DivisionNameQueries;
import org.sunledger.projections.supervision.CaseWords.What;

/** Asks what people complained of and how it was answered, of today or of any day before. */
public final class CaseQueries {
    private final Reader reader;
    private final JdbcClient database;
    private final DivisionNameQueries names;

    public CaseQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.names = new DivisionNameQueries(database);
    }

    /**
     * Cases of a place in the order in which they were received.
     *
     * @param area a village, a town with its villages, or the county; null: all
     */
    public Case.Register register(AsOf asOf, @Nullable DivisionCode area) {
        return reader.ask(FindingQueries.PROCESSOR, asOf, at -> {
            var day = reader.today(asOf, at.asOf());
            return new Case.Register(at.asOf(), day, cases(at, day, area));
        });
    }

    private record Received(
            UUID id,
            LocalDate receivedOn,
            DivisionCode division,
            Channel channel,
            AssignedLevel assignedLevel,
            String categoryCode,
            List<String> subjects,
            @Nullable UUID noticeId,
            LocalDate dueOn) {}

    private List<Case> cases(Snapshot at, LocalDate day, @Nullable DivisionCode area) {
        var received = received(at.asOf(), area);
        var words = Words.of(
                database, "view.case_word", received.stream().map(Received::id).toList(), at.asOf());
        var called =
                names.names(received.stream().map(Received::division).distinct().toList(), at);
        return received.stream().map(r -> row(r, words, day, called)).toList();
    }

    private static Case row(Received r, Words words, LocalDate day, Map<DivisionCode, String> called) {
        var status = Objects.requireNonNull(words.last(r.id(), What.STATUS), "Every case is a status");
        var repliedOn = words.day(r.id(), What.REPLY);
        return new Case(
                r.id(),
                r.division().value(),
                called.getOrDefault(r.division(), r.division().value()),
                r.channel(),
                r.assignedLevel(),
                r.categoryCode(),
                r.subjects(),
                r.noticeId(),
                r.receivedOn(),
                words.text(r.id(), What.OWNER),
                r.dueOn(),
                Finding.daysLeft(day, r.dueOn(), repliedOn),
                Finding.isOverdue(day, r.dueOn(), repliedOn),
                Case.Status.valueOf(Objects.requireNonNull(status.text())),
                status.effectiveOn(),
                repliedOn,
                words.text(r.id(), What.REPLY),
                words.day(r.id(), What.CLOSED),
                Objects.requireNonNull(words.last(r.id())).position());
    }

    private List<Received> received(AsOf.Resolved asOf, @Nullable DivisionCode area) {
        return database.sql("""
                        select *
                          from view.case_profile
                         where position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                           and (:area::text is null or starts_with(division_code, :area::text))
                         order by effective_on, case_id
                        """)
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .param("area", area == null ? null : Area.prefix(area))
                .query((rs, n) -> new Received(
                        rs.getObject("case_id", UUID.class),
                        rs.getObject("effective_on", LocalDate.class),
                        DivisionCode.of(rs.getString("division_code")),
                        Channel.valueOf(rs.getString("channel")),
                        AssignedLevel.valueOf(rs.getString("assigned_level")),
                        rs.getString("category_code"),
                        Json.read(rs.getString("subjects"), FindingQueries.STREAMS),
                        rs.getObject("notice_id", UUID.class),
                        rs.getObject("due_on", LocalDate.class)))
                .list();
    }
}
