package org.sunledger.api.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.sunledger.api.wiring.ExitCode;
import org.sunledger.ledger.journal.transfer.TransferCancelled;

/**
 * Long work that Ctrl-C or SIGTERM ends in order: it is told to stop, tidies up, and only then does the program end. The
 * exit code is then the signal's.
 */
final class Cancellable {
    /** A page and its commit take far less. Whoever hangs longer than this in a dead database is not waited for. */
    private static final Duration TIDYING_MAX = Duration.ofSeconds(30);

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isCancelled;

    private Cancellable() {}

    /** Work that looks often whether it is cancelled, and ends with one of two exceptions then. */
    interface Work {
        int run(BooleanSupplier isCancelled) throws Exception;
    }

    /** @param afterwards what a person may do after cancelling, one sentence a language */
    static int run(PrintWriter err, List<String> afterwards, Work work) throws Exception {
        var cancellable = new Cancellable();
        var hook = new Thread(cancellable::cancel, "cancel");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.run(() -> cancellable.isCancelled);
        } catch (TransferCancelled | InterruptedException e) {
            afterwards.forEach(err::println);
            return ExitCode.CANCELLED;
        } finally {
            cancellable.ended.countDown();
            if (!cancellable.isCancelled) forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // the hook finds the work ended
        }
    }

    private void cancel() {
        isCancelled = true;
        try {
            ended.await(TIDYING_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
