package org.sunledger.api.wiring;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator may set.
 *
 * @param data where the program keeps the embedded database and its keys; absent: {@code /var/lib/sunledger} for root,
 *     {@code ~/.sunledger} else
 * @param demo whether an empty ledger is opened with the demo county
 * @param demoPassword the demo users' password; absent: made once and kept beside the data
 * @param database the role under which the program works on an external PostgreSQL; {@code spring.datasource} names the
 *     owner of the schemas
 * @param journal which engine keeps the journal; absent: PostgreSQL
 */
@ConfigurationProperties("sunledger")
public record SunledgerProperties(
        @Nullable Path data,
        boolean demo,
        @Nullable String demoPassword,
        @Nullable Database database,
        @Nullable Journal journal) {
    /** Absent: the program makes a role of its own, which the given user must be allowed to do. */
    public record Database(
            @Nullable String appUsername, @Nullable String appPassword) {}

    /**
     * As written; {@link JournalPlace} says what is allowed.
     *
     * @param engine {@code postgres} or {@code eventstoredb}
     * @param connection where the cluster is, such as {@code esdb+discover://…}
     * @param ledger the ledger's name in the names of its streams, in a cluster that many ledgers share
     * @param scavengesReviewedUpTo scavenges of the cluster before this instant were looked at by a person
     * @param trial whether a cluster is taken that does not keep events safe; never for public money
     */
    public record Journal(
            @Nullable String engine,
            @Nullable String connection,
            @Nullable String ledger,
            @Nullable Instant scavengesReviewedUpTo,
            boolean trial) {}

    /** Beside the database whose names it opens. */
    Path vaultKey() {
        return dataDirectory().resolve("vault.key");
    }

    Path dataDirectory() {
        if (data != null) return data.toAbsolutePath();
        if ("root".equals(System.getProperty("user.name"))) return Path.of("/var/lib/sunledger");
        return Path.of(System.getProperty("user.home"), ".sunledger");
    }
}
