package org.sunledger.api.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sunledger.ledger.registry.RegistryRefusal;
import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.projections.engine.AsOfRefusal;

/** Every way this program says no; a test finds an enum that is missing here. */
final class Catalogue {
    private static final List<Class<? extends Enum<?>>> ENUMS =
            List.of(SharedRefusal.class, RegistryRefusal.class, AsOfRefusal.class, ApiRefusal.class);

    private Catalogue() {}

    static List<Class<? extends Enum<?>>> enums() {
        return ENUMS;
    }

    static Stream<Refusal> all() {
        return ENUMS.stream()
                .flatMap(each -> Arrays.stream(each.getEnumConstants()))
                .map(Refusal.class::cast);
    }

    static Optional<Refusal> named(String code) {
        return all().filter(refusal -> refusal.code().equals(code)).findFirst();
    }
}
