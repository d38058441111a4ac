package org.sunledger.ledger.registry;

import static org.sunledger.ledger.shell.TestActors.ADMIN;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.MAKER;

import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.registry.LedgerCommand.OpenLedger;
import org.sunledger.ledger.registry.LedgerEvent.LedgerOpened;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OpeningLedgerTest {
    private static final UUID LEDGER = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final OpenLedger OPEN = new OpenLedger(LEDGER, "安丘市阳光账本", COUNTY, 1, true);
    private static final LedgerOpened OPENED = new LedgerOpened(LEDGER, "安丘市阳光账本", COUNTY, 1, true);

    @Test
    void the_administrator_opens_it_once() {
        LedgerFixture.of(LedgerAggregate.class).when(ADMIN, "2018-01-01", OPEN).expectEvents(OPENED);
        LedgerFixture.of(LedgerAggregate.class)
                .given(ADMIN, "2018-01-01", OPENED)
                .when(ADMIN, "2018-01-02", OPEN)
                .expectRefusals(RegistryRefusal.LEDGER_OPEN);
        LedgerFixture.of(LedgerAggregate.class)
                .when(MAKER, "2018-01-01", OPEN)
                .expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED);
    }
}
