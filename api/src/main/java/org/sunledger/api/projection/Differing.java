package org.sunledger.api.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.rebuild.Difference;

/**
 * 差异: rows that are not the same on both sides.
 *
 * @param sha256 names it; a rebuild's is what is accepted
 * @param text a line for each table and each row shown; null while it is on its way
 */
public record Differing(
        long position,
        long rows,
        @Nullable String sha256,
        List<InTable> tables,
        @Nullable String text) {
    /**
     * What differs in one table.
     *
     * @param rows of the side computed anew
     * @param uncompared rows on both sides of which nothing was ever kept that could be compared; they do not differ
     */
    public record InTable(String name, long rows, long changed, long missing, long added, long uncompared) {
        static InTable of(Difference.Table table) {
            return new InTable(
                    table.name(), table.rows(), table.changed(), table.missing(), table.added(), table.uncompared());
        }
    }

    static Differing of(Difference found, boolean isWhole) {
        return new Differing(
                found.position(),
                found.differing(),
                found.sha256(),
                found.tables().stream().map(InTable::of).toList(),
                isWhole ? found.text() : null);
    }
}
