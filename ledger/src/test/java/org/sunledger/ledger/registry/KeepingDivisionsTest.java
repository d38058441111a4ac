package org.sunledger.ledger.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TANQIUYU;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;
import static org.sunledger.ledger.shell.TestActors.ZHESHAN_TOWN;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.registry.DivisionCommand.ConfirmDivisionAlias;
import org.sunledger.ledger.registry.DivisionCommand.MergeDivision;
import org.sunledger.ledger.registry.DivisionCommand.RegisterDivision;
import org.sunledger.ledger.registry.DivisionCommand.RenameDivision;
import org.sunledger.ledger.registry.DivisionEvent.DivisionAliasConfirmed;
import org.sunledger.ledger.registry.DivisionEvent.DivisionMerged;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRenamed;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingDivisionsTest {
    private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2019, 12, 31);
    private static final DivisionRegistered REGISTERED = new DivisionRegistered(XIAJIAGOU, "夏家沟村", FIRST, null);
    private static final String DAY = "2018-01-02";

    @Test
    void a_code_is_registered_once() {
        division()
                .when(PROJECT, DAY, new RegisterDivision(XIAJIAGOU, "夏家沟村", FIRST, null))
                .expectEvents(REGISTERED);
        division()
                .given(PROJECT, DAY, REGISTERED)
                .when(PROJECT, DAY, new RegisterDivision(XIAJIAGOU, "夏家沟", FIRST, null))
                .expectRefusals(RegistryRefusal.DIVISION_REGISTERED_BEFORE);
    }

    @Test
    void a_name_begins_with_the_code_or_later() {
        division()
                .given(PROJECT, DAY, REGISTERED)
                .when(PROJECT, DAY, new RenameDivision(XIAJIAGOU, "夏家沟社区", FIRST))
                .expectEvents(new DivisionRenamed(XIAJIAGOU, "夏家沟社区", FIRST));
        division()
                .given(PROJECT, DAY, REGISTERED)
                .when(PROJECT, DAY, new RenameDivision(XIAJIAGOU, "夏家沟社区", FIRST.minusDays(1)))
                .expectRefusals(RegistryRefusal.DIVISION_RENAME_TOO_EARLY);
        division()
                .when(PROJECT, DAY, new RenameDivision(XIAJIAGOU, "夏家沟社区", FIRST))
                .expectRefusals(RegistryRefusal.UNKNOWN_DIVISION);
    }

    @Test
    void a_code_ends_once_and_goes_on_in_a_living_one() {
        var merge = new MergeDivision(XIAJIAGOU, TANQIUYU, LAST);
        var merged = new DivisionMerged(XIAJIAGOU, TANQIUYU, LAST);
        division().given(PROJECT, DAY, REGISTERED).when(PROJECT, DAY, merge).expectEvents(merged);
        division()
                .given(PROJECT, DAY, REGISTERED, merged)
                .when(PROJECT, DAY, merge)
                .expectRefusals(RegistryRefusal.DIVISION_ENDED);
        division()
                .given(PROJECT, DAY, REGISTERED, merged)
                .when(PROJECT, DAY, new RenameDivision(XIAJIAGOU, "夏家沟社区", LAST.plusDays(1)))
                .expectRefusals(RegistryRefusal.DIVISION_ENDED);
        division()
                .given(PROJECT, DAY, REGISTERED, merged)
                .when(PROJECT, DAY, new RenameDivision(XIAJIAGOU, "夏家沟社区", LAST))
                .expectEvents(new DivisionRenamed(XIAJIAGOU, "夏家沟社区", LAST));
    }

    @Test
    void the_successor_must_live_on_the_day_after() {
        division()
                .given(PROJECT, DAY, REGISTERED)
                .when(PROJECT, DAY, new MergeDivision(XIAJIAGOU, DivisionCode.of("370784118999"), LAST))
                .expectRefusals(RegistryRefusal.SUCCESSOR_NOT_VALID);
        var ended = new DivisionMerged(TANQIUYU, ZHESHAN_TOWN, LAST);
        division()
                .given(PROJECT, DAY, REGISTERED)
                .elsewhere(PROJECT, DAY, ended)
                .when(PROJECT, DAY, new MergeDivision(XIAJIAGOU, TANQIUYU, LAST.minusDays(1)))
                .expectEvents(new DivisionMerged(XIAJIAGOU, TANQIUYU, LAST.minusDays(1)));
        division()
                .given(PROJECT, DAY, REGISTERED)
                .elsewhere(PROJECT, DAY, ended)
                .when(PROJECT, DAY, new MergeDivision(XIAJIAGOU, TANQIUYU, LAST))
                .expectRefusals(RegistryRefusal.SUCCESSOR_NOT_VALID);
    }

    @Test
    void the_successor_lies_in_the_acting_units_area_and_the_end_after_the_start() {
        division()
                .given(PROJECT, DAY, REGISTERED)
                .when(PROJECT, DAY, new MergeDivision(XIAJIAGOU, DivisionCode.of("370785100207"), LAST))
                .expectRefusals(SharedRefusal.OUTSIDE_AREA, RegistryRefusal.SUCCESSOR_NOT_VALID);
        division()
                .given(PROJECT, DAY, REGISTERED)
                .when(PROJECT, DAY, new MergeDivision(XIAJIAGOU, TANQIUYU, FIRST))
                .expectEvents(new DivisionMerged(XIAJIAGOU, TANQIUYU, FIRST));
    }

    @Test
    void an_alias_is_confirmed_once() {
        var confirmed = new DivisionAliasConfirmed(XIAJIAGOU, "夏家溝");
        var confirm = new ConfirmDivisionAlias(XIAJIAGOU, "夏家溝");
        division().given(PROJECT, DAY, REGISTERED).when(PROJECT, DAY, confirm).expectEvents(confirmed);
        division()
                .given(PROJECT, DAY, REGISTERED, confirmed)
                .when(PROJECT, DAY, confirm)
                .expectNothing();
        division().when(PROJECT, DAY, confirm).expectRefusals(RegistryRefusal.UNKNOWN_DIVISION);
    }

    @Test
    void the_shipped_register_holds_each_code_of_the_county_once() {
        var register = DivisionRegister.anqiu();
        var codes = register.stream().map(RegisterDivision::code).collect(Collectors.toSet());
        assertThat(register).hasSize(900);
        assertThat(codes).hasSize(900).contains(COUNTY, ZHESHAN_TOWN, XIAJIAGOU, TANQIUYU);
        assertThat(codes).allMatch(code -> code.isWithin(COUNTY));
        assertThat(codes).allMatch(code -> codes.contains(code.town()));
        assertThat(register.getFirst()).isEqualTo(new RegisterDivision(COUNTY, "安丘市", FIRST, null));
    }

    private static LedgerFixture<DivisionAggregate> division() {
        return LedgerFixture.of(DivisionAggregate.class);
    }
}
