package org.sunledger.ledger.party;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.party.AesGcm.NotAuthenticException;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.party.PartyEvent.PartyRecorded;
import org.sunledger.ledger.shared.Sha256;

/**
 * 保密库: who stands behind a party reference. Every version of a record is encrypted under a key of its own, the journal
 * commits to key and ciphertext, and erasing is destroying the key: no byte of the journal changes.
 */
public final class Vault {
    private static final byte[] COMMITMENT = "dek-commit/1".getBytes(StandardCharsets.UTF_8);

    private final JdbcClient sql;
    private final MasterKey masterKey;
    private final JsonMapper json = new JsonMapper();

    /**
     * Takes the key for the vault's own on first use.
     *
     * @throws IllegalStateException the vault belongs to another master key
     */
    public Vault(DataSource dataSource, MasterKey masterKey) {
        this.sql = JdbcClient.create(dataSource);
        this.masterKey = masterKey;
        sql.sql("insert into vault.master_key (key_check) values (?) on conflict do nothing")
                .param(masterKey.check())
                .update();
        var found = sql.sql("select key_check from vault.master_key")
                .query(String.class)
                .single();
        if (!found.equals(masterKey.check())) {
            throw new IllegalStateException("主密钥与保密库不符 / The vault was sealed under another master key");
        }
    }

    /**
     * Encrypts a version of a party's record and keeps it; the answer is what the journal must be asked to commit to. The
     * same record given again for the same version gets the same answer.
     */
    public RecordParty seal(UUID partyRef, int version, PartyRecord party) {
        for (var row : candidates(partyRef, version)) {
            if (row.wrappedKey() != null && open(row).equals(party)) return row.command();
        }
        var place = place(partyRef, version);
        var key = AesGcm.newKey();
        try {
            var ciphertext = AesGcm.encrypt(key, write(party), place);
            var command = new RecordParty(partyRef, version, Sha256.of(COMMITMENT, key), Sha256.of(ciphertext));
            sql.sql("""
                    insert into vault.party (ciphertext_sha256, party_ref, version, ciphertext, kc, wrapped_key)
                    values (?, ?, ?, ?, ?, ?)
                    """)
                    .params(
                            command.ciphertextSha256(),
                            partyRef,
                            version,
                            ciphertext,
                            command.kc(),
                            masterKey.wrap(key, place))
                    .update();
            return command;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The record that the journal committed to, checked against what it committed to. */
    public PartyRecord open(PartyRecorded committed) {
        var row = candidates(committed.partyRef(), committed.version()).stream()
                .filter(candidate -> candidate.ciphertextSha256().equals(committed.ciphertextSha256()))
                .findFirst()
                .orElseThrow(() ->
                        PartyRefusal.UNKNOWN.because("partyRef", committed.partyRef(), "version", committed.version()));
        if (row.wrappedKey() == null) {
            throw PartyRefusal.ERASED.because("partyRef", committed.partyRef(), "version", committed.version());
        }
        if (!row.kc().equals(committed.kc())) throw tampered(row);
        return open(row);
    }

    /** What people may see of it. */
    public PartyMask masked(PartyRecorded committed) {
        return PartyMask.of(open(committed));
    }

    /** Destroys the keys of a version. It cannot be undone; the commitment in the journal stays. */
    public void erase(UUID partyRef, int version) {
        sql.sql("""
                update vault.party set wrapped_key = null, erased_at = now()
                 where party_ref = ? and version = ? and wrapped_key is not null
                """).params(partyRef, version).update();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(
            UUID partyRef,
            int version,
            byte[] ciphertext,
            String ciphertextSha256,
            String kc,
            byte @Nullable [] wrappedKey) {
        RecordParty command() {
            return new RecordParty(partyRef, version, kc, ciphertextSha256);
        }
    }

    private List<Row> candidates(UUID partyRef, int version) {
        return sql.sql("""
                select ciphertext, ciphertext_sha256, kc, wrapped_key from vault.party
                 where party_ref = ? and version = ? order by ciphertext_sha256
                """)
                .params(partyRef, version)
                .query((row, number) -> new Row(
                        partyRef,
                        version,
                        row.getBytes("ciphertext"),
                        row.getString("ciphertext_sha256"),
                        row.getString("kc"),
                        row.getBytes("wrapped_key")))
                .list();
    }

    /** GCM commits to no key: the commitment is checked before anything is decrypted. */
    private PartyRecord open(Row row) {
        var wrapped = row.wrappedKey();
        if (wrapped == null) throw new IllegalArgumentException("Erased");
        if (!Sha256.of(row.ciphertext()).equals(row.ciphertextSha256())) throw tampered(row);
        var place = place(row.partyRef(), row.version());
        try {
            var key = masterKey.unwrap(wrapped, place);
            try {
                if (!Sha256.of(COMMITMENT, key).equals(row.kc())) throw tampered(row);
                return json.readValue(AesGcm.decrypt(key, row.ciphertext(), place), PartyRecord.class);
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        } catch (NotAuthenticException e) {
            throw tampered(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write(PartyRecord party) {
        try {
            return json.writeValueAsBytes(party);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A ciphertext belongs to one version of one party and opens nowhere else. */
    private static byte[] place(UUID partyRef, int version) {
        return ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(partyRef.getMostSignificantBits())
                .putLong(partyRef.getLeastSignificantBits())
                .putInt(version)
                .array();
    }

    private static IllegalStateException tampered(Row row) {
        return new IllegalStateException("保密库记录被改动 / The vault's record of " + row.partyRef() + " version "
                + row.version() + " is not what was sealed");
    }
}
