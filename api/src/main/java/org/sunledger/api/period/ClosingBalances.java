package org.sunledger.api.period;

import java.time.YearMonth;
import org.springframework.stereotype.Component;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.village.VillageBalance;
import org.sunledger.projections.village.VillageBalanceQueries;

/**
 * 结账余额: the balances of a month's last day as the ledger knows them when the month is closed, and their digest. Whoever
 * asks for the same day at the same position gets the same lines, so the digest can be checked at any time.
 */
@Component
public class ClosingBalances {
    private final VillageBalanceQueries balances;
    private final Journal journal;

    ClosingBalances(VillageBalanceQueries balances, Journal journal) {
        this.balances = balances;
        this.journal = journal;
    }

    /**
     * The balances with which a period is closed (期末余额), reduced to one digest that anybody can compute again.
     *
     * @param sha256 over the UTF-8 lines {@code code,allocated,disbursed,recovered,available,asset,income}, in fen
     * @param position of the last event that was counted
     */
    public record Closing(String sha256, long position) {}

    /** Balances at the month's last day by everything recorded so far. */
    public Closing of(YearMonth period) {
        var position = journal.head();
        var county = balances.table(new AsOf(period.atEndOfMonth(), null, position, null));
        var lines = new StringBuilder();
        for (var row : county.rows()) lines.append(line(row));
        return new Closing(Sha256.of(lines.toString()), position);
    }

    private static String line(VillageBalance row) {
        return "%s,%d,%d,%d,%d,%d,%d\n"
                .formatted(
                        row.divisionCode(),
                        row.allocatedFen(),
                        row.disbursedFen(),
                        row.recoveredFen(),
                        row.availableFen(),
                        row.assetFen(),
                        row.incomeFen());
    }
}
