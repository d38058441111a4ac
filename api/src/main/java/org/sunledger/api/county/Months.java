package org.sunledger.api.county;

import java.time.YearMonth;
import org.sunledger.ledger.period.PeriodEvent;
import org.sunledger.ledger.period.PeriodEvent.PeriodClosed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopenProposed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopened;
import org.sunledger.ledger.shared.Actor;

/** 会计期间: each month is closed some days after its end; rarely one is opened again for a while. */
final class Months {
    private static final int DAY_FIRST = 5;
    private static final int DAY_LAST = 12;
    private static final int REOPENED_PERCENT = 3;

    private final World world;
    private final Chance chance;

    Months(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    void begin(YearMonth month) {
        var day = month.plusMonths(1).atDay(chance.between(DAY_FIRST, DAY_LAST));
        world.agenda.on(day, () -> {
            close(month);
            if (chance.percent(REOPENED_PERCENT)) world.agenda.in(2, 10, () -> reopen(month));
            begin(month.plusMonths(1));
        });
    }

    private void close(YearMonth month) {
        tell(month, world.map.checkers.getFirst(), new PeriodClosed(month, chance.sha256(), world.book.position()));
        world.registry.closed(month, true);
    }

    private void reopen(YearMonth month) {
        tell(month, world.map.approvers.getFirst(), new PeriodReopenProposed(month));
        tell(month, world.map.auditors.getFirst(), new PeriodReopened(month));
        world.registry.closed(month, false);
        world.agenda.in(1, 5, () -> close(month));
    }

    private void tell(YearMonth month, Actor by, PeriodEvent event) {
        world.book.tell(world.act(by, CountyMap.COUNTY), world.registry.month(month), event);
    }
}
