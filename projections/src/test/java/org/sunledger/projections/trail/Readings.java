package org.sunledger.projections.trail;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.sunledger.ledger.journal.Journal;

/** A journal that notes what it is asked for: {@code after 0 100} is a page of a hundred records from the first on. */
final class Readings {
    private final List<String> noted = new ArrayList<>();
    private final Journal journal;

    Readings(Journal of) {
        journal = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    var asked = new ArrayList<>(List.of(method.getName()));
                    if (arguments != null) for (var argument : arguments) asked.add(argument.toString());
                    noted.add(String.join(" ", asked));
                    try {
                        return method.invoke(of, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    Journal journal() {
        return journal;
    }

    /** What was asked since it was last looked. */
    List<String> since() {
        var since = List.copyOf(noted);
        noted.clear();
        return since;
    }
}
