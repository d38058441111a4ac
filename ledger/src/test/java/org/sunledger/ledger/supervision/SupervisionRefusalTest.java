package org.sunledger.ledger.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.shell.TestActors.AUDITOR;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.supervision.SupervisionExamples.AF1;
import static org.sunledger.ledger.supervision.SupervisionExamples.CASE;
import static org.sunledger.ledger.supervision.SupervisionExamples.P2;
import static org.sunledger.ledger.supervision.SupervisionExamples.REPLY;
import static org.sunledger.ledger.supervision.SupervisionExamples.TEXT;
import static org.sunledger.ledger.supervision.SupervisionExamples.drafted;
import static org.sunledger.ledger.supervision.SupervisionExamples.objection;
import static org.sunledger.ledger.supervision.SupervisionExamples.ordered;
import static org.sunledger.ledger.supervision.SupervisionExamples.raise;
import static org.sunledger.ledger.supervision.SupervisionExamples.raised;
import static org.sunledger.ledger.supervision.SupervisionExamples.receive;
import static org.sunledger.ledger.supervision.SupervisionExamples.received;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.supervision.CaseCommand.AcceptCase;
import org.sunledger.ledger.supervision.CaseCommand.AssignCase;
import org.sunledger.ledger.supervision.CaseCommand.CloseCase;
import org.sunledger.ledger.supervision.CaseCommand.ReplyCase;
import org.sunledger.ledger.supervision.CaseEvent.CaseAccepted;
import org.sunledger.ledger.supervision.CaseEvent.CaseAssigned;
import org.sunledger.ledger.supervision.CaseEvent.CaseClosed;
import org.sunledger.ledger.supervision.CaseEvent.CaseReplied;
import org.sunledger.ledger.supervision.CaseEvent.Channel;
import org.sunledger.ledger.supervision.EngagementCommand.DrawSample;
import org.sunledger.ledger.supervision.EngagementEvent.Method;
import org.sunledger.ledger.supervision.EngagementEvent.Population;
import org.sunledger.ledger.supervision.EngagementEvent.SampleDrawn;
import org.sunledger.ledger.supervision.FindingCommand.CloseFinding;
import org.sunledger.ledger.supervision.FindingCommand.ReportRectification;
import org.sunledger.ledger.supervision.FindingCommand.VerifyRectification;
import org.sunledger.ledger.supervision.FindingEvent.FindingAssigned;
import org.sunledger.ledger.supervision.FindingEvent.FindingClosed;
import org.sunledger.ledger.supervision.FindingEvent.RectificationReported;
import org.sunledger.ledger.supervision.FindingEvent.RectificationVerified;

