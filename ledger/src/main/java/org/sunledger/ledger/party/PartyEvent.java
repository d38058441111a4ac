package org.sunledger.ledger.party;

import java.util.UUID;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** 保密库的承诺: what the journal knows of a person or a company behind a reference, and nothing of who it is. */
public sealed interface PartyEvent extends Event {
    UUID partyRef();

    @Override
    default StreamId stream() {
        return StreamId.of(StreamType.PARTY, partyRef());
    }

    /**
     * One version of the vault's record.
     *
     * @param version from 1
     * @param kc commitment to the key: SHA-256("dek-commit/1" ‖ key), lower-case hex, because GCM alone commits to none
     * @param ciphertextSha256 of the encrypted record, lower-case hex
     */
    record PartyRecorded(UUID partyRef, int version, String kc, String ciphertextSha256) implements PartyEvent {}
}
