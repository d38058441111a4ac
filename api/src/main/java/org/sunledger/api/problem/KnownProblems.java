package org.sunledger.api.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.SharedRefusal;

/** Which problems a command may meet, by the status of the answer. */
public final class KnownProblems {
    private static final String COMMAND = "Command";

    private KnownProblems() {}

    /** Types of the command's own feature and of what all share. */
    public static Map<Integer, List<String>> of(Class<? extends Command> kind) {
        return Stream.concat(ownOf(kind), Stream.of(SharedRefusal.class))
                .flatMap(each -> Arrays.stream(each.getEnumConstants()))
                .map(Refusal.class::cast)
                .collect(Collectors.groupingBy(
                        refusal -> Complaint.status(refusal).value(),
                        TreeMap::new,
                        Collectors.mapping(Complaint::type, Collectors.toList())));
    }

    /** The enum of the command's own name; where its feature has one for all its commands, that one. */
    private static Stream<Class<? extends Enum<?>>> ownOf(Class<? extends Command> kind) {
        var family = kind.getEnclosingClass();
        var name = family.getName().replace(COMMAND, "Refusal");
        var ofFeature = Catalogue.enums().stream()
                .filter(each -> each.getPackageName().equals(kind.getPackageName()))
                .toList();
        var ofFamily =
                ofFeature.stream().filter(each -> each.getName().equals(name)).toList();
        return ofFamily.isEmpty() ? ofFeature.stream() : ofFamily.stream();
    }
}
