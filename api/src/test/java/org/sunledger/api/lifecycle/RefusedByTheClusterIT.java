package org.sunledger.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunledger.api.wiring.ExitCode;
import org.sunledger.ledger.journal.eventstoredb.server.Certificate;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;

/** A cluster that cannot be reached or trusted: two sentences, an exit code, no stack trace, whatever was asked for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class RefusedByTheClusterIT {
    private static final String STACK_TRACE = "\tat ";

    @TempDir
    Path directory;

    /** The server and a command, which are told the same. */
    private void refuses(String connection, String chinese, String english) throws Exception {
        var county = County.of(connection, "--sunledger.journal.trial=true");
        var file = directory.resolve("county.jsonl");
        for (var words : new String[][] {{}, {"journal", "export", file.toString()}}) {
            var program = county.start(words);
            assertThat(program.ended()).as(program.output()).isEqualTo(ExitCode.REFUSED);
            assertThat(program.output())
                    .contains(chinese, english)
                    .doesNotContain(STACK_TRACE)
                    .doesNotContain("secret-1");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void a_wrong_password() throws Exception {
        try (var cluster = TestCluster.builder().tls().user("ledger", "right").start()) {
            refuses(cluster.connectionString("ledger", "secret-1"), "或密码不对", "or not this password");
        }
    }

    @Test
    void a_certificate_of_an_authority_that_nobody_was_told_of() throws Exception {
        try (var cluster = TestCluster.builder().tls(Certificate.UNTRUSTED).start()) {
            refuses(
                    cluster.connectionString("admin", "changeit"),
                    "证书不是由受信任的机构签发",
                    "its certificate was not signed by an authority we trust");
        }
    }

    @Test
    void a_node_that_does_not_lead_asked_without_discovery() throws Exception {
        try (var cluster = TestCluster.of(3)) {
            refuses(cluster.connectionString(1), "不是主节点", "does not lead");
        }
    }

    @Test
    void a_node_that_nobody_answers_for() throws Exception {
        int port;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        refuses("esdb://127.0.0.1:" + port + "?tls=false", "127.0.0.1:" + port, "cannot be reached");
    }
}
