package org.sunledger.projections.flow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Snapshot;
import org.sunledger.projections.flow.MoneyFlows.Event;
import org.sunledger.projections.flow.MoneyFlows.Events;
import org.sunledger.projections.flow.MoneyFlows.Link;
import org.sunledger.projections.flow.MoneyFlows.NodeKind;
import org.sunledger.projections.flow.MoneyFlows.Question;
import org.sunledger.projections.flow.MoneyFlows.Scope;
import org.sunledger.projections.registry.Area;
import org.sunledger.projections.registry.DivisionNameQueries;

/** Follows money from the document to the payee, for any day and as known at any position. */
public final class MoneyFlowQueries {
    /** The group of tables that all money views read. */
    public static final String PROCESSOR = "money";

    /** More cannot be read by a person, and a county of ten years would come as one answer. */
    public static final int LINKS_MAX = 10_000;

    /** Of five ways to group a payment one is a link: so many rows are too many links, and no more are read. */
    private static final int ROWS_MAX = 5 * LINKS_MAX;

    /** Records of one page at most. */
    public static final int PAGE_MAX = 500;

    private static final String PENDING = NodeKind.PENDING.id("");

    /**
     * Every move once, by the account that tells it apart, with the party that it concerns: a return finds the payee of
     * its payment, a reversed receipt that of its recovery.
     */
    private static final String MOVES = """
            with move as (
                select p.position, p.fund_id, p.project_id, p.division_code, abs(p.amount_fen) as fen,
                       case when p.amount_fen < 0 and p.flow in ('PAYMENT', 'RECOVERY') then p.flow || '_REVERSED'
                            else p.flow end as kind,
                       coalesce(m.party_ref, o.party_ref) as party_ref,
                       coalesce(m.party_version, o.party_version) as party_version
                  from view.money_posting p
                  left join view.money_party m using (position)
                  left join lateral (
                      select subject from view.money_party
                       where receipt = m.receipt and subject is not null and position <= m.position
                       order by position desc limit 1) r on m.subject is null and m.receipt is not null
                  left join lateral (
                      select party_ref, party_version from view.money_party
                       where subject = coalesce(m.subject, r.subject) and party_ref is not null and position <= m.position
                       order by position desc limit 1) o on m.party_ref is null
                 where (p.flow, p.account) in (
                           ('ARRIVAL', 'POOL'), ('WITHDRAWAL', 'POOL'), ('ALLOCATION', 'ALLOCATED'),
                           ('REDUCTION', 'ALLOCATED'), ('PAYMENT', 'PAID'), ('RETURN', 'PAID'),
                           ('RECOVERY', 'RECOVERY_PENDING'), ('POOL_RETURN', 'POOL'))
                   and p.position <= :position
                   and (:effectiveOn::date is null or p.effective_on <= :effectiveOn::date)
                   and (:funds::uuid[] is null or p.fund_id = any(:funds::uuid[]))
                   and (:project::uuid is null or p.project_id = :project::uuid)
                   and (:area::text is null or starts_with(p.division_code, :area::text))
                   and (not :isPart or p.flow not in ('ARRIVAL', 'WITHDRAWAL')))
            """;

    private final Reader reader;
    private final JdbcClient database;
    private final DivisionNameQueries names;

