package org.sunledger.projections.flow;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code money_party}. */
public final class MoneyPartyTable implements Table<Long, MoneyParties.Row> {
    @Override
    public void write(Target target, SortedMap<Long, MoneyParties.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", Map.Entry::getKey)
                .column("subject", "uuid", r -> r.getValue().subject())
                .column("receipt", "uuid", r -> r.getValue().receipt())
                .column("party_ref", "uuid", r -> {
                    var party = r.getValue().party();
                    return party == null ? null : party.partyRef();
                })
                .column("party_version", "integer", r -> {
                    var party = r.getValue().party();
                    return party == null ? null : party.version();
                })
                .insertInto(target, "money_party");
    }
}
