package org.sunledger.api.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.api.Sunledger;
import org.sunledger.api.demo.Demo;
import org.sunledger.api.demo.Staged;
import org.sunledger.api.demo.WholeDemo;
import org.sunledger.api.json.StrictReading;
import org.sunledger.api.wiring.HeldFolding;
import org.sunledger.api.wiring.InMemory;
import org.sunledger.api.wiring.Settings;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.eventstoredb.TestEventStoreDb;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole program on a database of its own. Asked over HTTP; its beans only say what to compare the answers with. */
final class Program implements AutoCloseable {
    private static final String PASSWORD = "acceptance-1";
    private static final JsonMapper BODIES = StrictReading.mapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Database database = TestPostgres.freshDatabase();
    private final Consumer<ConfigurableApplicationContext> change;
    private final List<String> settings;
    private final Path data;
    private ConfigurableApplicationContext context;

    private Program(Consumer<ConfigurableApplicationContext> change, String... settings) {
        this(before -> {}, change, settings);
    }

    /** @param before gets the settings and the database before the server does */
    private Program(Consumer<Settings> before, Consumer<ConfigurableApplicationContext> change, String... settings) {
        this.change = change;
        this.settings = List.of(settings);
        // A role of its own: programs on one server must not change each other's passwords.
        owner().sql("create role %s login password '%s'".formatted(role(), PASSWORD))
                .update();
        try {
            var target =
                    Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target");
            data = Files.createTempDirectory(Files.createDirectories(target), "program-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        before.accept(Settings.read(arguments(false)));
        context = start(true);
    }

    /** Starts to tell the demo's story by itself and answers meanwhile, as the README's command does. */
    static Program telling() {
        return new Program(as -> {});
    }

    /** Begins on a database that was prepared without a server. */
    static Program preparedBy(Consumer<Settings> before) {
        return new Program(before, as -> {});
    }

    /** The same, rebuilding no notices before it is told to end that. */
    static Program holdingNotices() {
        return new Program(HeldFolding::ofNotices);
    }

    /** The same with its journal on a cluster that need not be safe. */
    static Program tellingOn(TestEventStoreDb cluster) {
        return on(cluster, as -> {});
    }

    /** On a cluster, and as far as {@link #tellUntil} says. */
    static Program stagedOn(TestEventStoreDb cluster) {
        return on(cluster, Staged::tellsNothing);
    }

    private static Program on(TestEventStoreDb cluster, Consumer<ConfigurableApplicationContext> change) {
        return new Program(
                change,
                "--sunledger.journal.engine=eventstoredb",
                "--sunledger.journal.connection=" + cluster.connectionString(),
                "--sunledger.journal.ledger=" + cluster.ledgerId().replace('.', '-'),
                "--sunledger.journal.trial=true");
    }

    /** The same with its journal in memory and everything else in PostgreSQL. */
    static Program tellingInMemory() {
        return new Program(InMemory::keepsTheJournal);
    }

    /** Tells the story only as far as {@link #tellUntil} says. */
    static Program staged() {
        return new Program(Staged::tellsNothing);
    }

    private ConfigurableApplicationContext start(boolean isDemoWanted) {
        return new SpringApplicationBuilder(Sunledger.class)
                .registerShutdownHook(false)
                .initializers(change::accept)
                .run(arguments(isDemoWanted).toArray(String[]::new));
    }

    private List<String> arguments(boolean isDemoWanted) {
        var arguments = new ArrayList<>(settings);
        arguments.addAll(List.of(
                "--server.port=0",
                "--sunledger.data=" + data,
                "--sunledger.demo=" + isDemoWanted,
                "--sunledger.demo-password=" + PASSWORD,
                "--sunledger.database.app-username=" + role(),
                "--sunledger.database.app-password=" + PASSWORD,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.superuser(),
                "--spring.datasource.password=" + database.password()));
        return arguments;
    }

    private String role() {
        return "app_" + database.name();
    }

    /** Ends the program and starts it again on the same data, this time without asking for a demo. */
    void restart() {
        context.close();
        context = start(false);
    }

    void tellUntil(String instant) {
        Staged.until(bean(Demo.class), Instant.parse(instant));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** As a body has it. */
    static ObjectNode json(Object value) {
        return BODIES.valueToTree(value);
    }

    /** As whoever owns the tables: the program itself may not change them. */
    JdbcClient owner() {
        return JdbcClient.create(database.dataSource());
    }

    DataSource ownerSource() {
        return database.dataSource();
    }

    long head() {
        return bean(Journal.class).head();
    }

    /** As a stranger. */
    Answer get(String path) {
        return ask("GET", null, path, null);
    }

    Answer get(String user, String path) {
        return ask("GET", user, path, null);
    }

    /** With a key of its own. */
    Answer send(String method, @Nullable String user, String path, Object body, String... headers) {
        return send(method, user, UUID.randomUUID(), path, body, headers);
    }

    Answer send(String method, @Nullable String user, UUID key, String path, Object body, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Idempotency-Key";
        all[1] = key.toString();
        System.arraycopy(headers, 0, all, 2, headers.length);
        return ask(method, user, path, body, all);
    }

    /**
     * @param user null: a stranger
     * @param body text as it is, anything else as JSON; null: none
     */
    Answer ask(String method, @Nullable String user, String path, @Nullable Object body, String... headers) {
        var port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (user != null) request.header("Authorization", basic(user, PASSWORD));
        if (headers.length > 0) request.headers(headers);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            if (!List.of(headers).contains("Content-Type")) request.header("Content-Type", "application/json");
            var text = body instanceof String given ? given : BODIES.writeValueAsString(body);
            request.method(method, BodyPublishers.ofString(text));
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().firstValue("Location").ifPresent(opened -> follow201(answer.statusCode(), user, opened));
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every address that an answer hands out can be read by the one who got it, and at once. */
    private void follow201(int status, @Nullable String user, String opened) {
        if (status != 201) return;
        var found = ask("GET", user, opened, null);
        if (found.status() != 200) throw new AssertionError(opened + " for " + user + ": " + found.text());
    }

    /** Returns when the demo's whole story is recorded and shown. */
    void awaitTold() {
        WholeDemo.await(context);
    }

    /** What is told as it happens, line by line; to be closed. */
    Stream<String> follow(String user, String path) {
        var port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", basic(user, PASSWORD))
                .header("Accept", "text/event-stream")
                .build();
        try {
            return http.send(request, BodyHandlers.ofLines()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String basic(String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public void close() throws IOException {
        context.close();
        http.close();
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) throw failure;
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
