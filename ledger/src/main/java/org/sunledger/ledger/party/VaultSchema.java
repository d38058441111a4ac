package org.sunledger.ledger.party;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings the schema {@code vault} to the version this program expects. */
public final class VaultSchema {
    private static final String SCHEMA = "vault";

    /** Said at every start: the operator may have chosen another role. */
    private static final List<String> GRANTS = List.of(
            "grant usage on schema vault",
            "grant select, insert on vault.master_key, vault.party, vault.free_text, vault.attachment",
            "grant update (wrapped_key, erased_at) on vault.party",
            "grant update (salt, body, erased_at) on vault.free_text");

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
                .load()
                .migrate();
        var database = JdbcClient.create(owner);
        var role = database.sql("select quote_ident(?)")
                .param(appRole)
                .query(String.class)
                .single();
        for (var grant : GRANTS) database.sql(grant + " to " + role).update();
    }
}
