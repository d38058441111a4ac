package org.sunledger.api.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunledger.ledger.party.MasterKey;

/**
 * The cluster's scripts, run as they are. {@code openssl}, {@code curl} and the server itself are stand-ins that write
 * down what they were asked: a test needs nothing installed. What the real ones answer, {@code docker/README.md} says.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClusterScriptsTest {
    /** Writes what it was asked to {@code asked}, and the files that the real one would write. */
    private static final String OPENSSL = """
            #!/bin/sh
            echo "openssl $*" >>"$ASKED"
            if [ "$1" = rand ]; then echo "secret-$(wc -l <"$ASKED" | tr -d ' ')"; exit 0; fi
            # The extensions of a certificate come by standard input.
            case "$*" in *extfile*) sed 's/^/  /' >>"$ASKED" ;; esac
            while [ $# -gt 0 ]; do
                case "$1" in -out | -keyout) echo "$1" >"$2"; shift ;; esac
                shift
            done
            """;

    /** Answers every request with {@code $STATUS}. */
    private static final String CURL = """
            #!/bin/sh
            for each in "$@"; do last="$each"; done
            previous=
            for each in "$@"; do
                case "$previous" in --config) echo "as $(cat "$each")" >>"$ASKED" ;; esac
                previous="$each"
            done
            echo "curl $*" >>"$ASKED"
            case "$last" in @*) echo "body $(tr -d '\\n' <"${last#@}")" >>"$ASKED" ;; esac
            # Who one is is asked, not made.
            case "$last$STATUS" in *current201) STATUS=200 ;; esac
            printf '%s' "$STATUS"
            """;

    @TempDir
    private Path directory;

    @Test
    void secrets_are_made_once_for_every_name_in_the_compose_file() throws Exception {
        var secrets = directory.resolve("secrets");
        assertThat(makeSecrets(secrets)).isZero();
        var wanted = new TreeSet<String>();
        for (var secret : ComposeFile.map(
                        ComposeFile.read("compose.cluster.yml").root().get("secrets"))
                .values()) {
            wanted.add(ComposeFile.map(secret).get("file").toString().replace("./secrets/", ""));
        }
        wanted.addAll(List.of("ca.crt", "ca.key"));
        assertThat(contents(secrets)).containsOnlyKeys(wanted);
        assertThat(contents(secrets).values().stream().filter(text -> text.startsWith("secret-")))
                .as("passwords")
                .hasSize(6)
                .doesNotHaveDuplicates()
                .noneMatch(text -> text.contains("\n"));
        assertThat(permissions(secrets)).isEqualTo("rwx------");
        assertThat(permissions(secrets.resolve("ca.key"))).isEqualTo("r--------");

        var first = contents(secrets);
        Files.delete(directory.resolve("asked"));
        assertThat(makeSecrets(secrets)).isZero();
        assertThat(contents(secrets)).isEqualTo(first);
        assertThat(directory.resolve("asked")).doesNotExist();
    }

    @Test
    void nodes_share_one_common_name_and_carry_their_own_host_name() throws Exception {
        assertThat(makeSecrets(directory.resolve("secrets"))).isZero();
        var asked = asked();
        for (var node : List.of("eventstore1", "eventstore2", "eventstore3")) {
            assertThat(asked)
                    .anyMatch(
                            line -> line.contains("-keyout " + node + ".key") && line.endsWith("CN=eventstoredb-node"))
                    .anyMatch(line -> line.contains("DNS:" + node + ",DNS:localhost"));
        }
        assertThat(asked)
                .filteredOn(line -> line.contains("extendedKeyUsage"))
                .hasSize(3)
                .allMatch(line -> line.endsWith("=serverAuth,clientAuth"));
    }

    @Test
    void a_node_starts_with_the_passwords_of_the_files_and_not_without() throws Exception {
        var program = script("server", """
                #!/bin/sh
                echo "$EVENTSTORE_DEFAULT_ADMIN_PASSWORD $EVENTSTORE_DEFAULT_OPS_PASSWORD" >"$ASKED"
                """);
        Files.writeString(directory.resolve("admin-password"), "first");
        var environment = Map.of("SECRETS", directory.toString(), "EVENTSTORE_PROGRAM", program.toString());
        assertThat(run(environment, "sh", "docker/eventstore/start.sh")).isNotZero();
        assertThat(directory.resolve("asked")).doesNotExist();
        Files.writeString(directory.resolve("ops-password"), "second");
        assertThat(run(environment, "sh", "docker/eventstore/start.sh")).isZero();
        assertThat(asked()).containsExactly("first second");
    }

    @Test
    void the_cluster_is_given_a_user_who_may_read_everything_and_delete_nothing() throws Exception {
        assertThat(init("201")).isZero();
        var requests = asked().stream()
                .filter(line -> line.startsWith("curl "))
                .map(line -> line.replaceFirst(".*(https://node\\S*).*", "$1"))
                .toList();
        assertThat(requests)
                .containsExactly(
                        "https://node/users/",
                        "https://node/users/$current",
                        "https://node/streams/%24settings",
                        "https://node/streams/%24all/metadata",
                        "https://node/projections/continuous?name=sunledger-links&type=JS&enabled=yes&emit=yes"
                                + "&trackemittedstreams=no");
        assertThat(asked().stream().filter(line -> line.startsWith("curl ")))
                .as("a password is no argument")
                .noneMatch(line -> line.contains("word-of-"));
        assertThat(asked())
                .contains("as user = \"admin:word-of-admin\"", "as user = \"sunledger:word-of-program\"")
                .anyMatch(line -> line.contains("\"password\":\"word-of-program\""));
    }

    @Test
    void settings_are_written_as_first_events_so_that_a_later_decision_is_never_undone() throws Exception {
        assertThat(init("201")).isZero();
        var writes = asked().stream().filter(line -> line.contains("/streams/")).toList();
        assertThat(writes).hasSize(2).allMatch(line -> line.contains("ES-ExpectedVersion: -1"));
        assertThat(writes.stream().map(line -> line.replaceFirst(".*ES-EventId: (\\S+).*", "$1")))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        for (var status : List.of("400", "401", "500", "000"))
            assertThat(init(status)).isNotZero();
    }

    @Test
    void the_access_rights_deny_the_program_what_would_lose_an_event() throws IOException {
        var rights = json("default-acl.json");
        var streams = rights.get("$userStreamAcl");
        assertThat(words(streams.get("$d"))).containsExactly("$admins");
        assertThat(words(streams.get("$mw"))).containsExactly("$admins");
        assertThat(words(streams.get("$w"))).containsExactly("$admins", "sunledger");
        assertThat(words(streams.get("$r"))).contains("sunledger").doesNotContain("$all");
        assertThat(words(rights.get("$systemStreamAcl"))).containsOnly("$admins");
        var everything = json("all-acl.json").get("$acl");
        assertThat(words(everything.get("$r"))).containsExactly("$admins", "sunledger");
        assertThat(everything.has("$w")).isFalse();
        for (var loss : List.of("$maxAge", "$maxCount", "$tb")) {
            for (var name : List.of("default-acl.json", "all-acl.json", "init.sh")) {
                assertThat(Repository.text("docker/eventstore/" + name)).doesNotContain(loss);
            }
        }
    }

    @Test
    void the_key_of_the_vault_is_made_once_and_the_program_takes_it() throws Exception {
        var key = directory.resolve("vault.key");
        assertThat(run(Map.of(), "bash", "docker/cluster/vault-key.sh", key.toString()))
                .isZero();
        assertThat(permissions(key)).isEqualTo("rw-------");
        assertThat(MasterKey.at(key)).isNotNull();
        var made = Files.readAllBytes(key);
        assertThat(run(Map.of(), "bash", "docker/cluster/vault-key.sh", key.toString()))
                .isZero();
        assertThat(Files.readAllBytes(key)).isEqualTo(made);
    }

    private int makeSecrets(Path secrets) throws Exception {
        script("openssl", OPENSSL);
        return run(Map.of(), "bash", "docker/cluster/make-secrets.sh", secrets.toString());
    }

    private int init(String status) throws Exception {
        script("curl", CURL);
        Files.writeString(directory.resolve("admin-password"), "word-of-admin");
        Files.writeString(directory.resolve("application-password"), "word-of-program");
        return run(
                Map.of(
                        "STATUS",
                        status,
                        "SECRETS",
                        directory.toString(),
                        "EVENTSTORE_URL",
                        "https://node",
                        "EVENTSTORE_CA",
                        "ca.crt"),
                "sh",
                "docker/eventstore/init.sh");
    }

    private int run(Map<String, String> environment, String shell, String script, String... arguments)
            throws Exception {
        var command =
                new ArrayList<>(List.of(shell, Repository.ROOT.resolve(script).toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("ASKED", directory.resolve("asked").toString());
        builder.environment().merge("PATH", "", (path, none) -> directory + ":" + path);
        var process =
                builder.redirectOutput(directory.resolve("output").toFile()).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Path script(String name, String text) throws IOException {
        var file = Files.writeString(directory.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private List<String> asked() throws IOException {
        return Files.readAllLines(directory.resolve("asked"));
    }

    private static Map<String, String> contents(Path secrets) throws IOException {
        try (var files = Files.list(secrets)) {
            var contents = new TreeMap<String, String>();
            for (var file : files.toList()) contents.put(file.getFileName().toString(), Repository.text(file));
            return contents;
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(Repository.text("docker/eventstore/" + name));
    }

    /** Every text in the node, however deep. */
    private static List<String> words(JsonNode node) {
        var words = new ArrayList<String>();
        if (node.isTextual()) words.add(node.asText());
        for (var inner : node) words.addAll(words(inner));
        return words;
    }
}
