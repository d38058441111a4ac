package org.sunledger.api.cli;

import java.io.PrintWriter;
import java.time.Duration;
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

    /** It was, and left everything so that it can be done again or gone on with. */
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Work that looks often whether it is cancelled, and ends with {@link TransferCancelled} or {@link Cancelled} then. */
    interface Work {
        int run(BooleanSupplier isCancelled) throws Exception;
    }

    static int run(PrintWriter err, Work work) throws Exception {
        var cancellable = new Cancellable();
        var hook = new Thread(cancellable::cancel, "cancel");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.run(() -> cancellable.isCancelled);
        } catch (TransferCancelled | Cancelled e) {
            err.println("已取消,可随时重新执行:导出从头再来,导入与重建从中断处继续。");
            err.println(
                    "Cancelled. Run it again at any time: an export begins anew, an import or a rebuild goes on where"
                            + " it was.");
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