    public MoneyFlowQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.names = new DivisionNameQueries(database);
    }

    /**
     * The whole picture from one snapshot.
     *
     * @throws org.sunledger.ledger.shared.Rejection a start that the ledger does not know by then, or more than
     *     {@link #LINKS_MAX} links
     */
    public MoneyFlows flows(Question question, AsOf asOf) {
        return reader.ask(PROCESSOR, asOf, at -> {
            var start = start(question, at);
            var links = links(start, at.asOf());
            var picture = new Picture(links);
            return picture.flows(at.asOf(), question.scope(), labels(picture, start, at));
        });
    }

    /**
     * The records behind one link of the same picture, page by page.
     *
     * @param after position of the last record seen; 0 to begin
     */
    public Events events(Question question, String from, String to, FlowKind kind, long after, int limit, AsOf asOf) {
        var size = Math.clamp(limit, 1, PAGE_MAX);
        return reader.ask(PROCESSOR, asOf, at -> {
            var start = start(question, at);
            var link = links(start, at.asOf()).stream()
                    .filter(l -> l.from().equals(from) && l.to().equals(to) && l.kind() == kind)
                    .findFirst()
                    .orElseThrow(() -> FlowRefusal.UNKNOWN_LINK.because("from", from, "to", to, "kind", kind.name()));
            var rows = events(start, link, after, size + 1, at.asOf());
            var hasMore = rows.size() > size;
            var shown = hasMore ? rows.subList(0, size) : rows;
            return new Events(
                    at.asOf(),
                    link,
                    List.copyOf(shown),
                    hasMore ? shown.getLast().position() : null);
        });
    }

    /** A fund of the answer and the document that granted it. */
    private record Fund(UUID id, String code, String name, String docNo, String printed) {}

    /** The question with the funds it comes to. */
    private record Start(Question question, Map<UUID, Fund> funds) {
        boolean isPart() {
            return question.scope() == Scope.PART_OF_FUNDS;
        }

        /** Otherwise money of a fund that nobody registered shows too. */
        boolean isLimited() {
            return question.docNo() != null || question.fund() != null;
        }

        String document(UUID fundId) {
            var fund = funds.get(fundId);
            return NodeKind.DOCUMENT.id(fund == null ? "" : fund.docNo());
        }
    }

    private Start start(Question question, Snapshot at) {
        var funds = funds(at.asOf());
        var docNo = question.docNo();
        if (docNo != null) {
            var normalised = new DocNo(docNo).normalised();
            funds.values().removeIf(fund -> !fund.docNo().equals(normalised));
            if (funds.isEmpty()) throw unknown("指标文号", "document number", docNo);
        }
        var wanted = question.fund();
        if (wanted != null) {
            funds.keySet().removeIf(id -> !id.equals(wanted));
            if (funds.isEmpty()) throw unknown("资金", "fund", wanted);
        }
        var project = question.project();
        if (project != null && projects(Set.of(project), at.asOf()).isEmpty()) throw unknown("项目", "project", project);
        var area = question.area();
        if (area != null && names.names(Set.of(area), at).isEmpty()) throw unknown("区划", "place", area);
        return new Start(question, funds);
    }

    private static RuntimeException unknown(String start, String startEn, Object value) {
        return FlowRefusal.UNKNOWN_START.because("start", start, "startEn", startEn, "value", value.toString());
    }

    private Map<UUID, Fund> funds(AsOf.Resolved asOf) {
        var funds = new HashMap<UUID, Fund>();
        database.sql("""
                        select distinct on (fund_id) fund_id, code, name, quota_doc_no
                          from view.fund_quota
                         where position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                         order by fund_id, effective_on desc, position desc
                        """)
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .query((rs, n) -> {
                    var printed = rs.getString("quota_doc_no");
                    var id = rs.getObject("fund_id", UUID.class);
                    var docNo = new DocNo(printed).normalised();
                    return funds.put(id, new Fund(id, rs.getString("code"), rs.getString("name"), docNo, printed));
                })
                .list();
        return funds;
    }

    private record Project(String code, String name) {}

    private Map<UUID, Project> projects(Set<UUID> ids, AsOf.Resolved asOf) {
        var projects = new HashMap<UUID, Project>();
        database.sql("""
                        select distinct on (project_id) project_id, code, name
                          from view.money_project
                         where project_id = any(:ids) and position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                         order by project_id, effective_on desc, position desc
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .query((rs, n) -> projects.put(
                        rs.getObject("project_id", UUID.class),
                        new Project(rs.getString("code"), rs.getString("name"))))
                .list();
        return projects;
    }

    private JdbcClient.StatementSpec asked(String sql, Start start, AsOf.Resolved asOf) {
        var area = start.question().area();
        return database.sql(MOVES + sql)
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .param("funds", start.isLimited() ? start.funds().keySet().toArray(UUID[]::new) : null)
                .param("project", start.question().project())
                .param("area", area == null ? null : Area.prefix(area))
                .param("isPart", start.isPart());
    }

    /** One row per step of the way: between documents and funds, funds and projects, and so on to the payee and back. */
    private List<Link> links(Start start, AsOf.Resolved asOf) {
        var rows = asked("""
                        select kind, fund_id, project_id, division_code, party_ref, grouping(kind, fund_id, project_id,
                               division_code, party_ref) as step, sum(fen) as fen, count(distinct position) as events,
                               min(position) as first_position, max(position) as last_position
                          from move
                         group by grouping sets (
                               (kind, fund_id), (kind, fund_id, project_id), (kind, project_id, division_code),
                               (kind, division_code, party_ref), (kind, party_ref))
                         limit :most
                        """, start, asOf)
                .param("most", ROWS_MAX)
                .query((rs, n) -> steps(rs, start))
                .list();
        var links = rows.stream().flatMap(List::stream).toList();
        if (rows.size() == ROWS_MAX || links.size() > LINKS_MAX) throw FlowRefusal.TOO_MANY.because("max", LINKS_MAX);
        return links;
    }

    /** A bit is set for every column that a step leaves out, the first column's highest. */
    private static final int BY_FUND = 0b00111;

    private static final int BY_FUND_AND_PROJECT = 0b00011;
    private static final int BY_PROJECT_AND_PLACE = 0b01001;
    private static final int BY_PLACE_AND_PARTY = 0b01100;
    private static final int BY_PARTY = 0b01110;

    private static List<Link> steps(ResultSet rs, Start start) throws SQLException {
        var kind = FlowKind.valueOf(rs.getString("kind"));
        var row = new Step(rs, kind);
        return switch (rs.getInt("step")) {
            case BY_FUND -> byFund(row, start);
            case BY_FUND_AND_PROJECT ->
                switch (kind) {
                    case ALLOCATION -> List.of(row.link(row.fund(), row.project()));
                    case REDUCTION -> List.of(row.link(row.project(), row.fund()));
                    default -> List.of();
                };
            case BY_PROJECT_AND_PLACE ->
                switch (kind) {
                    case ALLOCATION -> List.of(row.link(row.project(), row.village()));
                    case REDUCTION -> List.of(row.link(row.village(), row.project()));
                    default -> List.of();
                };
            case BY_PLACE_AND_PARTY ->
                switch (kind) {
                    case PAYMENT -> List.of(row.link(row.village(), row.payee()));
                    case RETURN, PAYMENT_REVERSED -> List.of(row.link(row.payee(), row.village()));
                    default -> List.of();
                };
            case BY_PARTY ->
                switch (kind) {
                    case RECOVERY -> List.of(row.link(row.payee(), PENDING));
                    case RECOVERY_REVERSED -> List.of(row.link(PENDING, row.payee()));
                    default -> List.of();
                };
            default -> throw new IllegalStateException("No such step: " + rs.getInt("step"));
        };
    }

    /** Of whole funds the arrival brings the money in; of a part, what it took from the pools does. */
    private static List<Link> byFund(Step row, Start start) {
        var fund = row.fund();
        var document = start.document(row.fundId());
        var links = new ArrayList<Link>();
        switch (row.kind()) {
            case ARRIVAL -> links.add(row.link(document, fund));
            case WITHDRAWAL -> links.add(row.link(fund, document));
            case ALLOCATION -> {
                if (start.isPart()) links.add(row.link(document, fund));
            }
            case REDUCTION -> {
                if (start.isPart()) links.add(row.link(fund, document));
            }
            case POOL_RETURN -> {
                links.add(row.link(PENDING, fund));
                if (start.isPart()) links.add(row.link(fund, document));
            }
            case PAYMENT, RETURN, PAYMENT_REVERSED, RECOVERY, RECOVERY_REVERSED -> {} // further on the way
        }
        return links;
    }

    private record Step(ResultSet rs, FlowKind kind) {
        UUID fundId() {
            return id("fund_id");
        }

        String fund() {
            return NodeKind.FUND.id(fundId().toString());
        }

        String project() {
            return NodeKind.PROJECT.id(id("project_id").toString());
        }

        String village() {
            return NodeKind.VILLAGE.id(Objects.requireNonNull(text("division_code"), "division_code"));
        }

        /** Every payment names its payee; should a table have lost it, the money still shows. */
        String payee() {
            var party = text("party_ref");
            return NodeKind.PAYEE.id(party == null ? "" : party);
        }

        Link link(String from, String to) {
            try {
                return new Link(
                        from,
                        to,
                        kind,
                        rs.getLong("fen"),
                        rs.getLong("events"),
                        rs.getLong("first_position"),
                        rs.getLong("last_position"));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private UUID id(String column) {
            return UUID.fromString(Objects.requireNonNull(text(column), column));
        }

        private @Nullable String text(String column) {
            try {
                return rs.getString(column);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Map<String, Picture.Label> labels(Picture picture, Start start, Snapshot at) {
        var labels = new HashMap<String, Picture.Label>();
        for (var fund : start.funds().values()) {
            labels.put(NodeKind.FUND.id(fund.id().toString()), new Picture.Label(fund.code(), fund.name(), null));
            labels.put(NodeKind.DOCUMENT.id(fund.docNo()), new Picture.Label(fund.printed(), fund.printed(), null));
        }
        var projects =
                picture.keys(NodeKind.PROJECT).stream().map(UUID::fromString).collect(Collectors.toSet());
        projects(projects, at.asOf())
                .forEach((id, project) -> labels.put(
                        NodeKind.PROJECT.id(id.toString()), new Picture.Label(project.code(), project.name(), null)));
        var places =
                picture.keys(NodeKind.VILLAGE).stream().map(DivisionCode::of).collect(Collectors.toSet());
        names.names(places, at)
                .forEach((code, name) ->
                        labels.put(NodeKind.VILLAGE.id(code.value()), new Picture.Label(code.value(), name, null)));
        asked(
                        "select party_ref, max(party_version) as version from move where party_ref is not null group by party_ref",
                        start,
                        at.asOf())
                .query((rs, n) -> labels.put(
                        NodeKind.PAYEE.id(rs.getString("party_ref")),
                        new Picture.Label(rs.getString("party_ref"), null, rs.getInt("version"))))
                .list();
        labels.put(PENDING, new Picture.Label("", NodeKind.PENDING.chinese(), null));
        return labels;
    }

    private List<Event> events(Start start, Link link, long after, int limit, AsOf.Resolved asOf) {
        return asked("""
                        select m.position, e.event_id, e.event_type, e.effective_on, e.recorded_at, sum(m.fen) as fen
                          from move m join view.money_event e using (position)
                         where m.kind = :kind and m.position > :after
                           and (:oneFund::uuid is null or m.fund_id = :oneFund::uuid)
                           and (:oneProject::uuid is null or m.project_id = :oneProject::uuid)
                           and (:place::text is null or m.division_code = :place::text)
                           and (:party::text is null or coalesce(m.party_ref::text, '') = :party::text)
                         group by m.position, e.event_id, e.event_type, e.effective_on, e.recorded_at
                         order by m.position
                         limit :limit
                        """, start, asOf)
                .param("kind", link.kind().name())
                .param("after", after)
                .param("oneFund", key(link, NodeKind.FUND).map(UUID::fromString).orElse(null))
                .param(
                        "oneProject",
                        key(link, NodeKind.PROJECT).map(UUID::fromString).orElse(null))
                .param("place", key(link, NodeKind.VILLAGE).orElse(null))
                .param("party", key(link, NodeKind.PAYEE).orElse(null))
                .param("limit", limit)
                .query((rs, n) -> new Event(
                        rs.getLong("position"),
                        rs.getObject("event_id", UUID.class),
                        rs.getString("event_type"),
                        rs.getObject("effective_on", LocalDate.class),
                        rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        rs.getLong("fen")))
                .list();
    }

    /** The key of the end of that kind, if the link has one. */
    private static Optional<String> key(Link link, NodeKind kind) {
        var prefix = kind.id("");
        return List.of(link.from(), link.to()).stream()
                .filter(id -> id.startsWith(prefix))
                .map(id -> id.substring(prefix.length()))
                .findFirst();
    }
}
