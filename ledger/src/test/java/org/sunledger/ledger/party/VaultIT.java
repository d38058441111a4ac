package org.sunledger.ledger.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.party.PartyEvent.PartyRecorded;
import org.sunledger.ledger.party.PartyRecord.Kind;
import org.sunledger.ledger.shared.Rejection;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VaultIT {
    private static final UUID PARTY = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final PartyRecord WANG =
            new PartyRecord(Kind.PERSON, "王小明", "6222021234567890123", "安丘农商行", "000000199001010000");
    private static final PartyRecord LI = new PartyRecord(Kind.PERSON, "李明", null, null, null);

    private static final VaultDatabase DATABASE = VaultDatabase.fresh();

    @TempDir
    Path directory;

    private Vault vault;

    @BeforeEach
    void an_empty_vault() {
        DATABASE.clear();
        vault = vault("vault.key");
    }

    private Vault vault(String keyFile) {
        return new Vault(DATABASE.application(), MasterKey.at(directory.resolve(keyFile)));
    }

    @Test
    void opens_what_it_sealed_also_after_a_restart() {
        var committed = committed(vault.seal(PARTY, 1, WANG));
        assertThat(vault.open(committed)).isEqualTo(WANG);
        assertThat(vault("vault.key").open(committed)).isEqualTo(WANG);
        assertThat(vault.masked(committed)).isEqualTo(new PartyMask(Kind.PERSON, "王*明", "****0123"));
    }

    @Test
    void the_same_record_sealed_again_gets_the_same_answer() {
        var first = vault.seal(PARTY, 1, WANG);
        assertThat(vault.seal(PARTY, 1, WANG)).isEqualTo(first);
        assertThat(vault.seal(PARTY, 2, WANG)).isNotEqualTo(first);
    }

    @Test
    void the_journal_decides_which_of_two_candidates_counts() {
        var wang = committed(vault.seal(PARTY, 1, WANG));
        var li = committed(vault.seal(PARTY, 1, LI));
        assertThat(vault.open(wang)).isEqualTo(WANG);
        assertThat(vault.open(li)).isEqualTo(LI);
    }

    /** What the README tells whoever moves to another database. */
    @Test
    void moves_with_its_rows_and_its_key_file_and_with_no_less() throws Exception {
        var committed = committed(vault.seal(PARTY, 1, WANG));
        var other = VaultDatabase.fresh();
        other.copyFrom(DATABASE, "party", "free_text", "attachment");
        var moved = new Vault(other.application(), MasterKey.at(directory.resolve("vault.key")));
        assertThat(moved.open(committed)).isEqualTo(WANG);
        assertThatThrownBy(() -> new Vault(other.application(), MasterKey.at(directory.resolve("new.key"))))
                .hasMessageContaining("主密钥与保密库不符");
    }

    @Test
    void nothing_of_a_record_stands_in_the_database_in_the_clear() {
        vault.seal(PARTY, 1, WANG);
        var bytes = DATABASE.asOwner()
                .sql("select ciphertext || wrapped_key from vault.party")
                .query((row, number) -> row.getBytes(1))
                .single();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String("王小明".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .doesNotContain("6222021234567890123");
    }

    @Test
    void erasing_destroys_every_key_of_the_version_and_of_no_other() {
        var first = committed(vault.seal(PARTY, 1, WANG));
        var second = committed(vault.seal(PARTY, 2, WANG));
        vault.erase(PARTY, 1);
        refused(PartyRefusal.ERASED, () -> vault.open(first));
        assertThat(vault.open(second)).isEqualTo(WANG);
        assertThat(keys()).isEqualTo(1);
        vault.erase(PARTY, 1);
        assertThat(keys()).isEqualTo(1);
    }

    private long keys() {
        return DATABASE.asOwner()
                .sql("select count(*) from vault.party where wrapped_key is not null")
                .query(Long.class)
                .single();
    }

    @Test
    void what_nobody_sealed_is_unknown() {
        vault.seal(PARTY, 1, WANG);
        refused(PartyRefusal.UNKNOWN, () -> vault.open(new PartyRecorded(PARTY, 1, "a".repeat(64), "b".repeat(64))));
    }

    @Test
    void a_record_does_not_open_for_another_party_or_version() {
        var other = UUID.fromString("00000000-0000-0000-0000-000000000002");
        var sealed = vault.seal(PARTY, 1, WANG);
        DATABASE.asOwner()
                .sql("update vault.party set party_ref = ?, version = 7")
                .param(other)
                .update();
        tampered(new PartyRecorded(other, 7, sealed.kc(), sealed.ciphertextSha256()));
    }

    @Test
    void a_changed_ciphertext_key_or_commitment_does_not_open() {
        var wang = committed(vault.seal(PARTY, 1, WANG));
        change("ciphertext = set_byte(ciphertext, 20, get_byte(ciphertext, 20) # 1)");
        tampered(wang);

        an_empty_vault();
        wang = committed(vault.seal(PARTY, 1, WANG));
        change("wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) # 1)");
        tampered(wang);

        an_empty_vault();
        wang = committed(vault.seal(PARTY, 1, WANG));
        tampered(new PartyRecorded(PARTY, 1, "a".repeat(64), wang.ciphertextSha256()));
        change("kc = '" + "a".repeat(64) + "'");
        tampered(wang);
        // Also when row and event agree: the commitment is to the key itself.
        tampered(new PartyRecorded(PARTY, 1, "a".repeat(64), wang.ciphertextSha256()));
    }

    @Test
    void a_vault_opens_under_its_own_master_key_only() {
        assertThatThrownBy(() -> vault("another.key"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another master key");
    }

    @Test
    void the_application_may_erase_but_neither_delete_nor_rewrite() {
        vault.seal(PARTY, 1, WANG);
        assertThat(DATABASE.isRefusedToTheApplication("delete from vault.party"))
                .isTrue();
        assertThat(DATABASE.isRefusedToTheApplication("truncate vault.party")).isTrue();
        assertThat(DATABASE.isRefusedToTheApplication("update vault.party set kc = 'x'"))
                .isTrue();
        assertThat(DATABASE.isRefusedToTheApplication("update vault.master_key set key_check = 'x'"))
                .isTrue();
        assertThat(DATABASE.isRefusedToTheApplication("update vault.attachment set body = ''"))
                .isTrue();
    }

    private void change(String what) {
        DATABASE.asOwner().sql("update vault.party set " + what).update();
    }

    private void tampered(PartyRecorded committed) {
        assertThatThrownBy(() -> vault.open(committed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not what was sealed");
    }

    private static void refused(PartyRefusal refusal, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(refusal));
    }

    private static PartyRecorded committed(RecordParty c) {
        return new PartyRecorded(c.partyRef(), c.version(), c.kc(), c.ciphertextSha256());
    }
}
