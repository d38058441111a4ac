package org.sunledger.ledger.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlatformTest {
    @ParameterizedTest
    @ValueSource(strings = {"amd64", "aarch64"})
    void both_kinds_of_server_machine_are_packed_with_the_program(String processor) {
        var archive = Platform.of("Linux", processor, false).archive();
        assertThat(getClass().getResource("/" + archive)).as(archive).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, aarch64, false", "Windows 11, amd64, false", "Linux, riscv64, false", "Linux, amd64, true"})
    void elsewhere_the_way_to_an_own_postgresql_is_named(String system, String processor, boolean onlyMusl) {
        var refusal =
                catchThrowableOfType(EmbeddedPostgresException.class, () -> Platform.of(system, processor, onlyMusl));
        assertThat(refusal.english()).contains(system + " " + processor).contains("--spring.datasource.url");
        assertThat(refusal.chinese()).contains(system + " " + processor).contains("--spring.datasource.url");
    }

    @Test
    void an_alpine_machine_is_told_why() {
        var refusal =
                catchThrowableOfType(EmbeddedPostgresException.class, () -> Platform.of("Linux", "aarch64", true));
        assertThat(refusal.english()).contains("(musl)").contains("glibc");
    }
}
