package org.sunledger.ledger.journal.eventstoredb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalException.DuplicateEvent;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;

/**
 * Records of this program between the call that appends them and their number. The server would take one event id in two
 * streams; here an id has one place, and the index knows those that are numbered.
 */
final class InFlight {
    private final ConcurrentHashMap<UUID, Flight> flights = new ConcurrentHashMap<>();

    private record Flight(StreamId stream, long version, int boarded, CompletableFuture<JournalRecord> landed) {
        Flight with(int others) {
            return new Flight(stream, version, others, landed);
        }
    }

    /** One append's records. */
    final class Party {
        private final List<Flight> flights = new ArrayList<>();
        private final List<UUID> ids = new ArrayList<>();

        /** Waits for the numbers. @return the records as numbered; null when this program has not numbered all of them by then */
        @Nullable
        List<JournalRecord> numbered(Duration patience) throws InterruptedException {
            try {
                // They are numbered in their order.
                flights.getLast().landed().get(patience.toNanos(), TimeUnit.NANOSECONDS);
                if (!flights.stream().allMatch(flight -> flight.landed().isDone())) return null;
                return flights.stream().map(flight -> flight.landed().join()).toList();
            } catch (TimeoutException later) {
                return null;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        /** To be called once the outcome is known; records that may still come in keep their place. */
        void leave() {
            for (var id : ids)
                InFlight.this.flights.computeIfPresent(
                        id, (same, flight) -> flight.boarded() == 1 ? null : flight.with(flight.boarded() - 1));
        }
    }

    /**
     * The same append several times at once shares its place.
     *
     * @throws DuplicateEvent an id is on its way to another place
     */
    Party board(StreamId stream, long expectedVersion, List<NewRecord> entries) {
        var party = new Party();
        long version = expectedVersion;
        try {
            for (var entry : entries) {
                party.flights.add(board(entry.eventId(), stream, ++version));
                party.ids.add(entry.eventId());
            }
            return party;
        } catch (DuplicateEvent taken) {
            party.leave();
            throw taken;
        }
    }

    private Flight board(UUID id, StreamId stream, long version) {
        return flights.compute(id, (same, there) -> {
            if (there == null) return new Flight(stream, version, 1, new CompletableFuture<>());
            if (!there.stream().equals(stream) || there.version() != version) throw new DuplicateEvent(id);
            return there.with(there.boarded() + 1);
        });
    }

    void land(List<JournalRecord> numbered) {
        for (var record : numbered) {
            var flight = flights.remove(record.eventId());
            if (flight != null) flight.landed().complete(record);
        }
    }
}
