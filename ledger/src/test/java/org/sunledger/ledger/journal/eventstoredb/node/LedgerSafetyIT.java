package org.sunledger.ledger.journal.eventstoredb.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.QUICK;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.STREAMS;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.address;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.events;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.patience;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.stream;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.ledger.journal.eventstoredb.server.Call;
import org.sunledger.ledger.journal.eventstoredb.server.Certificate;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;
import org.sunledger.ledger.journal.eventstoredb.server.TestClusterBuilder;

/** The ledger does not start where it is not reached, not let in, or not kept; and says why in both languages. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class LedgerSafetyIT {
    private static final String USER = "ledger";
    private static final String PASSWORD = "p:w/+%";
    private static final String SAFE_ACL =
            "{\"$userStreamAcl\":{\"$r\":\"$all\",\"$w\":\"$all\",\"$d\":\"$admins\",\"$mr\":\"$all\",\"$mw\":\"$admins\"}}";
    private static final String ALL_READABLE = "{\"$acl\":{\"$r\":[\"$admins\",\"ledger\"]}}";
    private static final Patience HASTY = patience(Duration.ofMillis(500), Duration.ofSeconds(2));

    private static LogRefused refused(String connectionString) {
        return refused(connectionString, SafetyRules.strict());
    }

    private static LogRefused refused(String connectionString, SafetyRules rules) {
        var refused = catchThrowableOfType(
                LogRefused.class,
                () -> NodeLog.open(address(connectionString), STREAMS, rules, HASTY)
                        .close());
        assertThat(refused).as("it started").isNotNull();
        assertThat(refused.getMessage())
                .contains(refused.chinese(), refused.english())
                .doesNotContain(PASSWORD);
        assertThat(refused.chinese()).matches("(?s).*\\p{IsHan}{4}.*");
        return refused;
    }

    private static void opens(String connectionString, SafetyRules rules) {
        NodeLog.open(address(connectionString), STREAMS, rules, QUICK).close();
    }

    private static TestClusterBuilder secure() {
        return TestCluster.builder().tls().user(USER, PASSWORD);
    }

    /** As the operations page says a cluster must be. */
    private static TestCluster safe(TestClusterBuilder plan) {
        var cluster = plan.user(USER, PASSWORD).start();
        cluster.log().putSettings(SAFE_ACL);
        cluster.log().putMetadata("$all", ALL_READABLE);
        return cluster;
    }

    private static String of(TestCluster cluster) {
        return cluster.connectionString(USER, PASSWORD);
    }

    @Nested
    class On_the_way_to_the_nodes {
        @TempDir
        @SuppressWarnings("NullAway.Init")
        Path directory;

        @ParameterizedTest
        @CsvSource({
            "UNTRUSTED, not signed by an authority we trust, 受信任",
            "EXPIRED, not valid today, 有效期",
            "WRONG_HOST, does not name this host, 主机名"
        })
        void a_bad_certificate_is_named_for_what_it_is(Certificate kind, String english, String chinese) {
            try (var cluster = TestCluster.builder().tls(kind).start()) {
                var refused = refused(cluster.connectionString("admin", "changeit"));
                assertThat(refused.english())
                        .contains(english, ":" + cluster.node(0).port());
                assertThat(refused.chinese()).contains(chinese);
            }
        }

        @Test
        void a_certificate_is_not_trusted_for_being_there() {
            try (var cluster = secure().start()) {
                var withoutFile = of(cluster).replaceAll("&tlsCaFile=.*", "");
                assertThat(refused(withoutFile).english()).contains("tlsCaFile must name the one that signed it");
            }
        }

        @Test
        void the_file_of_the_authority_must_be_there_and_hold_a_certificate() throws IOException {
            try (var cluster = secure().start()) {
                var bare = of(cluster).replaceAll("&tlsCaFile=.*", "");
                var missing = directory.resolve("no ca.pem");
                assertThat(refused(bare + "&tlsCaFile=" + encoded(missing)).english())
                        .contains(missing.toString());
                var empty = Files.writeString(directory.resolve("ca.pem"), "not a certificate");
                assertThat(refused(bare + "&tlsCaFile=" + encoded(empty)).english())
                        .contains("no usable certificate");
            }
        }

        private static String encoded(Path file) {
            return URLEncoder.encode(file.toString(), StandardCharsets.UTF_8).replace("+", "%20");
        }

        @Test
        void tls_on_one_side_only_is_told() {
            try (var plain = TestCluster.single()) {
                assertThat(refused(plain.connectionString().replace("tls=false", "tls=true"))
                                .english())
                        .contains("does not speak TLS");
            }
            try (var tls = secure().start()) {
                assertThat(refused("esdb://127.0.0.1:" + tls.node(0).port() + "?tls=false")
                                .english())
                        .contains("must say tls=true");
            }
        }

        @Test
        void nodes_that_are_down_or_not_known() {
            String down;
            try (var cluster = TestCluster.single()) {
                down = cluster.connectionString();
            }
            assertThat(refused(down).english()).contains("cannot be reached");
            assertThat(refused("esdb://no-such-host.invalid:2113?tls=false").english())
                    .contains("the name is not known");
        }

        @Test
        void one_node_that_is_down_does_not_keep_the_ledger_from_starting() {
            try (var cluster = safe(TestCluster.builder().nodes(3))) {
                cluster.node(2).stop();
                var ports = cluster.nodes().stream()
                        .map(node -> "127.0.0.1:" + node.port())
                        .toList();
                var all = of(cluster).replaceAll("@[^?]*", "@" + String.join(",", ports));
                opens(all, SafetyRules.strict());
            }
        }

        @Test
        void a_follower_without_discovery_is_told_from_a_node_that_is_down() {
            try (var cluster = TestCluster.of(3)) {
                var refused = refused(cluster.connectionString(2));
                assertThat(refused.english())
                        .contains(
                                "does not lead",
                                "esdb+discover://",
                                ":" + cluster.node(0).port());
                assertThat(refused.chinese()).contains("不是主节点");
            }
        }

        @Test
        void a_cluster_without_a_leader_and_one_that_hangs() {
            try (var cluster = TestCluster.of(3)) {
                cluster.loseLeader();
                assertThat(refused(cluster.connectionString()).english()).contains("no leader that answers");
                cluster.changeLeader(1);
                cluster.faults().hold(Call.READ);
                assertThat(refused(cluster.connectionString()).english()).contains("no leader that answers");
            }
        }
    }

    @Nested
    class At_the_door {
        @ParameterizedTest
        @ValueSource(ints = {1, 3})
        void a_wrong_password_and_an_unknown_user(int nodes) {
            try (var cluster = safe(TestCluster.builder().nodes(nodes).tls())) {
                var refused = refused(cluster.connectionString(USER, "wrong"));
                assertThat(refused.english()).contains("does not know the user \"ledger\", or not this password");
                assertThat(refused.chinese()).contains("密码不对");
                assertThat(refused(cluster.connectionString("nobody", PASSWORD)).english())
                        .contains("\"nobody\"");
            }
        }

        @Test
        void a_user_who_may_not_read_all_is_told_how_to_be_let() {
            try (var cluster = secure().start()) {
                cluster.log().putSettings(SAFE_ACL);
                assertThat(refused(of(cluster)).english())
                        .contains("may not read $all", "$$$all", "\"$r\":[\"$admins\",\"ledger\"]");
            }
        }
    }

    @Nested
    class Where_events_would_not_be_kept {
        @Test
        void a_cluster_as_the_operations_page_wants_it_is_started_on() {
            try (var cluster = safe(TestCluster.builder().nodes(3).tls().noise(3, 3))) {
                opens(of(cluster), SafetyRules.strict());
            }
        }

        @Test
        void the_checks_leave_nothing_behind() {
            try (var cluster = safe(TestCluster.builder().tls());
                    var trial = TestCluster.single()) {
                var before = cluster.log().all().size();
                opens(of(cluster), SafetyRules.strict());
                assertThat(cluster.log().all()).hasSize(before);
                var open = trial.log().all().size();
                opens(trial.connectionString(), SafetyRules.forTrials());
                assertThat(trial.log().all())
                        .as("also where everything is allowed")
                        .hasSize(open);
                assertThat(cluster.faults().openSubscriptions()).isZero();
            }
        }

        @Test
        void the_default_of_a_new_server_lets_everybody_delete() {
            try (var cluster = secure().start()) {
                cluster.log().putMetadata("$all", ALL_READABLE);
                var refused = refused(of(cluster));
                assertThat(refused.english()).contains("delete", "$settings");
                assertThat(refused.chinese()).contains("删除");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"$all", "ledger", "bureau"})
        void rights_of_everybody_of_the_user_or_of_a_group_are_too_many(String who) {
            try (var cluster =
                    TestCluster.builder().tls().user(USER, PASSWORD, "bureau").start()) {
                cluster.log().putMetadata("$all", ALL_READABLE);
                cluster.log().putSettings(SAFE_ACL.replace("\"$d\":\"$admins\"", "\"$d\":\"" + who + "\""));
                assertThat(refused(of(cluster)).english()).contains("missing: $d");
                cluster.log().putSettings(SAFE_ACL.replace("\"$mw\":\"$admins\"", "\"$mw\":\"" + who + "\""));
                assertThat(refused(of(cluster)).english()).contains("missing: $mw");
            }
        }

        @Test
        void an_administrator_may_too_much() {
            try (var cluster = safe(TestCluster.builder().tls())) {
                assertThat(refused(cluster.connectionString("admin", "changeit"))
                                .english())
                        .contains("must not connect as an administrator");
            }
        }

        @Test
        void a_server_that_asks_for_no_user_is_for_trials_only() {
            try (var cluster = TestCluster.single()) {
                assertThat(refused(cluster.connectionString()).english()).contains("--insecure");
                opens(cluster.connectionString(), SafetyRules.forTrials());
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"$tb\":3}", "{\"$maxAge\":60}", "{\"$maxCount\":5}"})
        void a_stream_that_forgets_is_named(String metadata) {
            try (var cluster = safe(TestCluster.builder().noise(3, 3))) {
                cluster.log().putMetadata(stream(7), metadata);
                assertThat(refused(of(cluster)).english()).contains(stream(7), metadata.substring(2, 5));
                cluster.log().putMetadata(stream(7), "{}");
                opens(of(cluster), SafetyRules.strict());
            }
        }

        @Test
        void a_stream_that_grants_rights_of_its_own_is_named() {
            try (var cluster = safe(TestCluster.builder())) {
                cluster.log().putMetadata(stream(7), "{\"$acl\":{\"$d\":[\"$admins\",\"ledger\"]}}");
                assertThat(refused(of(cluster)).english()).contains(stream(7), "$d=ledger");
            }
        }

        @Test
        void what_other_ledgers_do_with_their_streams_is_their_affair() {
            try (var cluster = safe(TestCluster.builder())) {
                cluster.log().putMetadata("Project-other.1", "{\"$maxCount\":5}");
                cluster.log().putMetadata("$stats-127.0.0.1:2113", "{\"$maxAge\":60}");
                opens(of(cluster), SafetyRules.strict());
            }
        }

        @Test
        void a_scavenge_is_looked_at_by_a_person_first() {
            try (var cluster = safe(TestCluster.builder())) {
                cluster.log().scavenge();
                assertThat(refused(of(cluster)).english()).contains("was scavenged at 2026-01-01");
                var reviewed = new SafetyRules(true, Instant.parse("2026-01-02T00:00:00Z"), Duration.ofMinutes(1));
                opens(of(cluster), reviewed);
            }
        }

        @Test
        void a_deleted_stream_keeps_the_ledger_from_starting() {
            try (var cluster = TestCluster.single()) {
                try (var log = NodeLogExamples.log(cluster)) {
                    log.append(stream(1), -1, events(0, 3));
                }
                Deletion.soft(cluster, stream(1));
                // No access control here, so that somebody could delete it at all: the rights are refused first.
                assertThat(refused(cluster.connectionString())).isNotNull();
                assertThatCode(() -> opens(cluster.connectionString(), SafetyRules.forTrials()))
                        .doesNotThrowAnyException();
            }
        }
    }
}
