package org.sunledger.projections.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where each processor stands: one row per processor in {@code view.token}, written with its rows. */
final class Tokens {
    private static final TokenSchema SCHEMA = TokenSchema.builder()
            .setTokenTable("view.token")
            .setProcessorNameColumn("processor_name")
            .setSegmentColumn("segment")
            .setTokenColumn("token")
            .setTokenTypeColumn("token_type")
            .setTimestampColumn("stored_at")
            .setOwnerColumn("owner")
            .build();

    private final JdbcClient database;

    Tokens(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    /** Axon's store over the table; joins the transaction of the calling thread. */
    static TokenStore store(DataSource database) {
        ConnectionProvider connections = new SpringDataSourceConnectionProvider(database);
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .schema(SCHEMA)
                // Text, so that the position can be read in SQL beside the rows it stands for.
                .contentType(String.class)
                // Jackson 2: Axon 4.13.0 cannot read tokens back with Jackson 3.
                .serializer(JacksonSerializer.builder()
                        .objectMapper(new ObjectMapper())
                        .build())
                .build();
    }

    /** The position of the processor's token as the current transaction sees it; 0 before its first batch. */
    long position(String processor) {
        return database.sql("select position from view.token where processor_name = ? and segment = 0")
                .param(processor)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
