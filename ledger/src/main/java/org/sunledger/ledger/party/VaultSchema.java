package org.sunledger.ledger.party;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema {@code vault} to the version this program expects. */
public final class VaultSchema {
    private static final String SCHEMA = "vault";

    private VaultSchema() {}

    /**
     * Applies what is missing, and nothing the second time.
     *
     * @param owner may create a schema and owns it
     * @param appRole an existing role, which gets the rights the application needs and no more
     */
    public static void migrate(DataSource owner, String appRole) {
        Flyway.configure(VaultSchema.class.getClassLoader())
                .dataSource(owner)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/migration/vault")
                .placeholders(Map.of("appRole", appRole))
                .load()
                .migrate();
    }
}
