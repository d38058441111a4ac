package org.sunledger.projections.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 明细规则: which rows a record must have left behind, written down a second time. One class per group of tables. */
final class RowRules {
    private RowRules() {}

    /**
     * The rows by table and by what names them beside the position.
     *
     * @throws Raw.Unreadable the record does not say what a row needs
     */
    static Map<Listed, Map<String, Map<String, @Nullable String>>> of(Raw record, @Nullable Move move) {
        var told = new Told(record);
        TrailRows.tell(record, told); // of every record, so all must be of a form that the checker knows
        MoneyRows.tell(record, move, told);
        ProjectRows.tell(record, move, told);
        AssetRows.tell(record, told);
        NoticeRows.tell(record, told);
        SupervisionRows.tell(record, told);
        DueRows.tell(record, told);
        WaitingRows.tell(record, told);
        return told.rows();
    }
}
