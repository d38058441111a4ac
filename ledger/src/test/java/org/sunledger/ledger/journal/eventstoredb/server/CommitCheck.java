package org.sunledger.ledger.journal.eventstoredb.server;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * May these events be written? The rule of a node's index writer: the log decides for an explicit revision, a memory
 * of recent ids that a restart forgets for any and stream-exists.
 */
final class CommitCheck {
    private final LoggedStream stream;
    private final StreamRules rules;
    private final boolean hasMetadata;
    private final Map<UUID, LoggedEvent> recent;

    CommitCheck(LoggedStream stream, StreamRules rules, boolean hasMetadata, Map<UUID, LoggedEvent> recent) {
        this.stream = stream;
        this.rules = rules;
        this.hasMetadata = hasMetadata;
        this.recent = recent;
    }

    /** @return null: write them after the stream's last revision */
    @Nullable
    AppendOutcome of(String name, long expected, List<UUID> ids) {
        if (stream.isTombstoned()) return new AppendOutcome.Deleted();
        if (expected == Expected.STREAM_EXISTS) {
            if (rules.isSoftDeleted()) return new AppendOutcome.Deleted();
            if (stream.last() == LoggedStream.NONE && !hasMetadata) return wrong();
        }
        if (expected == Expected.ANY || expected == Expected.STREAM_EXISTS) return byRecentIds(name, ids);
        if (expected < stream.last()) return byLog(expected, ids);
        return expected > stream.last() ? wrong() : null;
    }

    private @Nullable AppendOutcome byRecentIds(String name, List<UUID> ids) {
        LoggedEvent last = null;
        for (var id : ids) {
            var seen = recent.get(id);
            if (seen == null || !seen.stream().equals(name)) return last == null ? null : corrupted();
            last = seen;
        }
        return last == null ? null : success(last.revision());
    }

    private @Nullable AppendOutcome byLog(long expected, List<UUID> ids) {
        var revision = expected;
        for (var id : ids) {
            revision++;
            var stored = stream.at(revision);
            if (stored != null && stored.id().equals(id)) continue;
            if (revision != expected + 1) return corrupted();
            return expected == Expected.NO_STREAM && rules.isSoftDeleted() ? null : wrong();
        }
        return revision == expected ? wrong() : success(revision);
    }

    /** A stored event that the rules hide is not found again, so its place is not known. */
    private AppendOutcome success(long revision) {
        var stored = stream.at(revision);
        var found = stored != null && !rules.isSoftDeleted() && revision >= stream.oldestVisible(rules);
        return new AppendOutcome.Success(revision, found ? stored.at() : null);
    }

    /** Some of the events are stored and others are not: a node answers it like any wrong version. */
    private AppendOutcome corrupted() {
        return wrong();
    }

    private AppendOutcome wrong() {
        return new AppendOutcome.WrongExpectedVersion(stream.last());
    }
}
