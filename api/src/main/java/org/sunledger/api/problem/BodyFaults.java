package org.sunledger.api.problem;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Refused;

/** Finds everything that is wrong with a body and known without the ledger, where its reader stops at the first. */
@FunctionalInterface
public interface BodyFaults {
    /**
     * In the order of the body, then what is missing; each names its {@code field}.
     *
     * @param expected what the body was to be read as
     * @param command what it was to become; null: no command
     * @return empty where there is no body, or nothing is wrong with it
     */
    List<Refused> of(Type expected, @Nullable Class<? extends Command> command, byte[] body);
}
