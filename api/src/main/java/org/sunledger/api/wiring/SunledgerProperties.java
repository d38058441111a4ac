package org.sunledger.api.wiring;

import java.nio.file.Path;
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
 */
@ConfigurationProperties("sunledger")
public record SunledgerProperties(
        @Nullable Path data,
        boolean demo,
        @Nullable String demoPassword,
        @Nullable Database database) {
    /** The owner migrates the schemas; the program itself works under a role that may only insert and read journals. */
    public record Database(
            @Nullable String ownerUsername, @Nullable String ownerPassword) {}

    Path dataDirectory() {
        if (data != null) return data.toAbsolutePath();
        var home = Path.of(System.getProperty("user.home"));
        return "root".equals(System.getProperty("user.name"))
                ? Path.of("/var/lib/sunledger")
                : home.resolve(".sunledger");
    }
}
