package org.sunledger.projections.engine;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read tables' schema {@code view}: made and changed by Flyway as its owner, filled and read as the application. */
public final class ViewSchema {
    public static final String NAME = "view";

    private static final String HISTORY = "view_schema_history";

    private ViewSchema() {}

    /**
     * Brings the schema up to date and lets the application write its rows; nothing else in it changes tables.
     *
     * @param appRole the role the application connects as
     */
    public static void migrate(DataSource owner, String appRole) {
        Flyway.configure()
                .dataSource(owner)
                .schemas(NAME)
                .defaultSchema(NAME)
                .createSchemas(true)
                .table(HISTORY)
                .locations("classpath:db/migration/view")
                .load()
                .migrate();
        var database = JdbcClient.create(owner);
        var role = database.sql("select quote_ident(?)")
                .param(appRole)
                .query(String.class)
                .single();
        for (var grant : new String[] {
            "grant usage on schema view to " + role,
            "grant select, insert, update, delete on all tables in schema view to " + role,
            "revoke insert, update, delete on view." + HISTORY + " from " + role,
            // Whoever rebuilds or replays does so as the owner.
            "revoke insert, update, delete on view.generation from " + role,
            "revoke insert, update, delete on view.replay from " + role
        }) {
            database.sql(grant).update();
        }
    }
}
