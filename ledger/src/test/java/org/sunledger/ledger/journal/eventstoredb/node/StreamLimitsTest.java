package org.sunledger.ledger.journal.eventstoredb.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StreamLimitsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$tb\":3}",
                "{\"$maxAge\":60}",
                "{\"$maxCount\":1,\"x\":2}",
                "{broken",
                "{\"$tb\":9223372036854775807}"
            })
    void whatever_makes_the_server_forget_cuts_short(String metadata) {
        assertThat(of(metadata).cutsShort()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"county\":\"x\"}", "{\"$cacheControl\":5}", "{\"$acl\":{\"$r\":\"$all\"}}"})
    void other_metadata_does_not(String metadata) {
        assertThat(of(metadata).cutsShort()).isFalse();
        assertThat(of(metadata).rightsOf("ledger")).isEmpty();
    }

    @Test
    void rights_are_everybodys_or_the_users_in_a_list_or_alone() {
        assertThat(of("{\"$acl\":{\"$d\":\"$all\"}}").rightsOf("ledger")).contains("$d=$all");
        assertThat(of("{\"$acl\":{\"$mw\":[\"$admins\",\"ledger\"]}}").rightsOf("ledger"))
                .contains("$mw=ledger");
        assertThat(of("{\"$acl\":{\"$mw\":[\"$admins\"],\"$d\":\"other\"}}").rightsOf("ledger"))
                .isEmpty();
    }

    private static StreamLimits of(String metadata) {
        return StreamLimits.parse(metadata.getBytes(UTF_8));
    }
}
