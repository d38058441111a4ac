package org.sunledger.projections.compliance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.notice.PublishDeadline;
import org.sunledger.ledger.registry.WorkCalendar;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Snapshot;
import org.sunledger.projections.registry.Area;
import org.sunledger.projections.registry.DivisionNameQueries;

/** Asks what is due, as of today or of any day before. */
public final class DueDateQueries {
    public static final String PROCESSOR = "compliance";

    private final Reader reader;
    private final JdbcClient database;
    private final DivisionNameQueries names;
    private final WorkCalendar workdays;

    /**
     * Over the tables of the group.
     *
     * @param workdays 工作日历: terms in working days are counted by it
     */
    public DueDateQueries(Reader reader, DataSource database, WorkCalendar workdays) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.names = new DivisionNameQueries(database);
        this.workdays = workdays;
    }

    /**
     * Open items of a place.
     *
     * @param area a village, a town with its villages, or the county; null: all
     * @param kinds empty: all
     */
    public DueDate.Calendar calendar(AsOf asOf, @Nullable DivisionCode area, Set<DueDate.Kind> kinds) {
        return reader.ask(PROCESSOR, asOf, at -> {
            var day = reader.today(asOf, at.asOf());
            var open = open(at, area).stream()
                    .filter(item -> kinds.isEmpty() || kinds.contains(item.kind()))
                    .toList();
            var rules = RuleBook.knownAt(database, at.asOf().position());
            var called =
                    names.names(open.stream().map(Open::division).distinct().toList(), at);
            var rows = open.stream()
                    .map(item -> row(
                            item,
                            called.getOrDefault(item.division(), item.division().value()),
                            dueOn(item, rules),
                            day))
                    .sorted(Comparator.comparing(DueDate::key))
                    .toList();
            return new DueDate.Calendar(at.asOf(), day, rows);
        });
    }

    /** The versions of the rule set that were known by then. */
    RuleBook rules(AsOf asOf) {
        return reader.ask(
                PROCESSOR, asOf, at -> RuleBook.knownAt(database, at.asOf().position()));
    }

    private record Open(
            DueDate.Kind kind,
            UUID subject,
            int itemNo,
            @Nullable UUID itemId,
            DivisionCode division,
            @Nullable String label,
            @Nullable Long owedFen,
            LocalDate on,
            @Nullable Integer months) {}

    private @Nullable LocalDate dueOn(Open item, RuleBook rules) {
        var months = item.months();
        if (months != null) return item.on().plusMonths(months).plusDays(1);
        var notice = item.kind().notice();
        if (notice == null) return item.on();
        var inForce = rules.on(item.on());
        if (inForce == null) return null;
        try {
            return PublishDeadline.of(notice, item.on(), inForce, workdays);
        } catch (Rejection notKnown) {
            return null; // no calendar of that year, or no such rule: nothing is guessed
        }
    }

    private DueDate row(Open item, String divisionName, @Nullable LocalDate dueOn, LocalDate day) {
        return new DueDate(
                item.kind(),
                item.kind().chinese(),
                item.kind().subjectType(),
                item.subject(),
                item.itemNo(),
                item.itemId(),
                item.label(),
                item.owedFen(),
                item.division().value(),
                divisionName,
                dueOn,
                dueOn == null ? null : ChronoUnit.DAYS.between(day, dueOn),
                dueOn == null ? null : workdays.workingDaysUntil(day, dueOn).orElse(null),
                dueOn != null && day.isAfter(dueOn));
    }

    /**
     * The last word by day and position says whether an item is open; a posted notice fulfils the duty to publish, and money
     * that is owed is settled by what was received and waived. A reversal names the receipt, and by it the recovery. Every
     * row is read once, and its notice found by the key: what is asked grows no faster than what was said.
     */
    private List<Open> open(Snapshot at, @Nullable DivisionCode area) {
        return database.sql("""
                        with item as (
                            select kind, subject, item_no, item_id,
                                   (array_agg(division_code order by effective_on desc, position desc))[1] as division_code,
                                   (array_agg(step order by effective_on desc, position desc)
                                       filter (where step in ('BEGUN', 'ENDED')))[1] as step,
                                   (array_agg(label order by effective_on desc, position desc)
                                       filter (where label is not null))[1] as label,
                                   (array_agg(on_day order by effective_on desc, position desc)
                                       filter (where on_day is not null))[1] as on_day,
                                   (array_agg(months order by effective_on desc, position desc)
                                       filter (where months is not null))[1] as months,
                                   max(posted_on) as posted_on
                              from view.due_date d left join lateral
                                   (select max(effective_on) as posted_on from view.due_date
                                     where kind = 'NOTICE_PERIOD' and subject = d.notice_id
                                       and step in ('BEGUN', 'POSTED') and position <= :position
                                       and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)) n on true
                             where position <= :position
                               and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                             group by kind, subject, item_no, item_id),
                        said as (
                            select item_id, receipt, amount_fen from view.due_date
                             where kind = 'RECOVERY' and position <= :position
                               and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)),
                        owed as (
                            select coalesce(s.item_id, r.item_id) as recovery, sum(s.amount_fen)::bigint as fen
                              from said s
                              left join said r on s.item_id is null and r.receipt = s.receipt and r.item_id is not null
                             group by 1)
                        select i.*, o.fen as owed_fen from item i left join owed o on o.recovery = i.item_id
                         where step = 'BEGUN' and on_day is not null and (kind <> 'RETENTION' or months is not null)
                           and (posted_on is null or posted_on < on_day)
                           and (kind <> 'RECOVERY' or o.fen > 0)
                           and (:area::text is null or starts_with(division_code, :area::text))
                        """)
                .param("position", at.asOf().position())
                .param("effectiveOn", at.asOf().effectiveOn())
                .param("area", area == null ? null : Area.prefix(area))
                .query((rs, n) -> new Open(
                        DueDate.Kind.valueOf(rs.getString("kind")),
                        rs.getObject("subject", UUID.class),
                        rs.getInt("item_no"),
                        rs.getObject("item_id", UUID.class),
                        DivisionCode.of(rs.getString("division_code")),
                        rs.getString("label"),
                        rs.getObject("owed_fen", Long.class),
                        rs.getObject("on_day", LocalDate.class),
                        rs.getObject("months", Integer.class)))
                .list();
    }
}
