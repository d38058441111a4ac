package org.sunledger.api.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Source;

/** The steps of a story, written down in any order and told in the order of time. */
final class Script {
    /**
     * One step.
     *
     * @param name fixed: the command's key follows from it
     * @param row of the acceptance data that this step's event stands for; null for set-up
     * @param command made when its turn comes, because some commands need what earlier steps recorded
     */
    record Step(
            String name,
            Instant at,
            Actor by,
            LocalDate on,
            @Nullable Integer row,
            Supplier<? extends Command> command,
            UnaryOperator<Request> how) {
        /** The request of this step, with what else it says. */
        Request request(UUID key, String digest) {
            return how.apply(Request.of(key, digest, by, on, Source.Channel.API));
        }
    }

    private final List<Step> steps = new ArrayList<>();

    /** At an hour of a day that is also the effective date: {@code "09:00"} is UTC. */
    void day(String date, String hour, Actor by, String name, Supplier<? extends Command> command) {
        add(null, Instant.parse(date + "T" + hour + ":00Z"), by, LocalDate.parse(date), name, command);
    }

    void day(String date, String hour, Actor by, String name, Command command) {
        day(date, hour, by, name, () -> command);
    }

    void add(
            @Nullable Integer row,
            Instant at,
            Actor by,
            LocalDate on,
            String name,
            Supplier<? extends Command> command) {
        add(row, at, by, on, name, command, UnaryOperator.identity());
    }

    /** @param how what the request says beside the command, such as a reason; asked when its turn comes */
    void add(
            @Nullable Integer row,
            Instant at,
            Actor by,
            LocalDate on,
            String name,
            Supplier<? extends Command> command,
            UnaryOperator<Request> how) {
        steps.add(new Step(name, at, by, on, row, command, how));
    }

    /** In the order of time; what was written down first comes first where times are equal. */
    List<Step> inOrder() {
        return steps.stream().sorted(Comparator.comparing(Step::at)).toList();
    }
}
