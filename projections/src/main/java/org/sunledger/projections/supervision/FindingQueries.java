package org.sunledger.projections.supervision;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.supervision.FindingEvent.Category;
import org.sunledger.ledger.supervision.FindingEvent.Severity;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Snapshot;
import org.sunledger.projections.engine.Words;
import org.sunledger.projections.registry.Area;
import org.sunledger.projections.registry.DivisionNameQueries;
import org.sunledger.projections.supervision.FindingWords.What;

/** Asks what auditors found and what became of it, of today or of any day before. */
public final class FindingQueries {
    public static final String PROCESSOR = "supervision";

    static final TypeReference<List<String>> STREAMS = new TypeReference<>() {};

    private final Reader reader;
    private final JdbcClient database;
    private final DivisionNameQueries names;

    public FindingQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.names = new DivisionNameQueries(database);
    }

    /**
     * Findings of a place in the order of numbers.
     *
     * @param area a village, a town with its villages, or the county; null: all
     */
    public Finding.Register register(AsOf asOf, @Nullable DivisionCode area) {
        return reader.ask(PROCESSOR, asOf, at -> {
            var day = reader.today(asOf, at.asOf());
            return new Finding.Register(at.asOf(), day, findings(at, day, area));
        });
    }

    /**
     * 审计统计表 (V13) over the findings raised in a span of days.
     *
     * @param from first day; null: from the beginning
     * @param to last day; null: to the end
     */
    public AuditStatistics statistics(AsOf asOf, @Nullable LocalDate from, @Nullable LocalDate to) {
        var register = register(asOf, null);
        return AuditStatistics.of(
                register.asOf(),
                from,
                to,
                register.rows().stream()
                        .filter(f -> from == null || !f.raisedOn().isBefore(from))
                        .filter(f -> to == null || !f.raisedOn().isAfter(to))
                        .toList());
    }

    private record Raised(
            UUID id,
            LocalDate raisedOn,
            DivisionCode division,
            String source,
            String number,
            Category category,
            Severity severity,
            @Nullable Long amountFen,
            List<String> subjects,
            String unitOrg,
            LocalDate dueOn) {}

    private List<Finding> findings(Snapshot at, LocalDate day, @Nullable DivisionCode area) {
        var raised = raised(at.asOf(), area);
        var words = Words.of(
                database, "view.finding_word", raised.stream().map(Raised::id).toList(), at.asOf());
        var called =
                names.names(raised.stream().map(Raised::division).distinct().toList(), at);
        return raised.stream().map(r -> finding(r, words, day, called)).toList();
    }

    private static Finding finding(Raised r, Words words, LocalDate day, Map<DivisionCode, String> called) {
        var status = Objects.requireNonNull(words.last(r.id(), What.STATUS), "Every finding is a status");
        var closedOn = words.day(r.id(), What.CLOSED);
        return new Finding(
                r.id(),
                r.number(),
                r.source(),
                r.division().value(),
                called.getOrDefault(r.division(), r.division().value()),
                r.category(),
                r.severity(),
                r.amountFen(),
                r.subjects(),
                r.unitOrg(),
                words.text(r.id(), What.RESPONSIBLE),
                words.day(r.id(), What.RESPONSIBLE),
                words.sum(r.id(), What.RESPONSIBLE),
                r.raisedOn(),
                r.dueOn(),
                Finding.daysLeft(day, r.dueOn(), closedOn),
                Finding.isOverdue(day, r.dueOn(), closedOn),
                Finding.Status.valueOf(Objects.requireNonNull(status.text())),
                status.effectiveOn(),
                words.day(r.id(), What.MEASURES),
                words.text(r.id(), What.MEASURES),
                words.text(r.id(), What.VERIFIED_BY),
                closedOn,
                Objects.requireNonNull(words.last(r.id())).position());
    }

    private List<Raised> raised(AsOf.Resolved asOf, @Nullable DivisionCode area) {
        return database.sql("""
                        select *
                          from view.finding_profile
                         where position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                           and (:area::text is null or starts_with(division_code, :area::text))
                         order by number collate "C", finding_id
                        """)
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .param("area", area == null ? null : Area.prefix(area))
                .query((rs, n) -> new Raised(
                        rs.getObject("finding_id", UUID.class),
                        rs.getObject("effective_on", LocalDate.class),
                        DivisionCode.of(rs.getString("division_code")),
                        rs.getString("source"),
                        rs.getString("number"),
                        Category.valueOf(rs.getString("category")),
                        Severity.valueOf(rs.getString("severity")),
                        rs.getObject("amount_fen", Long.class),
                        Json.read(rs.getString("subjects"), STREAMS),
                        rs.getString("unit_org"),
                        rs.getObject("due_on", LocalDate.class)))
                .list();
    }
}
