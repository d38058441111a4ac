package org.sunledger.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shell.Reasons;
import org.sunledger.ledger.shell.Surroundings;

/** One command of one person at one moment, under a key that follows from the label: given again, it is a retry. */
record Act(String label, Actor by, Instant at, LocalDate on, Command command) {
    /** At ten in the morning of the day that is also the effective date. */
    static Act of(String label, Actor by, String day, Command command) {
        return dated(label, by, day, day, command);
    }

    static Act dated(String label, Actor by, String day, String effectiveOn, Command command) {
        var at = LocalDate.parse(day).atTime(10, 0).atZone(Surroundings.ZONE).toInstant();
        return new Act(label, by, at, LocalDate.parse(effectiveOn), command);
    }

    Request request() {
        return request("digest of " + label);
    }

    /** The same key with another body. */
    Request requestWithAnotherBody() {
        return request("digest of another body");
    }

    private Request request(String digest) {
        return Reasons.given(command, Request.of(key(), digest, by, on, Source.Channel.API));
    }

    UUID key() {
        return id("key/" + label);
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return label;
    }
}
