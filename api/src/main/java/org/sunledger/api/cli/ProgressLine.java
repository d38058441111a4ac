package org.sunledger.api.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.bench.Telling;
import org.sunledger.ledger.journal.transfer.Watch;

/** Tells once a second how far a move is, how fast it goes and how long it will take; and hands on that it is cancelled. */
final class ProgressLine implements Watch, Telling {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final PrintWriter err;
    private final BooleanSupplier isCancelled;
    private final LongSupplier nanos;
    private @Nullable String stage;
    private long begunAt;
    private long begunWith;
    private long toldAt;

    ProgressLine(PrintWriter err, BooleanSupplier isCancelled, LongSupplier nanos) {
        this.err = err;
        this.isCancelled = isCancelled;
        this.nanos = nanos;
    }

    @Override
    public boolean goesOn(Stage now, long done, long total) {
        tell(name(now), done, total);
        return !isCancelled.getAsBoolean();
    }

    @Override
    public void tell(String now, long done, long total) {
        var at = nanos.getAsLong();
        if (!now.equals(stage)) {
            stage = now;
            begunAt = at;
            begunWith = done;
            toldAt = at;
        }
        if (done >= total || at - toldAt >= EVERY_NANOS) {
            toldAt = at;
            err.println(line(now, done, total, at - begunAt));
        }
    }

    private String line(String now, long done, long total, long took) {
        long rate = (done - begunWith) * SECOND_NANOS / Math.max(1, took);
        var left = rate == 0 ? "?" : Long.toString((total - done) / rate);
        return "%s: %d/%d (%d%%), %d/s, 剩余 %s s left"
                .formatted(now, done, total, total == 0 ? 100 : done * 100 / total, rate, left);
    }

    private static String name(Stage stage) {
        return switch (stage) {
            case EXPORT -> "导出 export, 条 records";
            case CHECK -> "检查文件 check, 字节 bytes";
            case PREFIX -> "比对已有记录 compare what is there, 条 records";
            case IMPORT -> "导入 import, 条 records";
            case COMPARE -> "核对 compare, 条 records";
            case VIEWS -> "核对视图 check views, 条 records";
        };
    }
}
