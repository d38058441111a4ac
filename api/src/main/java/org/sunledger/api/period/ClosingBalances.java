package org.sunledger.api.period;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import org.sunledger.ledger.journal.Journal;
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

    /** @param sha256 over the UTF-8 lines {@code code,allocated,disbursed,recovered,available,asset,income}, in fen */
    public record Closing(String sha256, long position) {}

    /** Balances at the month's last day by everything recorded so far. */
    public Closing of(YearMonth period) {
        var position = journal.head();
        var county = balances.table(new AsOf(period.atEndOfMonth(), null, position, null));
        var lines = new StringBuilder();
        for (var row : county.rows()) lines.append(line(row));
        return new Closing(sha256(lines.toString()), position);
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

    private static String sha256(String lines) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
