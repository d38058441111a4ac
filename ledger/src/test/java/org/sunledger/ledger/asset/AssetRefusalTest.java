package org.sunledger.ledger.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.asset.AssetExamples.*;
import static org.sunledger.ledger.shell.TestActors.BAISHANTOU;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TANQIUYU;
import static org.sunledger.ledger.shell.TestActors.TOWN;
import static org.sunledger.ledger.shell.TestActors.UNIT;
import static org.sunledger.ledger.shell.TestActors.ZHESHAN_TOWN;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.asset.AssetCommand.AssignShare;
import org.sunledger.ledger.asset.AssetCommand.DecideAgreedShares;
import org.sunledger.ledger.asset.AssetCommand.DecideShares;
import org.sunledger.ledger.asset.AssetCommand.DistributeIncome;
import org.sunledger.ledger.asset.AssetCommand.ReceiveIncome;
import org.sunledger.ledger.asset.AssetCommand.RegisterAsset;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistrationAbandoned;
import org.sunledger.ledger.asset.AssetEvent.AssetShareAssigned;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributed;
import org.sunledger.ledger.asset.AssetEvent.Side;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shell.GivenFacts;

/** Every no of this feature can be provoked and fills both its sentences. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AssetRefusalTest {
    private static final LocalDate DAY = LocalDate.of(2019, 12, 20);
    private static final Amount FEN = Amount.ofFen(1);
    private static final AssetEvent REGISTERED = registered(VALUE);

    @ParameterizedTest
    @EnumSource
    void can_be_provoked_and_fills_both_sentences(AssetRefusal refusal) {
        var rejection = catchThrowableOfType(Rejection.class, () -> provoke(refusal));
        assertThat(rejection.refusals()).anySatisfy(refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.chinese() + refused.english()).doesNotContain("{", "}");
        });
    }

    private static List<AssetEvent> provoke(AssetRefusal refusal) {
        return switch (refusal) {
            case UNKNOWN_ASSET -> decide(CONFIRM);
            case ALREADY_REGISTERED -> decide(register(VALUE), REGISTERED);
            case REGISTRATION_ABANDONED ->
                decide(register(VALUE), REGISTERED, new AssetRegistrationAbandoned(A4, P4.value()));
            case SOURCES_DIFFER -> decide(new RegisterAsset(A4, profile(VALUE, FEN, of(P4, VALUE))));
            case PROJECT_VALUES_DIFFER -> decide(new RegisterAsset(A4, profile(VALUE, of(P4, FEN))));
            case NOT_SETTLED -> decide(new RegisterAsset(A4, profile(VALUE, of(P3, VALUE))));
            case ABOVE_SETTLEMENT -> decide(register(VALUE.plus(FEN)));
            case VALUE_NOT_CLAIMED -> decide(CONFIRM, REGISTERED);
            case TITLE_ALREADY_CONFIRMED -> decide(CONFIRM, REGISTERED, CONFIRMED);
            case TITLE_NOT_CONFIRMED -> decide(DIVIDE, REGISTERED);
            case HANDOVER_INCOMPLETE -> decide(handOver(null, List.of()), REGISTERED);
            case SIDE_SIGNED_TWICE ->
                decide(
                        handOver(VILLAGES, List.of(signed(Side.GIVING, UNIT, "a"), signed(Side.GIVING, UNIT, "b"))),
                        REGISTERED);
            case SIGNED_FOR_TWO_SIDES ->
                decide(
                        handOver(
                                VILLAGES,
                                List.of(signed(Side.GIVING, UNIT, "a"), signed(Side.SUPERVISING, AUDIT, "a"))),
                        REGISTERED);
            case SIDE_OF_ANOTHER_ORG ->
                decide(handOver(VILLAGES, List.of(signed(Side.GIVING, AUDIT, "a"))), REGISTERED);
            case ALREADY_HANDED_OVER -> decide(handOver(VILLAGES, ALL_SIGNED), REGISTERED, CONFIRMED, HANDED_OVER);
            case DIVIDED_ALREADY -> decide(DIVIDE, REGISTERED, CONFIRMED, DIVIDED);
            case NOT_A_VILLAGE -> decide(new DecideShares(A4, List.of(ZHESHAN_TOWN), DOC), REGISTERED, CONFIRMED);
            case SHARES_DIFFER ->
                decide(new DecideAgreedShares(A4, List.of(share(TANQIUYU, 1)), DOC), REGISTERED, CONFIRMED);
            case TOO_SMALL_TO_DIVIDE -> decide(DIVIDE, registered(Amount.ofFen(2)), CONFIRMED);
            case NO_SHARE_DECIDED -> decide(new AssignShare(A4, TANQIUYU), REGISTERED, CONFIRMED);
            case SHARE_ASSIGNED_ALREADY ->
                decide(
                        new AssignShare(A4, TANQIUYU),
                        REGISTERED,
                        CONFIRMED,
                        DIVIDED,
                        new AssetShareAssigned(A4, TANQIUYU, Amount.ofFen(33_333_334)));
            case INCOME_ALREADY_RECORDED -> decide(new ReceiveIncome(A4, INCOME, 2019, EARNED), REGISTERED, RECEIVED);
            case UNKNOWN_INCOME -> decide(distribute(EARNED, LINES), REGISTERED);
            case DISTRIBUTION_DECIDED_ALREADY -> decide(distribute(EARNED, LINES), REGISTERED, RECEIVED, DECIDED);
            case LINES_DIFFER -> decide(distribute(EARNED, List.of(line(TANQIUYU, 1))), REGISTERED, RECEIVED);
            case ABOVE_INCOME -> decide(distribute(EARNED.plus(FEN), LINES), REGISTERED, RECEIVED);
            case DISTRIBUTION_NOT_DECIDED -> decide(new DistributeIncome(A4, INCOME, TANQIUYU), REGISTERED, RECEIVED);
            case NO_LINE_DECIDED ->
                decide(new DistributeIncome(A4, INCOME, ZHESHAN_TOWN), REGISTERED, RECEIVED, DECIDED);
            case DISTRIBUTED_ALREADY ->
                decide(
                        new DistributeIncome(A4, INCOME, BAISHANTOU),
                        REGISTERED,
                        RECEIVED,
                        DECIDED,
                        new IncomeDistributed(A4, INCOME, ZHESHAN_TOWN, BAISHANTOU, Amount.ofFen(2_000_000)));
        };
    }

    private static List<AssetEvent> decide(AssetCommand command, AssetEvent... history) {
        var asset = new Asset();
        for (int i = 0; i < history.length; i++) {
            asset.evolve(new Recorded<>(new UUID(0, i), i, history[i], GivenFacts.envelope(TOWN, DAY)));
        }
        var facts = new GivenFacts().add(PROJECT, DAY, settled(P4, VALUE));
        var request = Request.of(new UUID(1, 1), "digest", PROJECT, DAY, Source.Channel.API);
        return AssetDecisions.decide(asset, command, new Context(request, DAY, facts));
    }
}
