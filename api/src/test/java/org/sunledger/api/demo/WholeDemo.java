package org.sunledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationContext;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.projections.engine.Processors;

/** The demo's whole story, recorded and shown. */
public final class WholeDemo {
    private WholeDemo() {}

    /** Returns when the views stand at the head too: before that an answer is right, but the next one may be newer. */
    public static void await(ApplicationContext program) {
        try {
            assertThat(program.getBean(Demo.class).awaitFinished(5, TimeUnit.MINUTES))
                    .isTrue();
            var head = program.getBean(Journal.class).head();
            program.getBean(Processors.class).await(head, least -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
