package org.sunledger.ledger.journal.transfer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.sunledger.ledger.journal.Journal;

/** The journal as an importing program sees it that dies at one of its pages; what was taken over stays. */
final class DyingJournal {
    /** The program is gone. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private DyingJournal() {}

    /** @param isAfter whether the fatal page still arrives */
    static Journal at(Journal journal, int page, boolean isAfter) {
        var pages = new AtomicInteger();
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (self, method, arguments) -> {
                    try {
                        if (!method.getName().equals("restore")) return method.invoke(journal, arguments);
                        var isFatal = pages.incrementAndGet() == page;
                        if (isFatal && !isAfter) throw new Died();
                        method.invoke(journal, arguments);
                        if (isFatal) throw new Died();
                        return null;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
