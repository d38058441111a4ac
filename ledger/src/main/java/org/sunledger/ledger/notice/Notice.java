package org.sunledger.ledger.notice;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent.NoticeApproved;
import org.sunledger.ledger.notice.NoticeEvent.NoticeClosed;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeObjectionResolved;
import org.sunledger.ledger.notice.NoticeEvent.NoticePosted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeRevised;
import org.sunledger.ledger.notice.NoticeEvent.NoticeSuperseded;
import org.sunledger.ledger.notice.NoticeEvent.NoticeSuspended;
import org.sunledger.ledger.notice.NoticeEvent.NoticeWithdrawn;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.Signature;
import org.sunledger.ledger.shared.State;

/** What the rules must remember about one notice. */
final class Notice implements State<NoticeEvent> {
    private @Nullable NoticeDrafted draft;
    private String contentSha256 = "";
    private Stage stage = new Draft();
    private @Nullable LocalDate postedOn;
    private @Nullable LocalDate lastOn;
    private final Set<Signature> writers = new HashSet<>();
    private final Map<UUID, Objection> objections = new HashMap<>();

    /** 所处阶段; whether it is suspended follows from its objections. */
    sealed interface Stage {}

    record Draft() implements Stage {}

    record Approved(LocalDate on) implements Stage {}

    record Posted() implements Stage {}

    record Closed() implements Stage {}

    record Superseded(UUID by) implements Stage {}

    record Withdrawn() implements Stage {}

    /** @param interrupts raised while the period ran, so that the period does not count */
    record Objection(boolean interrupts, boolean isResolved) {}

    /** Null: nothing was ever drafted under this id. */
    @Nullable
    NoticeDrafted draft() {
        return draft;
    }

    String contentSha256() {
        return contentSha256;
    }

    Stage stage() {
        return stage;
    }

    @Nullable
    LocalDate postedOn() {
        return postedOn;
    }

    /** Null before posting, and for an announcement. */
    @Nullable
    LocalDate lastOn() {
        return lastOn;
    }

    /** Who drafted and revised it. */
    Set<Signature> writers() {
        return Set.copyOf(writers);
    }

    @Nullable
    Objection objection(UUID caseId) {
        return objections.get(caseId);
    }

    boolean hasObjections() {
        return !objections.isEmpty();
    }

    int openObjections() {
        return (int) objections.values().stream().filter(o -> !o.isResolved()).count();
    }

    boolean isInterrupted() {
        return objections.values().stream().anyMatch(Objection::interrupts);
    }

    @Override
    public void evolve(Recorded<NoticeEvent> recorded) {
        var on = recorded.envelope().effectiveOn();
        switch (recorded.event()) {
            case NoticeDrafted e -> {
                draft = e;
                contentSha256 = e.contentSha256();
                writers.add(Signature.of(recorded.envelope()));
            }
            case NoticeRevised e -> {
                contentSha256 = e.contentSha256();
                stage = new Draft();
                writers.add(Signature.of(recorded.envelope()));
            }
            case NoticeApproved ignored -> stage = new Approved(on);
            case NoticePosted e -> {
                stage = new Posted();
                postedOn = on;
                lastOn = e.lastOn();
            }
            case NoticeSuspended e ->
                objections.put(e.caseId(), new Objection(lastOn != null && !on.isAfter(lastOn), false));
            case NoticeObjectionResolved e ->
                objections.computeIfPresent(e.caseId(), (id, o) -> new Objection(o.interrupts(), true));
            case NoticeClosed ignored -> stage = new Closed();
            case NoticeSuperseded e -> stage = new Superseded(e.by());
            case NoticeWithdrawn ignored -> stage = new Withdrawn();
        }
    }
}
