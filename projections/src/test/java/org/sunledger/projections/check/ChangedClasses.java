package org.sunledger.projections.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.sunledger.ledger.shared.JournalEvent;

/** Loads the folds a second time, with one class of them changed. Events, and everything else, are the test's own. */
final class ChangedClasses extends ClassLoader {
    private static final List<String> LOADED_AGAIN =
            List.of("org.sunledger.projections.", "org.sunledger.ledger.posting.");

    private final String changed;
    private final byte[] bytes;

    ChangedClasses(String changed, byte[] bytes) {
        super(ChangedClasses.class.getClassLoader());
        this.changed = changed;
        this.bytes = bytes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (LOADED_AGAIN.stream().noneMatch(name::startsWith)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            if (known != null) return known;
            var its = name.equals(changed) ? bytes : Mutant.original(name);
            return defineClass(name, its, 0, its.length);
        }
    }

    @SuppressWarnings("unchecked") // loaded here, so not the class that the test knows
    Function<List<JournalEvent>, Map<String, List<Map<String, Object>>>> folds(Set<String> groups)
            throws ReflectiveOperationException {
        var constructor = loadClass(AllFolds.class.getName()).getDeclaredConstructor(Set.class);
        return (Function<List<JournalEvent>, Map<String, List<Map<String, Object>>>>) constructor.newInstance(groups);
    }
}
