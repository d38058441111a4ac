package org.sunledger.projections.engine;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was said about some subjects, read as of a point of view. */
public final class Words {
    private final Map<UUID, Map<String, Last>> subjects;

    /**
     * All words of one property.
     *
     * @param effectiveOn day of the last word
     * @param position of the last word
     * @param sum of all numbers
     */
    public record Last(
            LocalDate effectiveOn,
            long position,
            @Nullable String text,
            @Nullable Long number,
            long sum) {}

    private Words(Map<UUID, Map<String, Last>> subjects) {
        this.subjects = subjects;
    }

    /**
     * Reads the last word and the sum of every property.
     *
     * @param table of words, with its schema
     */
    public static Words of(JdbcClient database, String table, Collection<UUID> subjects, AsOf.Resolved asOf) {
        var read = new HashMap<UUID, Map<String, Last>>();
        database.sql("""
                        select distinct on (subject, what) subject, what, effective_on, position, word, number,
                               sum(number) over (partition by subject, what) as total
                          from %s
                         where subject = any(:subjects) and position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                         order by subject, what, effective_on desc, position desc
                        """.formatted(table))
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .query((rs, n) -> read.computeIfAbsent(rs.getObject("subject", UUID.class), s -> new HashMap<>())
                        .put(
                                rs.getString("what"),
                                new Last(
                                        rs.getObject("effective_on", LocalDate.class),
                                        rs.getLong("position"),
                                        rs.getString("word"),
                                        rs.getObject("number", Long.class),
                                        rs.getLong("total"))))
                .list();
        return new Words(read);
    }

    public @Nullable Last last(UUID subject, Enum<?> what) {
        return subjects.getOrDefault(subject, Map.of()).get(what.name());
    }

    public @Nullable String text(UUID subject, Enum<?> what) {
        var last = last(subject, what);
        return last == null ? null : last.text();
    }

    public @Nullable Long number(UUID subject, Enum<?> what) {
        var last = last(subject, what);
        return last == null ? null : last.number();
    }

    public @Nullable LocalDate day(UUID subject, Enum<?> what) {
        var last = last(subject, what);
        return last == null ? null : last.effectiveOn();
    }

    /** Zero where nothing was said. */
    public long sum(UUID subject, Enum<?> what) {
        var last = last(subject, what);
        return last == null ? 0 : last.sum();
    }

    /** The last word about the subject at all. */
    public @Nullable Last last(UUID subject) {
        return subjects.getOrDefault(subject, Map.of()).values().stream()
                .max(Comparator.comparing(Last::effectiveOn).thenComparingLong(Last::position))
                .orElse(null);
    }
}
