package org.sunledger.ledger.party;

import static org.sunledger.ledger.shell.TestActors.MAKER;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.party.PartyEvent.PartyRecorded;
import org.sunledger.ledger.party.PartyRecord.Kind;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.shell.Provoked;

/** A refusal without a case here does not compile; a case that provokes another refusal fails. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PartyRefusalIT {
    private static final LocalDate DAY = LocalDate.of(2018, 3, 1);
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final String SHA = "a".repeat(64);
    private static final VaultDatabase DATABASE = VaultDatabase.fresh();

    @TempDir
    static Path directory;

    @ParameterizedTest
    @EnumSource
    void can_be_provoked_and_fills_both_sentences(PartyRefusal refusal) {
        Provoked.assertRefused(refusal, () -> provoke(refusal));
    }

    private static void provoke(PartyRefusal refusal) {
        var texts = new TextStore(DATABASE.application());
        var attachments = new AttachmentStore(DATABASE.application());
        switch (refusal) {
            case VERSION_NOT_NEXT ->
                PartyDecisions.decide(
                        new Party(), new RecordParty(ID, 2, SHA, SHA), Provoked.context(MAKER, DAY, new GivenFacts()));
            case RECORD_INCOMPLETE -> new PartyRecord(Kind.PERSON, " ", null, null, null);
            case UNKNOWN -> vault().open(new PartyRecorded(ID, 1, SHA, SHA));
            case ERASED -> {
                var sealed = vault().seal(ID, 2, new PartyRecord(Kind.PERSON, "王明", null, null, null));
                vault().erase(ID, 2);
                vault().open(new PartyRecorded(ID, 2, sealed.kc(), sealed.ciphertextSha256()));
            }
            case TEXT_EMPTY -> texts.keep(ID, "reason", "");
            case TEXT_TOO_LONG -> texts.keep(ID, "reason", "字".repeat(4_001));
            case TEXT_CHANGED -> {
                texts.keep(ID, "reason", "同意");
                texts.keep(ID, "reason", "不同意");
            }
            case UNKNOWN_TEXT -> texts.text(new TextDigest(SHA));
            case ATTACHMENT_EMPTY -> attachments.put(new byte[0]);
            case ATTACHMENT_TOO_LARGE -> attachments.put(new byte[AttachmentStore.BYTES_MAX + 1]);
            case UNKNOWN_ATTACHMENT -> attachments.get(SHA);
        }
    }

    private static Vault vault() {
        return new Vault(DATABASE.application(), MasterKey.at(directory.resolve("vault.key")));
    }
}
