package org.sunledger.projections.engine;

import java.sql.SQLException;
import java.util.SortedMap;

/** Writes a table of words; all such tables have the same columns. */
public final class WordTable implements Table<Word.Key, Word> {
    private final String table;

    /**
     * For one table.
     *
     * @param table without schema
     */
    public WordTable(String table) {
        this.table = table;
    }

    @Override
    public void write(Target target, SortedMap<Word.Key, Word> changes) throws SQLException {
        Rows.of(changes.values())
                .column("position", "bigint", w -> w.key().position())
                .column("subject", "uuid", w -> w.key().subject())
                .column("what", "text", w -> w.key().what())
                .column("effective_on", "date", Word::effectiveOn)
                .column("word", "text", Word::text)
                .column("number", "bigint", Word::number)
                .insertInto(target, table);
    }
}
