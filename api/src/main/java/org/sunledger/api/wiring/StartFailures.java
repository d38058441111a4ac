package org.sunledger.api.wiring;

import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.eventstoredb.node.LogRefused;
import org.sunledger.ledger.journal.postgres.JournalElsewhereException;
import org.sunledger.ledger.journal.postgres.embedded.EmbeddedPostgresException;
import org.sunledger.ledger.journal.postgres.embedded.NotDurableException;
import org.sunledger.ledger.journal.transfer.TransferRefused;
import org.sunledger.projections.engine.AsOfRefused;
import org.sunledger.projections.rebuild.RebuildRefused;

/** What kept the program from starting, for whoever stands before it: a sentence in each language and no stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailures implements FailureAnalyzer {
    /** The sentences for a failure or what caused it; null for one that is not foreseen. */
    public static @Nullable String sentences(Throwable failure) {
        var analysis = new StartFailures().analyze(failure);
        return analysis == null ? null : analysis.getDescription();
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var analysis = ofCause(cause);
            if (analysis != null) return analysis;
        }
        return null;
    }

    private static @Nullable FailureAnalysis ofCause(Throwable cause) {
        return switch (cause) {
            case EmbeddedPostgresException e -> sentences(e.chinese(), e.english(), e);
            case NotDurableException e -> sentences(e.chinese(), e.english(), e);
            case ExternalDatabaseException e -> sentences(e.chinese(), e.english(), e);
            case WrongSettingException e -> sentences(e.chinese(), e.english(), e);
            case NotNowException e -> sentences(e.chinese(), e.english(), e);
            case AsOfRefused e -> sentences(e.refused().chinese(), e.refused().english(), e);
            case RebuildRefused e ->
                sentences(e.refused().chinese(), e.refused().english(), e);
            case JournalElsewhereException e -> sentences(e.chinese(), e.english(), e);
            case TransferRefused e -> sentences(e.chinese(), e.english(), e);
            case LogRefused e -> sentences(e.chinese(), e.english(), e);
            case JournalException.Damaged e -> told(e);
            case JournalException.StandingBy e -> told(e);
            case FlywayException e ->
                sentences(
                        "数据库的结构与本程序不符:%s。请用建立它的程序版本,或从备份恢复。".formatted(e.getMessage()),
                        "The database does not have the structure this program expects: %s. Use the release that made it, or restore a backup."
                                .formatted(e.getMessage()),
                        e);
            case PortInUseException e ->
                sentences(
                        "端口 %d 已被其他程序占用。请先停止那个程序,或用 --server.port 另选一个端口。".formatted(e.getPort()),
                        "Port %d is in use by another program. Stop that one, or choose another with --server.port."
                                .formatted(e.getPort()),
                        e);
            default -> null;
        };
    }

    /** These say it in both languages already. */
    private static FailureAnalysis told(JournalException failure) {
        return new FailureAnalysis(failure.getMessage(), null, failure);
    }

    private static FailureAnalysis sentences(String chinese, String english, Throwable cause) {
        return new FailureAnalysis(chinese + "\n" + english, null, cause);
    }
}
