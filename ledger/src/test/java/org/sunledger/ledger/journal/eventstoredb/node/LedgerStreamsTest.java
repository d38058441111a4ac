package org.sunledger.ledger.journal.eventstoredb.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.shared.StreamType;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerStreamsTest {
    private static final String ODD = "a.b+c(d)[e]{f}^$|?*\\";
    private final LedgerStreams streams = new LedgerStreams(ODD);

    @ParameterizedTest
    @EnumSource
    void every_kind_of_stream_of_the_ledger_is_followed(StreamType type) {
        assertThat(matches(streams.ofEvents(), type.wireName() + "-" + ODD + ".1"))
                .isTrue();
        assertThat(matches(streams.ofThreats(), "$$" + type.wireName() + "-" + ODD + ".1"))
                .isTrue();
    }

    @Test
    void other_ledgers_and_the_system_are_not() {
        for (var other : new String[] {
            "Project-aXb+c(d)[e]{f}^$|?*\\.1", // the dot is a dot
            "Project-" + ODD + "x.1",
            "Project-" + ODD,
            "xProject-" + ODD + ".1", // anchored
            "Projects-" + ODD + ".1",
            "$$Project-" + ODD + ".1",
            "$ce-Project-" + ODD + ".1",
            "$scavenges",
            "$stats-127.0.0.1:2113"
        }) assertThat(matches(streams.ofEvents(), other)).as(other).isFalse();
    }

    @Test
    void threats_are_metadata_of_own_streams_and_scavenges() {
        assertThat(matches(streams.ofThreats(), "$scavenges")).isTrue();
        assertThat(matches(streams.ofThreats(), "$scavengePoints")).isTrue();
        assertThat(matches(streams.ofThreats(), "$$$scavenges"))
                .as("there on every server")
                .isFalse();
        assertThat(matches(streams.ofThreats(), "$$Project-other.1")).isFalse();
        assertThat(matches(streams.ofThreats(), "Project-" + ODD + ".1")).isFalse();
    }

    @Test
    void the_stream_that_tries_rights_is_one_of_the_ledger() {
        assertThat(matches(streams.ofEvents(), streams.probe())).isTrue();
    }

    @Test
    void nothing_stands_in_it_that_only_java_understands() {
        assertThat(streams.ofEvents()).doesNotContain("\\Q", "\\E");
        assertThatThrownBy(() -> new LedgerStreams(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean matches(String regex, String stream) {
        return Pattern.compile(regex).matcher(stream).find();
    }
}
