package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges the places from which clients read. A place is honest if the log gave it away before. A real node of 23.10
 * takes a made-up one and loses an event; a strict cluster refuses it and fails the test when it closes.
 */
final class Places {
    private final TestLog log;
    private final boolean strict;
    private final List<Place> madeUp = new ArrayList<>();

    Places(TestLog log, boolean strict) {
        this.log = log;
        this.strict = strict;
    }

    Place of(ReadReq.Options.AllOptions options) {
        return switch (options.getAllOptionCase()) {
            case POSITION ->
                honest(new Place(
                        options.getPosition().getCommitPosition(),
                        options.getPosition().getPreparePosition()));
            case START -> Place.START;
            case END -> Place.END;
            case ALLOPTION_NOT_SET -> throw Refusals.invalidArgument("'None' is not a valid AllOptionOneofCase");
        };
    }

    private Place honest(Place place) {
        if (!strict || place.equals(Place.START) || place.equals(Place.END) || log.isKnown(place)) return place;
        synchronized (madeUp) {
            madeUp.add(place);
        }
        throw Refusals.invalidArgument("position " + place + " was made up: no event and no checkpoint had it");
    }

    void failIfMadeUp() {
        synchronized (madeUp) {
            if (madeUp.isEmpty()) return;
            var places = List.copyOf(madeUp);
            madeUp.clear();
            throw new AssertionError("clients read from positions that they made up: " + places);
        }
    }
}
