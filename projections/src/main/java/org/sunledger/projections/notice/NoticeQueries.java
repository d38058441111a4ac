package org.sunledger.projections.notice;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.Level;
import org.sunledger.ledger.notice.NoticeEvent.Outcome;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Snapshot;
import org.sunledger.projections.engine.Words;
import org.sunledger.projections.notice.NoticeWords.What;
import org.sunledger.projections.registry.Area;
import org.sunledger.projections.registry.DivisionNameQueries;

/** Asks the notice board, of today or of any day before. */
public final class NoticeQueries {
    public static final String PROCESSOR = "notice";

    private static final TypeReference<List<String>> STREAMS = new TypeReference<>() {};

    /** What a draft says of the notices that are asked for. */
    private static final String WHICH = """
             and (:area::text is null or starts_with(d.division_code, :area::text))
             and (:types = '' or d.type = any (string_to_array(:types, ',')))
             and (:subject::text is null or d.subjects @> jsonb_build_array(:subject::text))
            """;

    private final Reader reader;
    private final JdbcClient database;
    private final DivisionNameQueries names;

    public NoticeQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.names = new DivisionNameQueries(database);
    }

    /**
     * Which notices are asked for.
     *
     * @param area a village, a town with its villages, or the county; null: all
     * @param statuses empty: all; the public asks for those that {@link Notice.Status#isPublic}
     * @param types empty: all
     * @param subject a stream they tell of; null: all
     */
    public record Filter(
            @Nullable DivisionCode area,
            Set<Notice.Status> statuses,
            Set<NoticeEvent.Type> types,
            @Nullable StreamId subject) {
        public static final Filter ALL = new Filter(null, Set.of(), Set.of(), null);

        public Filter {
            statuses = Set.copyOf(statuses);
            types = Set.copyOf(types);
        }
    }

    public Notice.Board board(Filter filter, AsOf asOf) {
        return reader.ask(PROCESSOR, asOf, at -> new Notice.Board(at.asOf(), notices(at, filter, null)));
    }

    /**
     * Where a part of the board begins; the newest notices hang first.
     *
     * @param after the place of the last notice of the part before; null: from the newest on
     * @param skipped so many after that are left out
     */
    public record From(Notice.@Nullable Place after, int skipped) {
        public static From after(Notice.@Nullable Place place) {
            return new From(place, 0);
        }

        public static From skipping(int newest) {
            return new From(null, newest);
        }
    }

    /** Some notices of the board, which may hold those of many years: only the order is made of all of them. */
    public Notice.Part part(Filter filter, AsOf asOf, From from, int limit) {
        return reader.ask(PROCESSOR, asOf, at -> {
            var order = order(at.asOf(), filter, from, limit);
            var rows = notices(at, Filter.ALL, order.stream().map(Placed::id).toList());
            var all = order.isEmpty() ? 0 : order.getFirst().all();
            return new Notice.Part(at.asOf(), rows, all);
        });
    }

    private record Placed(UUID id, int all) {}

    /** In the order of the board: the last word of a notice says where it stands. */
    private List<Placed> order(AsOf.Resolved asOf, Filter filter, From from, int limit) {
        var after = from.after();
        return asked(
                        """
                        with said as (
                            select * from view.notice_word
                             where position <= :position
                               and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)),
                        status as (
                            select distinct on (subject) subject, word, effective_on
                              from said where what = 'STATUS' order by subject, effective_on desc, position desc),
                        last as (
                            select distinct on (subject) subject, position
                              from said order by subject, effective_on desc, position desc)
                        select s.subject, count(*) over () as all_of_them
                          from status s join last l using (subject)
                          join view.notice_draft d on d.notice_id = s.subject
                         where d.number is not null and d.position <= :position
                           and (:statuses = '' or s.word = any (string_to_array(:statuses, ',')))
                           and (:day::date is null or (s.effective_on, l.position) < (:day::date, :last::bigint))
                        """ + WHICH + " order by s.effective_on desc, l.position desc offset :skipped limit :limit",
                        asOf,
                        filter)
                .param("statuses", joined(filter.statuses()))
                .param("day", after == null ? null : after.statusOn())
                .param("last", after == null ? null : after.lastPosition())
                .param("skipped", from.skipped())
                .param("limit", limit)
                .query((rs, n) -> new Placed(rs.getObject("subject", UUID.class), rs.getInt("all_of_them")))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, AsOf.Resolved asOf, Filter filter) {
        var area = filter.area();
        var subject = filter.subject();
        return database.sql(sql)
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .param("area", area == null ? null : Area.prefix(area))
                .param("types", joined(filter.types()))
                .param("subject", subject == null ? null : subject.toString());
    }

    private static String joined(Set<? extends Enum<?>> words) {
        return words.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    /** One notice; empty if nobody had drafted it by then. */
    public Optional<Notice.Posted> one(NoticeId id, AsOf asOf) {
        return reader.ask(
                PROCESSOR,
                asOf,
                at -> notices(at, Filter.ALL, List.of(id.value())).stream()
                        .findFirst()
                        .map(row -> new Notice.Posted(at.asOf(), row)));
    }

    private record Drafted(
            UUID id,
            String number,
            NoticeEvent.Type type,
            Form form,
            Level level,
            DivisionCode division,
            List<String> subjects,
            String publisher,
            @Nullable UUID supersedes,
            String title,
            String contentSha256,
            long asOfPosition,
            int foldVersion) {}

    /** @param some null: all */
    private List<Notice> notices(Snapshot at, Filter filter, @Nullable List<UUID> some) {
        var drafted = drafted(at.asOf(), filter, some);
        var words = Words.of(
                database, "view.notice_word", drafted.stream().map(Drafted::id).toList(), at.asOf());
        var called =
                names.names(drafted.stream().map(Drafted::division).distinct().toList(), at);
        return drafted.stream()
                .map(d -> notice(
                        d, words, called.getOrDefault(d.division(), d.division().value())))
                .filter(n -> filter.statuses().isEmpty() || filter.statuses().contains(n.status()))
                .sorted(Comparator.comparing(Notice::statusOn)
                        .thenComparingLong(Notice::lastPosition)
                        .reversed())
                .toList();
    }

    private static Notice notice(Drafted d, Words words, String divisionName) {
        var status = Objects.requireNonNull(words.last(d.id(), What.STATUS), "Every draft is a status");
        var checkedBy = words.text(d.id(), What.CHECKED_BY);
        var channel = words.text(d.id(), What.POSTED);
        var lastOn = words.text(d.id(), What.LAST_ON);
        var outcome = words.text(d.id(), What.OUTCOME);
        return new Notice(
                d.id(),
                d.number(),
                d.type(),
                d.form(),
                d.level(),
                d.division().value(),
                divisionName,
                d.subjects(),
                d.publisher(),
                d.title(),
                d.contentSha256(),
                d.asOfPosition(),
                d.foldVersion(),
                Notice.Status.valueOf(Objects.requireNonNull(status.text())),
                status.effectiveOn(),
                checkedBy == null ? null : Role.valueOf(checkedBy),
                words.day(d.id(), What.POSTED),
                channel == null ? null : Channel.valueOf(channel),
                words.text(d.id(), What.URL),
                lastOn == null ? null : LocalDate.parse(lastOn),
                words.day(d.id(), What.OUTCOME),
                outcome == null ? null : Outcome.valueOf(outcome),
                uuid(words.text(d.id(), What.CASE)),
                d.supersedes(),
                uuid(words.text(d.id(), What.SUPERSEDED_BY)),
                Objects.requireNonNull(words.last(d.id())).position());
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private List<Drafted> drafted(AsOf.Resolved asOf, Filter filter, @Nullable List<UUID> some) {
        // The first row of a notice is its draft; the last one holds the content that counts.
        return asked("""
                        with said as (
                            select * from view.notice_draft
                             where position <= :position
                               and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                               and (:some::uuid[] is null or notice_id = any(:some::uuid[]))),
                        content as (
                            select distinct on (notice_id) notice_id, title, content_sha256, as_of_position, fold_version
                              from said order by notice_id, effective_on desc, position desc)
                        select d.notice_id, d.number, d.type, d.form, d.level, d.division_code, d.subjects, d.publisher,
                               d.supersedes, c.title, c.content_sha256, c.as_of_position, c.fold_version
                          from said d join content c using (notice_id)
                         where d.number is not null
                        """ + WHICH, asOf, filter)
                .param("some", some == null ? null : some.toArray(UUID[]::new))
                .query((rs, n) -> new Drafted(
                        rs.getObject("notice_id", UUID.class),
                        rs.getString("number"),
                        NoticeEvent.Type.valueOf(rs.getString("type")),
                        Form.valueOf(rs.getString("form")),
                        Level.valueOf(rs.getString("level")),
                        DivisionCode.of(rs.getString("division_code")),
                        Json.read(rs.getString("subjects"), STREAMS),
                        rs.getString("publisher"),
                        rs.getObject("supersedes", UUID.class),
                        rs.getString("title"),
                        rs.getString("content_sha256"),
                        rs.getLong("as_of_position"),
                        rs.getInt("fold_version")))
                .list();
    }
}
