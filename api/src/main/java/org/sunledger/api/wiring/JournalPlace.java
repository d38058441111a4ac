package org.sunledger.api.wiring;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.sunledger.ledger.journal.JournalEngine;
import org.sunledger.ledger.journal.eventstoredb.node.SafetyRules;

/** Where the journal is, as {@code sunledger.journal.*} says it. */
public sealed interface JournalPlace {
    JournalEngine engine();

    /** In the same PostgreSQL as everything else. */
    record Postgres() implements JournalPlace {
        @Override
        public JournalEngine engine() {
            return JournalEngine.POSTGRES;
        }
    }

    /**
     * On a cluster that many ledgers may share; positions and read tables stay in PostgreSQL.
     *
     * @param ledger stands in the names of all streams and never changes
     * @param rules what the cluster must be like
     */
    record EventStoreDb(String connection, String ledger, SafetyRules rules) implements JournalPlace {
        @Override
        public JournalEngine engine() {
            return JournalEngine.EVENTSTOREDB;
        }
    }

    /** No dot: it ends the ledger's part of a stream's name. */
    Pattern LEDGER = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    /**
     * As the settings say.
     *
     * @throws WrongSettingException they do not fit together
     */
    static JournalPlace of(SunledgerProperties properties) {
        var given = properties.journal();
        var name = given == null || !StringUtils.hasText(given.engine()) ? "postgres" : given.engine();
        var engine = JournalEngine.named(name)
                .orElseThrow(() -> new WrongSettingException(
                        "sunledger.journal.engine 是“%s”,只能是 postgres 或 eventstoredb。".formatted(name),
                        "sunledger.journal.engine is '%s'; it is postgres or eventstoredb.".formatted(name)));
        return switch (engine) {
            case POSTGRES -> postgres(given);
            case EVENTSTOREDB -> eventStoreDb(given);
        };
    }

    private static JournalPlace postgres(SunledgerProperties.@Nullable Journal given) {
        if (given != null && StringUtils.hasText(given.connection()))
            throw new WrongSettingException(
                    "设置了 sunledger.journal.connection,但引擎是 postgres。要使用集群,请加上 --sunledger.journal.engine=eventstoredb。",
                    "sunledger.journal.connection is set, but the engine is postgres. For the cluster, add --sunledger.journal.engine=eventstoredb.");
        return new Postgres();
    }

    private static JournalPlace eventStoreDb(SunledgerProperties.@Nullable Journal given) {
        var connection = given == null ? null : given.connection();
        if (given == null || connection == null || !connection.matches("esdb(\\+discover)?://.+"))
            throw new WrongSettingException(
                    "引擎 eventstoredb 需要 sunledger.journal.connection,形如 esdb+discover://用户:口令@主机1:2113,主机2:2113?tls=true。",
                    "The engine eventstoredb needs sunledger.journal.connection, such as esdb+discover://user:password@host1:2113,host2:2113?tls=true.");
        var ledger = given.ledger();
        if (ledger == null || !LEDGER.matcher(ledger).matches())
            throw new WrongSettingException(
                    "引擎 eventstoredb 需要 sunledger.journal.ledger:本账本在集群流名中的名称,1 至 64 个字母、数字、_ 或 -,例如县级区划代码 370784。开账后不得更改。",
                    "The engine eventstoredb needs sunledger.journal.ledger, the ledger's name in the cluster's stream names: 1 to 64 letters, digits, _ or -, such as the county's code 370784. It never changes once the ledger is open.");
        return new EventStoreDb(connection, ledger, rules(given));
    }

    private static SafetyRules rules(SunledgerProperties.Journal given) {
        var usual = given.trial() ? SafetyRules.forTrials() : SafetyRules.strict();
        var reviewed = given.scavengesReviewedUpTo();
        return reviewed == null ? usual : new SafetyRules(usual.refuse(), reviewed, usual.scanning());
    }
}
