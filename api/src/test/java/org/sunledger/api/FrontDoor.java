package org.sunledger.api;

import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.sunledger.api.desk.Commands;
import org.sunledger.api.desk.Settled;
import org.sunledger.api.desk.Texts;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.api.html.Loading;
import org.sunledger.api.journal.KeptTexts;
import org.sunledger.api.journal.TypedText;
import org.sunledger.api.projection.RebuildsHere;
import org.sunledger.api.projection.ReplaysHere;
import org.sunledger.api.security.User;
import org.sunledger.api.security.Users;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.party.AttachmentStore;
import org.sunledger.ledger.party.Vault;
import org.sunledger.ledger.registry.DivisionCommand.RegisterDivision;
import org.sunledger.ledger.registry.LedgerCommand.OpenLedger;
import org.sunledger.ledger.registry.WorkCalendar;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.ledger.shell.TestLedger;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.asset.AssetQueries;
import org.sunledger.projections.compliance.ComplianceQueries;
import org.sunledger.projections.compliance.DueDateQueries;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Processors;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.figure.NegativeDayQueries;
import org.sunledger.projections.figure.RestatementQueries;
import org.sunledger.projections.figure.WhyQueries;
import org.sunledger.projections.flow.MoneyFlowQueries;
import org.sunledger.projections.fund.CarryOverQueries;
import org.sunledger.projections.fund.FundLedgerQueries;
import org.sunledger.projections.notice.NoticeQueries;
import org.sunledger.projections.project.ProjectCardQueries;
import org.sunledger.projections.rebuild.Rebuilds;
import org.sunledger.projections.rebuild.Replays;
import org.sunledger.projections.supervision.CaseQueries;
import org.sunledger.projections.supervision.FindingQueries;
import org.sunledger.projections.trail.AuditTrailQueries;
import org.sunledger.projections.village.VillageBalanceQueries;
import org.sunledger.projections.village.VillageBreakdownQueries;
import org.sunledger.projections.waiting.WaitingQueries;

/**
 * The front door over a real ledger in memory, on a real port; opened once per test program. The read tables' database
 * is not there: whoever asks it fails, which no test of this door needs.
 */
public final class FrontDoor {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PASSWORD = "test password";
    private static final FrontDoor DOOR = new FrontDoor();

    private final ConfigurableApplicationContext context;
    private final String address;

