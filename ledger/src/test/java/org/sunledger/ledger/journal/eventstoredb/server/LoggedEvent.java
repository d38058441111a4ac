package org.sunledger.ledger.journal.eventstoredb.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * One event as the log holds it.
 *
 * @param at where it stands; two events never stand at the same place
 * @param next where a forward page that ended with it goes on
 * @param after the smallest place from which a backward read still sees it
 * @param revision from 0; {@link Long#MAX_VALUE} for the event that marks a tombstone
 * @param createdTicks 100 ns since 1970
 */
public record LoggedEvent(
        Place at,
        Place next,
        Place after,
        String stream,
        long revision,
        UUID id,
        String type,
        boolean json,
        byte[] data,
        byte[] metadata,
        long createdTicks) {

    public String dataText() {
        return new String(data, UTF_8);
    }

    @Override
    public String toString() {
        return revision + "@" + stream + " " + type + " at " + at;
    }
}