/** Every no of cases, findings and engagements can be provoked and fills both its sentences. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SupervisionRefusalTest {
    private static final LocalDate DAY = LocalDate.of(2018, 12, 28);
    private static final CaseEvent RECEIVED = received();
    private static final CaseEvent ACCEPTED = new CaseAccepted(CASE);
    private static final CaseEvent ASSIGNED = new CaseAssigned(CASE, new UserId("clerk-9"));
    private static final CaseEvent REPLIED = new CaseReplied(CASE, REPLY);
    private static final Population PAYMENTS =
            new Population(List.of("disbursement.paid"), null, null, null, null, null);
    private static final FindingEvent RAISED = raised();
    private static final FindingEvent ASSIGNED_TO_AUDITOR = new FindingAssigned(AF1, AUDITOR.user());
    private static final FindingEvent REPORTED = new RectificationReported(AF1, TEXT);
    private static final FindingEvent VERIFIED = new RectificationVerified(AF1);

    @ParameterizedTest
    @EnumSource
    void a_case_can_provoke(CaseRefusal refusal) {
        check(refusal, catchThrowableOfType(Rejection.class, () -> provoke(refusal)));
    }

    @ParameterizedTest
    @EnumSource
    void a_finding_can_provoke(FindingRefusal refusal) {
        check(refusal, catchThrowableOfType(Rejection.class, () -> provoke(refusal)));
    }

    @ParameterizedTest
    @EnumSource
    void an_engagement_can_provoke(EngagementRefusal refusal) {
        check(refusal, catchThrowableOfType(Rejection.class, () -> provoke(refusal)));
    }

    private static void check(Refusal refusal, Rejection rejection) {
        assertThat(rejection.refusals()).anySatisfy(refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.chinese() + refused.english()).doesNotContain("{", "}");
        });
    }

    private static List<CaseEvent> provoke(CaseRefusal refusal) {
        return switch (refusal) {
            case UNKNOWN_CASE -> decide(new AcceptCase(CASE));
            case RECEIVED_ALREADY -> decide(objection(), RECEIVED);
            case UNKNOWN_SUBJECT ->
                decide(receive(Channel.LETTER, null, List.of(P2.stream().toString())));
            case UNKNOWN_NOTICE -> decide(objection());
            case NOTICE_NOT_ON_DISPLAY ->
                CaseDecisions.decide(new Case(), objection(), x(new GivenFacts().add(PROJECT, DAY, drafted())));
            case ACCEPTED_ALREADY -> decide(new AcceptCase(CASE), RECEIVED, ACCEPTED);
            case NOT_ACCEPTED -> decide(new ReplyCase(CASE, REPLY), RECEIVED);
            case NOT_ASSIGNED -> decide(new ReplyCase(CASE, REPLY), RECEIVED, ACCEPTED);
            case NOT_THE_OWNER -> decide(new ReplyCase(CASE, REPLY), RECEIVED, ACCEPTED, ASSIGNED);
            case REPLIED_ALREADY ->
                decide(new AssignCase(CASE, new UserId("x")), RECEIVED, ACCEPTED, ASSIGNED, REPLIED);
            case NOT_REPLIED -> decide(new CloseCase(CASE), RECEIVED, ACCEPTED, ASSIGNED);
            case CLOSED_ALREADY ->
                decide(new CloseCase(CASE), RECEIVED, ACCEPTED, ASSIGNED, REPLIED, new CaseClosed(CASE));
        };
    }

    private static List<FindingEvent> provoke(FindingRefusal refusal) {
        return switch (refusal) {
            case UNKNOWN_FINDING -> decide(new CloseFinding(AF1));
            case RAISED_ALREADY -> decide(raise(P2.stream().toString()), RAISED);
            case UNKNOWN_SUBJECT -> decide(raise("Project/" + new UUID(9, 9)));
            case NOT_VERIFIED -> decide(new CloseFinding(AF1), RAISED);
            case NOTHING_TO_VERIFY -> decide(new VerifyRectification(AF1), RAISED);
            case TOOK_PART_IN_CORRECTION -> decide(new VerifyRectification(AF1), RAISED, ASSIGNED_TO_AUDITOR, REPORTED);
            case RECOVERY_OUTSTANDING -> decide(new CloseFinding(AF1), RAISED, REPORTED, VERIFIED);
            case NO_RESPONSIBLE_PERSON -> decide(new ReportRectification(AF1, TEXT), RAISED);
            case REPORTED_ALREADY -> decide(new ReportRectification(AF1, TEXT), RAISED, ASSIGNED_TO_AUDITOR, REPORTED);
            case VERIFIED_ALREADY -> decide(new VerifyRectification(AF1), RAISED, REPORTED, VERIFIED);
            case CLOSED_ALREADY ->
                decide(new VerifyRectification(AF1), RAISED, REPORTED, VERIFIED, new FindingClosed(AF1));
        };
    }

    private static List<EngagementEvent> provoke(EngagementRefusal refusal) {
        return switch (refusal) {
            case DRAWN_ALREADY ->
                draw(
                        10,
                        1,
                        new SampleDrawn(
                                new EngagementId(new UUID(0, 1)), Method.HASH_ORDER, "7a", 40, PAYMENTS, 10, 1, "5f"));
            case EMPTY_POPULATION -> draw(0, 1);
            case SIZE_OUT_OF_RANGE -> draw(10_000, Sampling.SIZE_MAX + 1);
            case LARGER_THAN_POPULATION -> draw(10, 11);
        };
    }

    private static List<EngagementEvent> draw(long populationSize, int size, EngagementEvent... history) {
        var state = new Engagement();
        for (int i = 0; i < history.length; i++) {
            state.evolve(new Recorded<>(new UUID(0, i), i, history[i], GivenFacts.envelope(AUDITOR, DAY)));
        }
        var command = new DrawSample(new EngagementId(new UUID(0, 1)), "7a", 40, PAYMENTS, populationSize, size, "5f");
        return EngagementDecisions.decide(state, command, x(new GivenFacts()));
    }

    private static List<CaseEvent> decide(CaseCommand command, CaseEvent... history) {
        var state = new Case();
        for (int i = 0; i < history.length; i++) {
            state.evolve(new Recorded<>(new UUID(0, i), i, history[i], GivenFacts.envelope(PROJECT, DAY)));
        }
        return CaseDecisions.decide(state, command, x(new GivenFacts()));
    }

    private static List<FindingEvent> decide(FindingCommand command, FindingEvent... history) {
        var state = new Finding();
        for (int i = 0; i < history.length; i++) {
            state.evolve(new Recorded<>(new UUID(0, i), i, history[i], GivenFacts.envelope(PROJECT, DAY)));
        }
        return FindingDecisions.decide(state, command, x(new GivenFacts().add(PROJECT, DAY, ordered())));
    }

    private static Context x(GivenFacts facts) {
        var request = Request.of(new UUID(1, 1), "digest", AUDITOR, DAY, Source.Channel.API);
        return new Context(request, DAY, facts);
    }
}
