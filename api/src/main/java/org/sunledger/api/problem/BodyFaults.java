package org.sunledger.api.problem;

import java.lang.reflect.Type;
import java.util.List;
import org.sunledger.ledger.shared.Refused;

/** Finds everything that is wrong with the shape of a body, where its reader stops at the first. */
@FunctionalInterface
public interface BodyFaults {
    /**
     * In the order of the body, then what is missing; each names its {@code field}.
     *
     * @param expected what the body was to be read as
     * @return empty where the body is no JSON, or nothing is wrong with its fields
     */
    List<Refused> of(Type expected, byte[] body);
}
