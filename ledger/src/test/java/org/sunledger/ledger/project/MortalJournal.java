package org.sunledger.ledger.project;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.sunledger.ledger.journal.Journal;

/** A journal whose program can die: what was appended stays, and nobody hears an answer any more. */
final class MortalJournal implements InvocationHandler {
    private static final int NEVER = -1;

    private final Journal journal;
    private int left = NEVER;
    private boolean isDead;

    MortalJournal(Journal journal) {
        this.journal = journal;
    }

    Journal asJournal() {
        return (Journal) Proxy.newProxyInstance(Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, this);
    }

    void dieAfter(int appends) {
        left = appends;
    }

    void revive() {
        left = NEVER;
        isDead = false;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (isDead) throw new IllegalStateException("The program is dead");
        try {
            var answer = method.invoke(journal, arguments);
            if (method.getName().equals("append") && left != NEVER && --left == 0) {
                isDead = true;
                throw new IllegalStateException("The program died");
            }
            return answer;
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
