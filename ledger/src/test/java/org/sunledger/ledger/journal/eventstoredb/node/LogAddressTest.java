package org.sunledger.ledger.journal.eventstoredb.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.ledger.journal.eventstoredb.node.LogAddress.Host;
import org.sunledger.ledger.journal.eventstoredb.node.LogAddress.Login;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogAddressTest {
    @Test
    void several_hosts_with_ports_above_32767_are_understood() {
        var address = LogAddress.parse("esdb+discover://h1:62113,h-2.example:65535,[::1]:40000?tls=false");
        assertThat(address.hosts())
                .containsExactly(new Host("h1", 62_113), new Host("h-2.example", 65_535), new Host("[::1]", 40_000));
        assertThat(address.discover()).isTrue();
        assertThat(address.tls()).isFalse();
    }

    @Test
    void every_host_becomes_a_seed_of_the_client() {
        var settings = Settings.of(
                LogAddress.parse("esdb+discover://h1:62113,h2:62114,h3?tls=false"),
                new CallGuard(Patience.standard().attempt()));
        assertThat(settings.getHosts()).hasSize(3);
        assertThat(settings.isDnsDiscover())
                .as("it would look up one and forget two")
                .isFalse();
        assertThat(settings.isTls()).isFalse();
    }

    @Test
    void one_host_with_discovery_may_be_a_name_for_many() {
        var settings = Settings.of(
                LogAddress.parse("esdb+discover://cluster"),
                new CallGuard(Patience.standard().attempt()));
        assertThat(settings.isDnsDiscover()).isTrue();
        assertThat(settings.getHosts())
                .singleElement()
                .satisfies(host -> assertThat(host.getPort()).isEqualTo(2113));
    }

    @Test
    void login_and_file_are_percent_decoded_and_a_plus_stays_a_plus() {
        var address = LogAddress.parse("esdb://led%40ger:p%3Aw%2F+@h?tlsCaFile=/etc/a%20b/ca+1.pem");
        assertThat(address.login()).contains(new Login("led@ger", "p:w/+"));
        assertThat(address.caFile()).contains(Path.of("/etc/a b/ca+1.pem"));
        assertThat(address.tls()).isTrue();
        assertThat(address.verifyCertificate()).isTrue();
    }

    @Test
    void the_password_is_never_printed() {
        var address = LogAddress.parse("esdb://ledger:hunter2@h:2113");
        assertThat(address + " " + address.login() + " " + address.where()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"esdb://u:hunter2@h:x", "esdb://u:hunter2@h:2113/path", "esdb://u:hunter2@h?a=b", "http://h"})
    void a_mistake_is_told_in_both_languages_without_the_password(String mistaken) {
        var refused = catchThrowableOfType(LogRefused.class, () -> LogAddress.parse(mistaken));
        assertThat(refused.chinese()).contains("连接字符串").doesNotContain("hunter2");
        assertThat(refused.english()).contains("connection string").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "esdb://",
                "h:2113",
                "esdb://h:0",
                "esdb://h:65536",
                "esdb://h,,i",
                "esdb://user@h",
                "esdb://h?tls",
                "esdb://h?tls=yes",
                "esdb://h?tlsCAfiel=x",
                "esdb://%zz:p@h",
                "esdb://h?nodePreference=follower"
            })
    void what_is_not_understood_is_refused(String mistaken) {
        assertThatThrownBy(() -> LogAddress.parse(mistaken)).isInstanceOf(LogRefused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "gossipTimeout=5, milliseconds", // five of them: no node answers so quickly
        "gossipTimeout=-1, gossipTimeout",
        "maxDiscoverAttempts=-1, maxDiscoverAttempts", // "endless" in the documentation
        "maxDiscoverAttempts=2147483647, maxDiscoverAttempts", // overflows into a null pointer in the client
        "discoveryInterval=0, discoveryInterval",
        "keepAliveInterval=10, milliseconds",
    })
    void a_number_in_the_wrong_unit_is_refused(String setting, String named) {
        assertThatThrownBy(() -> LogAddress.parse("esdb://h?" + setting)).hasMessageContaining(named);
    }

    @Test
    void a_password_that_the_client_would_garble_is_refused() {
        assertThatThrownBy(() -> LogAddress.parse("esdb://ledger:%E6%9D%91@h")).hasMessageContaining("ASCII");
    }

    @Test
    void the_leader_is_the_only_node_preference() {
        assertThat(LogAddress.parse("esdb://h?nodePreference=Leader").hosts()).hasSize(1);
    }
}
