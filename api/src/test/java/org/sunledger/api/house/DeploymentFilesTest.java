package org.sunledger.api.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What can be known of the deployment files without a container engine. That an image builds and runs is not shown here;
 * {@code docker/README.md} says so.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeploymentFilesTest {
    /** Read by the JVM and by Axon, not by Spring. */
    private static final Set<String> NOT_SPRING = Set.of("LANG", "JAVA_TOOL_OPTIONS", "AXONIQ_UPDATE_CHECKER_DISABLED");

    private final Dockerfile dockerfile = Dockerfile.parse(Repository.text("docker/Dockerfile"));
    private final Map<String, Object> compose = compose();
    private final Map<String, Object> postgres =
            map(map(compose.get("services")).get("postgres"));
    private final Map<String, Object> sunledger =
            map(map(compose.get("services")).get("sunledger"));

    @Test
    void the_image_runs_as_a_numbered_user_who_is_not_root() {
        var user = dockerfile.only("USER");
        assertThat(user).matches("[1-9]\\d{3,4}:[1-9]\\d{3,4}");
        var uid = user.replaceFirst(":.*", "");
        assertThat(dockerfile.all("RUN")).anyMatch(run -> run.contains("useradd --uid " + uid));
        assertThat(dockerfile.image().stream()
                        .map(Dockerfile.Instruction::name)
                        .dropWhile(name -> !name.equals("USER")))
                .as("nothing is written into the image after the user changed")
                .doesNotContain("RUN", "COPY", "ADD");
    }

    @Test
    void the_data_lie_in_the_volume_that_the_user_owns() {
        var data = dockerfile.environment().get("SUNLEDGER_DATA");
        assertThat(dockerfile.only("VOLUME")).isEqualTo(data);
        assertThat(dockerfile.all("RUN")).anyMatch(run -> run.contains("-o 10001 -g 10001 " + data));
        assertThat(strings(sunledger.get("volumes"))).contains("ledger-data:" + data);
    }

    @Test
    void the_image_has_a_JDK_of_the_level_that_the_sources_need() {
        var bases = new ArrayList<String>();
        for (var stage : dockerfile.stages()) bases.add(stage.getFirst().arguments());
        assertThat(bases).hasSize(2).allMatch(base -> base.matches("(maven|eclipse-temurin):\\S*25\\S*( AS build)?"));
        assertThat(dockerfile.only("ENTRYPOINT")).isEqualTo("[\"java\", \"-jar\", \"/opt/sunledger/sunledger.jar\"]");
        assertThat(dockerfile.all("COPY")).containsExactly("--from=build /sunledger.jar /opt/sunledger/sunledger.jar");
    }

    @Test
    void nobody_is_told_that_a_ledger_runs() throws Exception {
        assertThat(dockerfile.environment()).containsEntry("AXONIQ_UPDATE_CHECKER_DISABLED", "true");
        var reader = "/org/axonframework/updates/configuration/EnvironmentVariableUsagePropertyProvider.class";
        try (var bytes = getClass().getResourceAsStream(reader)) {
            assertThat(bytes).as("Axon's reader of the variable").isNotNull();
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .contains("AXONIQ_UPDATE_CHECKER_DISABLED");
        }
    }

    @Test
    void every_environment_variable_names_a_property_that_exists() throws IOException {
        var known = new KnownProperties();
        var names = new TreeSet<>(dockerfile.environment().keySet());
        names.addAll(map(sunledger.get("environment")).keySet());
        names.removeAll(NOT_SPRING);
        assertThat(names).isNotEmpty().allMatch(known::contains);
        assertThat(known.contains("SPRING_DATASOURCE_URI")).isFalse();
        assertThat(known.contains("SUNLEDGER_DATE")).isFalse();
    }

    @Test
    void the_health_check_tells_an_answer_of_200_from_all_others() throws Exception {
        assertThat(probe(200)).isZero();
        assertThat(probe(503)).isNotZero();
        assertThat(probe(404)).isNotZero();
    }

    @Test
    void the_port_is_one_and_only_this_machine_reaches_it() {
        var port = dockerfile.only("EXPOSE");
        assertThat(map(sunledger.get("environment"))).containsEntry("SERVER_PORT", Integer.valueOf(port));
        assertThat(strings(sunledger.get("ports"))).containsExactly("127.0.0.1:${SUNLEDGER_PORT:-8080}:" + port);
        assertThat(dockerfile.only("HEALTHCHECK")).contains("/127.0.0.1/" + port);
        assertThat(postgres).doesNotContainKey("ports");
        assertThat(map(map(compose.get("networks")).get("inside"))).containsEntry("internal", true);
        assertThat(strings(postgres.get("networks"))).containsExactly("inside");
    }

    @Test
    void the_program_waits_for_a_healthy_database_and_comes_back_by_itself() {
        assertThat(map(map(sunledger.get("depends_on")).get("postgres"))).containsEntry("condition", "service_healthy");
        assertThat(strings(map(postgres.get("healthcheck")).get("test"))).contains("pg_isready", "--host=127.0.0.1");
        for (var service : List.of(postgres, sunledger)) assertThat(service).containsEntry("restart", "unless-stopped");
        assertThat(sunledger)
                .containsEntry("init", true)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"));
    }

    @Test
    void the_database_keeps_what_it_acknowledged() {
        assertThat(postgres).containsEntry("image", "postgres:18");
        assertThat(strings(postgres.get("command")))
                .contains("fsync=on", "synchronous_commit=on", "full_page_writes=on");
        assertThat(map(postgres.get("environment")).get("POSTGRES_INITDB_ARGS").toString())
                .contains("--data-checksums");
        assertThat(strings(postgres.get("volumes")))
                .as("version 18 of the image keeps its data one directory higher than earlier ones")
                .contains("postgres-data:/var/lib/postgresql");
    }

    @Test
    void every_volume_is_declared_and_every_mounted_file_is_there() {
        var mounts = new ArrayList<>(strings(postgres.get("volumes")));
        mounts.addAll(strings(sunledger.get("volumes")));
        for (var mount : mounts) {
            var from = mount.replaceFirst(":.*", "");
            if (from.startsWith("./"))
                assertThat(Repository.ROOT.resolve("docker").resolve(from)).isDirectory();
            else assertThat(map(compose.get("volumes"))).containsKey(from);
        }
    }

    @Test
    void the_owner_that_the_program_is_given_is_made_at_the_first_start_and_is_no_superuser() {
        var environment = map(sunledger.get("environment"));
        var script = Repository.ROOT.resolve("docker/postgres/10-owner.sh");
        assertThat(Files.isExecutable(script)).isTrue();
        assertThat(Repository.text(script))
                .contains("create role %s login createrole password"
                        .formatted(environment.get("SPRING_DATASOURCE_USERNAME")))
                .contains("create database sunledger owner sunledger")
                .doesNotContainIgnoringCase("superuser login");
        assertThat(environment.get("SPRING_DATASOURCE_URL")).isEqualTo("jdbc:postgresql://postgres:5432/sunledger");
        assertThat(environment.get("SPRING_DATASOURCE_PASSWORD"))
                .isEqualTo(map(postgres.get("environment")).get("SUNLEDGER_OWNER_PASSWORD"));
    }

    @Test
    void no_password_stands_in_a_file_and_a_missing_one_stops_the_start() {
        var text = Repository.text("docker/compose.yml");
        assertThat(text.lines().filter(line -> line.contains("PASSWORD:")))
                .hasSize(3)
                .allMatch(line -> line.contains(":?"));
        // What else it offers belongs to the other compose files: ClusterFilesTest.
        var offered = Repository.text("docker/.env.example")
                .lines()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .toList();
        assertThat(offered).filteredOn(line -> line.contains("PASSWORD")).allMatch(line -> line.endsWith("="));
    }

    @Test
    void the_documentation_says_what_nobody_has_tried() {
        assertThat(Repository.text("docker/README.md")).contains("has not been built", "have not been run");
    }

    /** Exit code of the image's own health check against a server that answers so. */
    private int probe(int status) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/actuator/health", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            var check = dockerfile.only("HEALTHCHECK");
            var words = new ObjectMapper()
                    .readValue(check.substring(check.indexOf('[')), new TypeReference<List<String>>() {});
            var command = words.stream()
                    .map(word -> word.replace("/8080", "/" + server.getAddress().getPort()))
                    .toList();
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            server.stop(0);
        }
    }

    private static Map<String, Object> compose() {
        return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(Repository.text("docker/compose.yml")));
    }

    @SuppressWarnings("unchecked") // a YAML mapping of this file has names for keys
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    private static List<String> strings(Object node) {
        return ((List<?>) node).stream().map(Object::toString).toList();
    }
}
