package org.sunledger.ledger.registry;

import java.time.LocalDate;
import java.util.List;
import org.sunledger.ledger.registry.DivisionCommand.RegisterDivision;
import org.sunledger.ledger.shared.DivisionCode;

/**
 * The county extract of division codes shipped for the demo ledger (安丘市 370784). The extract tells no first day:
 * {@link #VALID_FROM} is assumed for every code.
 */
public final class DivisionRegister {
    /** Assumed: two years before the demo's first entry, so that every entry finds its place. */
    public static final LocalDate VALID_FROM = LocalDate.of(2016, 1, 1);

    private static final String TABLE = "divisions_anqiu_370784.csv";

    private DivisionRegister() {}

    /** County first, then towns and villages as the extract lists them. */
    public static List<RegisterDivision> anqiu() {
        return Csv.rows(TABLE).stream()
                .map(row -> new RegisterDivision(DivisionCode.of(row.get("code")), row.get("name"), VALID_FROM, null))
                .toList();
    }
}
