package org.sunledger.projections.compliance;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.registry.RuleSetEvent.RuleParameter;
import org.sunledger.ledger.registry.Rules;
import org.sunledger.ledger.shared.Envelope.RuleSetVersion;
import org.sunledger.projections.engine.Json;

/** The versions of the ledger's rule set that were known at a position. */
final class RuleBook {
    private static final TypeReference<List<RuleParameter>> PARAMETERS = new TypeReference<>() {};

    private final List<Version> versions;

    /** One version; its parameters are in force from the first to the last day, both inclusive. */
    record Version(
            int number,
            @Nullable String docNo,
            LocalDate from,
            @Nullable LocalDate to,
            List<RuleParameter> params) {
        boolean holds(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }

        @Nullable
        RuleParameter param(String key) {
            return params.stream().filter(p -> p.key().equals(key)).findFirst().orElse(null);
        }
    }

    private RuleBook(List<Version> versions) {
        this.versions = versions;
    }

    static RuleBook knownAt(JdbcClient database, long position) {
        return new RuleBook(database.sql("""
                        select version, doc_no, effective_from, effective_to, params
                          from view.rule_version
                         where rule_set_id = :id and position <= :position
                         order by version
                        """)
                .param("id", Rules.RULE_SET_ID)
                .param("position", position)
                .query((rs, n) -> new Version(
                        rs.getInt("version"),
                        rs.getString("doc_no"),
                        rs.getObject("effective_from", LocalDate.class),
                        rs.getObject("effective_to", LocalDate.class),
                        Json.read(rs.getString("params"), PARAMETERS)))
                .list());
    }

    /** The highest version whose span holds the day, as {@link Rules#on} has it; null: nothing was in force. */
    @Nullable
    Version version(LocalDate day) {
        return versions.reversed().stream()
                .filter(version -> version.holds(day))
                .findFirst()
                .orElse(null);
    }

    /** The same as the ledger's rules read it; null: nothing was in force. */
    @Nullable
    Rules on(LocalDate day) {
        var version = version(day);
        if (version == null) return null;
        var values = new HashMap<String, Long>();
        for (var param : version.params()) values.put(param.key(), param.value());
        return new Rules(new RuleSetVersion(Rules.RULE_SET_ID, version.number()), values);
    }
}
