package org.sunledger.api.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.journal.eventstoredb.node.LogAddress;

/** The cluster's compose file and its proxy, as far as they can be known without a container engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClusterFilesTest {
    private static final List<String> EVENTSTORES = List.of("eventstore1", "eventstore2", "eventstore3");
    private static final List<String> PROGRAMS = List.of("sunledger1", "sunledger2");

    private final ComposeFile cluster = ComposeFile.read("compose.cluster.yml");
    private final String proxy = Repository.text("docker/cluster/haproxy.cfg");

    @ParameterizedTest
    @ValueSource(strings = {"compose.yml", "compose.cluster.yml", "compose.test.yml"})
    void whatever_a_file_names_is_declared_or_lies_beside_it(String name) {
        var file = ComposeFile.read(name);
        for (var service : file.services().keySet()) {
            for (var mount : file.mounts(service)) {
                var from = mount.replaceFirst(":.*", "");
                // Secrets are made where the cluster runs; ClusterScriptsTest makes them.
                if (from.startsWith("./secrets/")) continue;
                if (from.startsWith("./"))
                    assertThat(Repository.ROOT.resolve("docker/" + from)).exists();
                else assertThat(file.declared("volumes")).contains(from);
            }
            assertThat(file.declared("secrets"))
                    .containsAll(file.secretsByTarget(service).values());
            assertThat(file.declared("networks"))
                    .containsAll(ComposeFile.strings(file.service(service).get("networks")));
            var waitsFor = file.service(service).get("depends_on");
            assertThat(file.services().keySet())
                    .containsAll(
                            waitsFor instanceof List<?> names
                                    ? ComposeFile.strings(names)
                                    : ComposeFile.map(waitsFor).keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.cluster.yml", "compose.test.yml"})
    void images_of_others_have_a_fixed_version_and_the_server_is_of_the_line_that_is_named(String name) {
        for (var service : ComposeFile.read(name).services().values()) {
            var image = ComposeFile.withDefaults(
                    ComposeFile.map(service).get("image").toString());
            if (image.startsWith("sunledger:")) continue;
            assertThat(image).matches("[a-z/]+:\\d+\\.\\d+(\\.\\d+)?(-[a-z]+)?");
            if (image.startsWith("eventstore/")) assertThat(image).startsWith("eventstore/eventstore:23.10.");
        }
        assertThat(cluster.text()).contains("BSD-3");
    }

    @Test
    void every_variable_is_offered_and_a_password_is_never_one() {
        var used = new TreeSet<String>();
        for (var name : List.of("compose.yml", "compose.cluster.yml", "compose.test.yml")) {
            used.addAll(ComposeFile.read(name).variables());
        }
        var offered = Repository.text("docker/.env.example")
                .lines()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .map(line -> line.replaceFirst("=.*", ""))
                .toList();
        assertThat(offered).containsExactlyInAnyOrderElementsOf(used);
        assertThat(cluster.variables()).noneMatch(variable -> variable.contains("PASSWORD"));
    }

    @Test
    void no_password_stands_in_the_file() {
        for (var service : cluster.services().keySet()) {
            cluster.environment(service).forEach((name, value) -> {
                if (name.contains("PASSWORD")) assertThat(value).as(name).startsWith("/run/secrets/");
            });
        }
        for (var secret : ComposeFile.map(cluster.root().get("secrets")).values()) {
            assertThat(ComposeFile.map(secret).get("file").toString()).startsWith("./secrets/");
        }
        assertThat(Repository.text(".gitignore")).contains("docker/.env\n", "docker/secrets/\n");
        assertThat(cluster.text()).doesNotContain("changeit");
    }

    @Test
    void nodes_of_the_event_store_encrypt_keep_their_data_and_find_each_other() {
        for (var node : EVENTSTORES) {
            var environment = cluster.environment(node);
            var others =
                    EVENTSTORES.stream().filter(other -> !other.equals(node)).map(other -> other + ":2113");
            assertThat(environment)
                    .containsEntry("EVENTSTORE_CLUSTER_SIZE", "3")
                    .containsEntry("EVENTSTORE_DISCOVER_VIA_DNS", "false")
                    .containsEntry("EVENTSTORE_GOSSIP_SEED", String.join(",", others.toList()))
                    .containsEntry("EVENTSTORE_NODE_HOST_ADVERTISE_AS", node)
                    .containsEntry("EVENTSTORE_REPLICATION_HOST_ADVERTISE_AS", node)
                    .containsEntry("EVENTSTORE_TELEMETRY_OPTOUT", "true")
                    .doesNotContainKeys("EVENTSTORE_INSECURE", "EVENTSTORE_MEM_DB", "EVENTSTORE_DEV");
            assertThat(cluster.secretsByTarget(node))
                    .containsEntry("node.crt", node + "-certificate")
                    .containsEntry("node.key", node + "-key")
                    .containsKeys("admin-password", "ops-password");
            assertThat(environment.get("EVENTSTORE_CERTIFICATE_FILE")).isEqualTo("/run/secrets/node.crt");
            assertThat(environment.get("EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE"))
                    .isEqualTo("/run/secrets/node.key");
            var authorities = environment.get("EVENTSTORE_TRUSTED_ROOT_CERTIFICATES_PATH");
            assertThat(cluster.mounts(node))
                    .contains(node + "-data:/var/lib/eventstore", "./secrets/ca.crt:" + authorities + "/ca.crt:ro");
            assertThat(cluster.service(node)).containsKey("healthcheck").doesNotContainKeys("ports", "command");
        }
        assertThat(cluster.text())
                .as("the authority's key stays away from every container")
                .doesNotContain("ca.key");
        assertThat(cluster.text().toLowerCase(Locale.ROOT))
                .doesNotContain("insecure", "mem_db", "mem-db", "tlsverifycert", "tls=false", "allow_anonymous");
    }

    @Test
    void the_programs_differ_in_nothing_but_their_names() {
        var first = new TreeMap<>(cluster.service("sunledger1"));
        var second = new TreeMap<>(cluster.service("sunledger2"));
        assertThat(first.remove("hostname")).isEqualTo("sunledger1");
        assertThat(second.remove("hostname")).isEqualTo("sunledger2");
        assertThat(first).isEqualTo(second);
        assertThat(first).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"));
    }

    @Test
    void every_variable_and_secret_of_the_programs_is_a_property_that_exists() throws IOException {
        var known = new KnownProperties();
        for (var program : PROGRAMS) {
            var environment = cluster.environment(program);
            assertThat(environment.keySet())
                    .contains("SUNLEDGER_JOURNAL_ENGINE", "SUNLEDGER_JOURNAL_CONNECTION", "SUNLEDGER_JOURNAL_LEDGER")
                    .allMatch(known::contains);
            assertThat(cluster.secretsByTarget(program).keySet())
                    .filteredOn(target ->
                            !environment.get("SUNLEDGER_JOURNAL_CONNECTION").contains("${" + target + "}"))
                    .hasSize(2)
                    .allMatch(known::contains);
        }
    }

    @Test
    void the_connection_names_all_nodes_and_takes_its_password_from_a_secret() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("compose", Map.copyOf(cluster.environment("sunledger1"))));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("/run/secrets", Map.of("eventstoredb.password", "0123abcd")));
        var connection = environment.getProperty("SUNLEDGER_JOURNAL_CONNECTION", "");
        var hosts = String.join(
                ",", EVENTSTORES.stream().map(node -> node + ":2113").toList());
        assertThat(connection).startsWith("esdb+discover://sunledger:0123abcd@" + hosts + "?");
        var authority =
                URI.create(connection.replaceFirst(Pattern.quote(hosts), "any")).getQuery();
        assertThat(authority).isEqualTo("tlsCaFile=/etc/sunledger/ca.crt");
        var address = LogAddress.parse(connection);
        assertThat(address.hosts()).hasSameSizeAs(EVENTSTORES);
        assertThat(address.findsTheLeader()).isTrue();
        assertThat(cluster.mounts("sunledger1")).contains("./secrets/ca.crt:/etc/sunledger/ca.crt:ro");
        assertThat(cluster.secretsByTarget("sunledger1")).containsEntry("eventstoredb.password", "eventstore-password");
        assertThat(cluster.secretsByTarget("eventstore-init"))
                .containsEntry("application-password", "eventstore-password");
    }

    @Test
    void the_database_is_as_durable_as_on_one_machine_and_both_programs_use_one_role() {
        var single = ComposeFile.read("compose.yml");
        assertThat(cluster.service("postgres").get("command"))
                .isEqualTo(single.service("postgres").get("command"));
        assertThat(cluster.environment("postgres").get("POSTGRES_INITDB_ARGS"))
                .isEqualTo(single.environment("postgres").get("POSTGRES_INITDB_ARGS"));
        var secrets = cluster.secretsByTarget("postgres");
        assertThat(cluster.environment("postgres"))
                .containsEntry("SUNLEDGER_OWNER_PASSWORD_FILE", "/run/secrets/" + secrets.get("owner-password"))
                .containsEntry("SUNLEDGER_APP_PASSWORD_FILE", "/run/secrets/" + secrets.get("application-password"));
        assertThat(cluster.secretsByTarget("sunledger1"))
                .containsEntry("spring.datasource.password", "owner-password")
                .containsEntry("sunledger.database.app-password", "application-password");
        assertThat(Repository.text("docker/postgres/20-application.sh"))
                .contains("create role %s login"
                        .formatted(cluster.environment("sunledger1").get("SUNLEDGER_DATABASE_APPUSERNAME")));
    }

    @Test
    void only_the_proxy_is_reached_from_outside_and_only_from_this_machine() {
        assertThat(ComposeFile.map(
                        ComposeFile.map(cluster.root().get("networks")).get("inside")))
                .containsEntry("internal", true);
        for (var service : cluster.services().keySet()) {
            if (service.equals("proxy")) continue;
            assertThat(cluster.service(service)).doesNotContainKey("ports");
            assertThat(ComposeFile.strings(cluster.service(service).get("networks")))
                    .doesNotContain("outside");
        }
        assertThat(ComposeFile.strings(cluster.service("proxy").get("ports")))
                .containsExactly("127.0.0.1:${SUNLEDGER_PORT:-8080}:8080");
        assertThat(proxy).contains("bind :8080");
    }

    @Test
    void the_proxy_asks_the_programs_which_of_them_writes() throws IOException {
        assertThat(servers("writer")).containsExactlyElementsOf(PROGRAMS);
        assertThat(servers("readers")).containsExactlyElementsOf(PROGRAMS);
        assertThat(backend("readers")).contains("uri /actuator/health hdr");
        var group = Pattern.compile("uri /actuator/health/(\\w+) ").matcher(backend("writer"));
        assertThat(group.find()).isTrue();
        var properties = new Properties();
        properties.load(new StringReader(Repository.text("api/src/main/resources/application.properties")));
        assertThat(properties).containsKey("management.endpoint.health.group.%s.include".formatted(group.group(1)));
        assertThat(proxy).contains("acl asks method GET HEAD OPTIONS", "use_backend readers if asks");
        assertThat(proxy).as("a write that may have arrived is not sent twice").doesNotContain("retry-on");
    }

    @Test
    void while_no_node_writes_the_proxy_says_so_as_the_program_would() throws IOException {
        var answer = "/usr/local/etc/haproxy/no-writer.json";
        assertThat(backend("writer"))
                .contains("http-error status 503 content-type application/problem+json file " + answer);
        assertThat(cluster.mounts("proxy")).contains("./cluster:/usr/local/etc/haproxy:ro");
        var problem = new ObjectMapper().readTree(Repository.text("docker/cluster/no-writer.json"));
        assertThat(problem.get("type").asText()).isEqualTo("/problems/" + ApiRefusal.STANDING_BY.code());
        assertThat(problem.get("status").asInt()).isEqualTo(503);
        assertThat(problem.get("detail").asText()).contains("重试");
        assertThat(problem.get("detailEn").asText()).contains("try again");
    }

    @Test
    void the_node_of_the_test_suites_is_alone_forgetful_and_reached_from_this_machine_only() {
        var test = ComposeFile.read("compose.test.yml");
        assertThat(test.services()).containsOnlyKeys("eventstore");
        assertThat(ComposeFile.strings(test.service("eventstore").get("command")))
                .contains("--insecure", "--mem-db");
        assertThat(test.service("eventstore")).doesNotContainKey("volumes");
        assertThat(ComposeFile.strings(test.service("eventstore").get("ports")))
                .containsExactly("127.0.0.1:${EVENTSTORE_PORT:-2113}:2113");
        assertThat(Repository.text("docker/operations.md"))
                .contains("compose.test.yml", "SUNLEDGER_TEST_EVENTSTOREDB=esdb://localhost:2113?tls=false");
    }

    @Test
    void the_documentation_says_what_nobody_has_tried() {
        assertThat(Repository.text("docker/README.md")).contains("compose.cluster.yml", "have not been run");
    }

    private String backend(String name) {
        var begins = proxy.indexOf("\nbackend " + name + "\n");
        assertThat(begins).isPositive();
        var ends = proxy.indexOf("\nbackend ", begins + 1);
        return ends < 0 ? proxy.substring(begins) : proxy.substring(begins, ends);
    }

    private List<String> servers(String backend) {
        var found = Pattern.compile("(?m)^    server (\\w+) (\\w+):8080$").matcher(backend(backend));
        var names = new ArrayList<String>();
        while (found.find()) {
            assertThat(found.group(1)).isEqualTo(found.group(2));
            names.add(found.group(1));
        }
        return names;
    }
}