    private FrontDoor() {
        var application = new SpringApplication(Parts.class);
        context = application.run(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--logging.level.org.sunledger.api.problem=off");
        address = "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    public static FrontDoor open() {
        DOOR.failure().next = null;
        DOOR.failure().isLoading = false;
        DOOR.failure().beforeSettling = () -> {};
        return DOOR;
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public TestLedger ledger() {
        return context.getBean(TestLedger.class);
    }

    /** What the gateway does instead of its work. */
    public Failure failure() {
        return context.getBean(Failure.class);
    }

    public HttpResponse<String> get(@Nullable Role as, String path, String... headers) {
        return send(as, "GET", path, null, headers);
    }

    /** A write under a fresh key. */
    public HttpResponse<String> write(@Nullable Role as, String method, String path, String body) {
        return send(as, method, path, body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    public HttpResponse<String> send(
            @Nullable Role as, String method, String path, @Nullable String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) request.header("Content-Type", "application/json");
        if (as != null) request.header("Authorization", login(as.name().toLowerCase(Locale.ROOT), PASSWORD));
        for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String login(String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Makes the next command fail, or lets something happen before automations run. */
    public static final class Failure {
        public @Nullable RuntimeException next;
        public Runnable beforeSettling = () -> {};
        public boolean isLoading;
    }

    /** No {@code @Configuration}: the program itself, started by another test, must not find it. */
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration"
            })
    @ComponentScan(
            basePackages = "org.sunledger.api",
            excludeFilters = {
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "org\\.sunledger\\.api\\.(wiring|demo|browser)\\..*"),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.sunledger\\.api\\.Sunledger")
            })
    static class Parts {
        @Bean
        TestLedger testLedger() {
            var clock = new TestLedger.ScriptClock(Instant.parse("2018-05-08T02:00:00.000Z"));
            var ledger = new TestLedger(new MemoryJournal(clock, ClockPolicy.SCRIPTED), clock);
            var opened = UUID.fromString("0190a0f0-0000-7000-8000-000000000001");
            ledger.send(TestActors.ADMIN, "2018-01-01", new OpenLedger(opened, "安丘市", TestActors.COUNTY, 1, true));
            for (var place : List.of(TestActors.COUNTY, TestActors.HUIQU_TOWN, TestActors.BAISHANTOU)) {
                ledger.send(
                        TestActors.PROJECT,
                        "2018-01-01",
                        new RegisterDivision(place, "地方" + place, LocalDate.of(2016, 1, 1), null));
            }
            return ledger;
        }

        @Bean
        Failure failure() {
            return new Failure();
        }

        @Bean
        Loading loading(Failure failure) {
            return () -> failure.isLoading;
        }

        @Bean
        Journal journal(TestLedger ledger) {
            return ledger.journal();
        }

        @Bean
        JournalDecoder decoder(TestLedger ledger) {
            return ledger.ledger().decoder();
        }

        @Bean
        Facts facts(TestLedger ledger) {
            return ledger.ledger().facts();
        }

        @Bean
        Commands commands(TestLedger ledger, Failure failure) {
            return (command, request) -> {
                var wanted = failure.next;
                failure.next = null;
                if (wanted != null) throw wanted;
                return ledger.ledger().gateway().send(command, request);
            };
        }

        @Bean
        Settled settled(TestLedger ledger, Failure failure) {
            return (position, atMost) -> {
                failure.beforeSettling.run();
                ledger.settle();
                return true;
            };
        }

        @Bean
        Texts texts() {
            return (commandId, field, text) -> new TextDigest(Sha256.of(commandId + field + text));
        }

        @Bean
        KeptTexts keptTexts() {
            return digest -> TypedText.Kept.NOT_HERE;
        }

        @Bean
        Users users() {
            var hash = new BCryptPasswordEncoder(4).encode(PASSWORD);
            return name -> Optional.of(name)
                    .filter(n -> n.matches("[a-z_]+"))
                    .flatMap(Parts::role)
                    .map(role -> new User(name, hash, role, TestActors.UNIT, TestActors.COUNTY));
        }

        private static Optional<Role> role(String name) {
            return List.of(Role.values()).stream()
                    .filter(role -> role.name().equalsIgnoreCase(name))
                    .findFirst();
        }

        @Bean
        Vault vault() {
            return mock(Vault.class);
        }

        @Bean
        AttachmentStore attachmentStore() {
            return mock(AttachmentStore.class);
        }

        @Bean
        Reader reader(TestLedger ledger, Processors processors) {
            return new Reader(nowhere(), ledger.journal(), ledger.clock(), processors);
        }

        @Bean
        Processors processors(TestLedger ledger) {
            return new Processors(nowhere(), ledger.ledger().events(), ledger.journal()::head, List.of());
        }

        private static DataSource nowhere() {
            return new AbstractDataSource() {
                @Override
                public Connection getConnection() throws SQLException {
                    throw new SQLException("There are no read tables here");
                }

                @Override
                public Connection getConnection(String username, String password) throws SQLException {
                    return getConnection();
                }
            };
        }

        /** A row of a file that fails on its way. */
        private record Line(String text) {}

        /** Behind the journal's door, and longer than what a server holds back. */
        @Bean
        ViewExport<?> breakingOff() {
            return ViewExport.of(
                            "breaking-off",
                            "/api/v1/journal",
                            asked -> 1L,
                            position -> new AsOf.Resolved(null, null, position))
                    .table(
                            "lines",
                            Line.class,
                            position -> () -> Stream.iterate(1, n -> n + 1)
                                    .map(n -> {
                                        if (n > 5_000) throw new IllegalStateException("The database went away");
                                        return new Line("第 " + n + " 行");
                                    })
                                    .iterator());
        }

        @Bean
        Rebuilds rebuilds() {
            return mock(Rebuilds.class);
        }

        @Bean
        RebuildsHere rebuildsHere(Rebuilds rebuilds) {
            return () -> rebuilds;
        }

        @Bean
        Replays replays() {
            return mock(Replays.class);
        }

        @Bean
        ReplaysHere replaysHere(Replays replays) {
            return () -> replays;
        }

        @Bean
        VillageBalanceQueries villageBalances(Reader reader) {
            return new VillageBalanceQueries(reader, nowhere());
        }

        @Bean
        VillageBreakdownQueries villageBreakdowns(Reader reader) {
            return new VillageBreakdownQueries(reader, nowhere());
        }

        @Bean
        FundLedgerQueries fundLedger(Reader reader) {
            return new FundLedgerQueries(reader, nowhere());
        }

        @Bean
        WhyQueries why(Reader reader) {
            return new WhyQueries(reader, nowhere());
        }

        @Bean
        RestatementQueries restatements(Reader reader) {
            return new RestatementQueries(reader, nowhere());
        }

        @Bean
        NegativeDayQueries negativeDays(Reader reader) {
            return new NegativeDayQueries(reader, nowhere());
        }

        @Bean
        CarryOverQueries carryOvers(FundLedgerQueries funds, Reader reader) {
            return new CarryOverQueries(funds, reader);
        }

        @Bean
        MoneyFlowQueries moneyFlows(Reader reader) {
            return new MoneyFlowQueries(reader, nowhere());
        }

        @Bean
        ProjectCardQueries projectCards(Reader reader) {
            return new ProjectCardQueries(reader, nowhere());
        }

        @Bean
        AssetQueries assets(Reader reader) {
            return new AssetQueries(reader, nowhere());
        }

        @Bean
        NoticeQueries notices(Reader reader) {
            return new NoticeQueries(reader, nowhere());
        }

        @Bean
        FindingQueries findings(Reader reader) {
            return new FindingQueries(reader, nowhere());
        }

        @Bean
        CaseQueries cases(Reader reader) {
            return new CaseQueries(reader, nowhere());
        }

        @Bean
        DueDateQueries dueDates(Reader reader) {
            return new DueDateQueries(reader, nowhere(), WorkCalendar.shipped());
        }

        @Bean
        WaitingQueries waiting(Reader reader) {
            return new WaitingQueries(reader, nowhere());
        }

        @Bean
        ComplianceQueries compliance(
                DueDateQueries dueDates, ProjectCardQueries projects, FundLedgerQueries funds, AssetQueries assets) {
            return new ComplianceQueries(dueDates, projects, funds, assets);
        }

        @Bean
        AuditTrailQueries auditTrail(Reader reader, Journal journal) {
            return new AuditTrailQueries(reader, nowhere(), journal);
        }
    }
}
