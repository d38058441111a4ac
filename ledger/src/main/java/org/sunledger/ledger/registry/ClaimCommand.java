package org.sunledger.ledger.registry;

import java.util.Set;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.StreamId;

/** What may be asked of a value that is unique in the ledger (INV-09); only automations ask. */
public sealed interface ClaimCommand extends Command {
    ClaimKey key();

    Holder holder();

    @Override
    default StreamId stream() {
        return key().stream();
    }

    @Override
    default Set<Role> mayBeGivenBy() {
        return Set.of();
    }

    @Override
    default boolean needsValidPlace() {
        return false;
    }

    /** 占用: refused while another entry holds the value; its own holder may take it again. */
    record TakeClaim(ClaimKey key, Holder holder) implements ClaimCommand {}

    /** 释放: does nothing unless this holder has it. */
    record ReleaseClaim(ClaimKey key, Holder holder) implements ClaimCommand {}
}
