package org.sunledger.ledger.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MasterKeyTest {
    @TempDir
    Path directory;

    @Test
    void is_made_once_for_its_owner_alone() throws IOException {
        var file = directory.resolve("new/vault.key");
        var made = MasterKey.at(file);
        assertThat(Files.size(file)).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(MasterKey.at(file).check()).isEqualTo(made.check());
        assertThat(MasterKey.at(directory.resolve("other.key")).check()).isNotEqualTo(made.check());
    }

    @Test
    void is_refused_when_others_may_read_it() throws IOException {
        var file = directory.resolve("vault.key");
        MasterKey.at(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> MasterKey.at(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("600");
    }

    @Test
    void is_refused_when_it_was_cut_short() throws IOException {
        var file = directory.resolve("vault.key");
        MasterKey.at(file);
        Files.write(file, new byte[31]);
        assertThatThrownBy(() -> MasterKey.at(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("31 bytes");
    }
}
