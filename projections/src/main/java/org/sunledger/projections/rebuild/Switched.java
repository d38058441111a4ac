package org.sunledger.projections.rebuild;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.registry.LedgerEvent.TableSwitched;

/**
 * What the journal is told of a switch.
 *
 * @param id of this switch, the same however often it is told: the command's id
 * @param approver login name of who accepted the difference; null where there was none
 */
public record Switched(
        UUID id,
        String group,
        int from,
        int to,
        long position,
        List<TableSwitched> tables,
        @Nullable String differenceSha256,
        @Nullable String approver) {
    public Switched {
        tables = List.copyOf(tables);
    }
}
