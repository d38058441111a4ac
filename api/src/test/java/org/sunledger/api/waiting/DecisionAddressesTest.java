package org.sunledger.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.api.FrontDoor;
import org.sunledger.api.security.CommandRoles;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.waiting.Decision;
import org.sunledger.projections.waiting.Waiting;

/** Whatever waits can be decided: there is a role that may and an address that takes it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DecisionAddressesTest {
    private final DecisionAddresses addresses = FrontDoor.open().context().getBean(DecisionAddresses.class);

    @ParameterizedTest
    @EnumSource
    void every_decision_has_an_address_and_somebody_who_may_take_it(Decision decision) {
        assertThat(addresses.all()).containsKey(decision.command());
        assertThat(CommandRoles.of(decision.command())).isNotEmpty();
        var rejection = decision.rejection();
        if (rejection != null) assertThat(addresses.all()).containsKey(rejection);
        var mending = decision.mending();
        if (mending == null) return;
        assertThat(addresses.all()).containsKey(mending.command());
        assertThat(CommandRoles.of(mending.command())).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FUND_REGISTRATION, Fund/f, f, PUT /api/v1/funds/f/registration",
        "ARRIVAL, Fund/f, a, PUT /api/v1/funds/f/arrivals/a/confirmation",
        "REDUCTION, Project/p, a/r, PUT /api/v1/projects/p/allocations/a/reductions/r/approval",
        "RECOVERY_RECEIPT, Project/p, r/t, PUT /api/v1/projects/p/recoveries/r/receipts/t/confirmation",
        "SETTLEMENT, Project/p, settlement, PUT /api/v1/projects/p/settlement/approval",
        "RETURNED_PAYMENT, Project/p, d, PUT /api/v1/projects/p/disbursements/d/return/confirmation",
        "PROJECT_REVIEW, Project/p, p, PUT /api/v1/projects/p/review",
        "MILESTONE_VERIFICATION, Project/p, 2, POST /api/v1/projects/p/milestones/2/verifications",
        "PERIOD_REOPENING, Period/2018-11, 2018-11, PUT /api/v1/periods/2018-11/reopening/approval",
    })
    void the_ids_of_stream_and_item_stand_in_the_address(
            Decision decision, String stream, String item, String address) {
        var waiting = waiting(decision, null, stream, item);
        assertThat(DecisionAddresses.of(waiting, waiting.command(), addresses.all()))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "FUND_REGISTRATION, Fund/f, f, POST /api/v1/funds",
        "ARRIVAL, Fund/f, a, POST /api/v1/funds/f/arrivals",
        "DISBURSEMENT_REVIEW, Project/p, d, POST /api/v1/projects/p/disbursements",
        "RECOVERY_RECEIPT, Project/p, r/t, POST /api/v1/projects/p/recoveries/r/receipts",
        "MILESTONE_VERIFICATION, Project/p, 2, POST /api/v1/projects/p/milestones/2/reports",
        "RECTIFICATION, Finding/g, g, POST /api/v1/findings/g/rectifications",
    })
    void what_was_returned_is_entered_again_where_it_was_entered(
            Decision decision, String stream, String item, String address) {
        var returned = waiting(decision, new Waiting.Returned("checker", null, 7), stream, item);
        assertThat(DecisionAddresses.of(returned, returned.command(), addresses.all()))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "FUND_REGISTRATION, Fund/f, f, PUT /api/v1/funds/f/entries/f/rejection",
        "ARRIVAL, Fund/f, a, PUT /api/v1/funds/f/entries/a/rejection",
        "DISBURSEMENT_APPROVAL, Project/p, d, PUT /api/v1/projects/p/disbursements/d/rejection",
        "RECOVERY_RECEIPT, Project/p, r/t, PUT /api/v1/projects/p/recoveries/r/receipts/t/rejection",
        "MILESTONE_VERIFICATION, Project/p, 2, POST /api/v1/projects/p/milestones/2/rejections",
        "RECTIFICATION, Finding/g, g, PUT /api/v1/findings/g/rejection",
    })
    void a_no_has_an_address_of_its_own(Decision decision, String stream, String item, String address) {
        var waiting = waiting(decision, null, stream, item);
        assertThat(DecisionAddresses.of(waiting, Objects.requireNonNull(waiting.rejection()), addresses.all()))
                .isEqualTo(address);
    }

    /** What can be returned to its maker can be returned by whoever it waits for. */
    @ParameterizedTest
    @EnumSource
    void whoever_mends_it_was_told_no(Decision decision) {
        if (decision.mending() == null) return;
        var rejection = Objects.requireNonNull(decision.rejection());
        assertThat(CommandRoles.of(rejection)).containsAll(CommandRoles.of(decision.command()));
        assertThat(waiting(decision, new Waiting.Returned("checker", null, 7), "Fund/f", "a")
                        .rejection())
                .isNull();
    }

    @Test
    void roles_are_those_that_the_command_names() {
        assertThat(CommandRoles.of(Decision.ARRIVAL.command()))
                .extracting(Enum::name)
                .containsExactly("CHECKER");
        assertThat(CommandRoles.of(Decision.DISBURSEMENT_REVIEW.command()))
                .extracting(Enum::name)
                .containsExactly("TOWN", "PROJECT_AUTHORITY");
    }

    private static Waiting waiting(Decision decision, Waiting.@Nullable Returned returned, String stream, String item) {
        return new Waiting(
                decision,
                returned,
                stream,
                null,
                item,
                null,
                DivisionCode.of("370784000000"),
                "安丘市",
                null,
                "maker",
                LocalDate.of(2018, 3, 12),
                Instant.parse("2018-03-12T02:00:00Z"),
                0,
                Set.of());
    }
}
