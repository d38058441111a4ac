package org.sunledger.ledger.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.shell.TestActors.ADMIN;
import static org.sunledger.ledger.shell.TestActors.COUNTY;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.registry.LedgerCommand.RecordProjectionSwitch;
import org.sunledger.ledger.registry.LedgerEvent.LedgerOpened;
import org.sunledger.ledger.registry.LedgerEvent.ProjectionSwitched;
import org.sunledger.ledger.registry.LedgerEvent.TableSwitched;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SwitchingProjectionsTest {
    private static final UUID LEDGER = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final LedgerOpened OPENED = new LedgerOpened(LEDGER, "安丘市阳光账本", COUNTY, 1, true);
    private static final List<TableSwitched> TABLES = List.of(new TableSwitched("village_balance", 1, 2, 86, 3));
    private static final UserId LEADER = new UserId("leader");

    @Test
    void is_recorded_in_the_name_of_who_asked_for_the_rebuild() {
        LedgerFixture.of(LedgerAggregate.class)
                .given(ADMIN, "2018-01-01", OPENED)
                .when(
                        ADMIN,
                        "2018-06-01",
                        new RecordProjectionSwitch(LEDGER, "money", 1, 2, 52, TABLES, "5f", LEADER),
                        SwitchingProjectionsTest::byTheProgram)
                .expectEvents(new ProjectionSwitched(LEDGER, "money", 1, 2, 52, TABLES, "5f", LEADER));
    }

    @Test
    void is_told_by_no_person() {
        LedgerFixture.of(LedgerAggregate.class)
                .given(ADMIN, "2018-01-01", OPENED)
                .when(ADMIN, "2018-06-01", new RecordProjectionSwitch(LEDGER, "money", 1, 2, 52, TABLES, null, null))
                .expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED);
    }

    @Test
    void names_who_accepted_a_difference() {
        var refused = catchThrowableOfType(
                Rejection.class, () -> new RecordProjectionSwitch(LEDGER, "money", 1, 2, 52, TABLES, "5f", null));
        assertThat(refused.refusal()).isEqualTo(SharedRefusal.FIELD_MISSING);
    }

    private static Request byTheProgram(Request asked) {
        return Request.automated(
                asked.commandId(),
                asked.digest(),
                asked.actor(),
                asked.effectiveOn(),
                asked.correlationId(),
                null,
                List.of());
    }
}
