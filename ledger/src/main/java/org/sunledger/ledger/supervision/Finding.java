package org.sunledger.ledger.supervision;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.State;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.supervision.FindingEvent.FindingAssigned;
import org.sunledger.ledger.supervision.FindingEvent.FindingClosed;
import org.sunledger.ledger.supervision.FindingEvent.FindingRaised;
import org.sunledger.ledger.supervision.FindingEvent.RectificationRejected;
import org.sunledger.ledger.supervision.FindingEvent.RectificationReported;
import org.sunledger.ledger.supervision.FindingEvent.RectificationVerified;

/** What the rules must remember about one finding. */
final class Finding implements State<FindingEvent> {
    private Stage stage = Stage.UNKNOWN;
    private String number = "";
    private @Nullable DivisionCode place;
    private List<String> subjects = List.of();
    private @Nullable UserId responsible;
    private @Nullable LocalDate reportedOn;
    private final Set<UserId> correctors = new HashSet<>();

    /** 所处阶段; who is responsible stands beside it and may change at any stage but the last. */
    enum Stage {
        UNKNOWN,
        OPEN,
        REPORTED,
        VERIFIED,
        CLOSED
    }

    Stage stage() {
        return stage;
    }

    String number() {
        return number;
    }

    @Nullable
    DivisionCode place() {
        return place;
    }

    List<String> subjects() {
        return subjects;
    }

    @Nullable
    UserId responsible() {
        return responsible;
    }

    /** Of the last rectification; null before the first. */
    @Nullable
    LocalDate reportedOn() {
        return reportedOn;
    }

    /** Whether the person reported a rectification or was ever responsible for it (INV-24). */
    boolean hadPart(UserId user) {
        return correctors.contains(user);
    }

    @Override
    public void evolve(Recorded<FindingEvent> recorded) {
        switch (recorded.event()) {
            case FindingRaised e -> {
                stage = Stage.OPEN;
                number = e.number();
                place = recorded.envelope().divisionCode();
                subjects = e.subjects();
            }
            case FindingAssigned e -> {
                responsible = e.responsible();
                correctors.add(e.responsible());
            }
            case RectificationReported ignored -> {
                stage = Stage.REPORTED;
                reportedOn = recorded.envelope().effectiveOn();
                correctors.add(recorded.envelope().actor().user());
            }
            case RectificationVerified ignored -> stage = Stage.VERIFIED;
            case RectificationRejected ignored -> stage = Stage.OPEN;
            case FindingClosed ignored -> stage = Stage.CLOSED;
        }
    }
}
