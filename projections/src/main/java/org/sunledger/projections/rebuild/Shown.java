package org.sunledger.projections.rebuild;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.sunledger.projections.engine.AsOf;

/**
 * Something that people were shown, which a replay must show again: rows by a key that names them. A row without a cell
 * says that it was there, and that nothing was ever kept of what it said.
 */
public interface Shown {
    /** Of what is shown, as a report names it. */
    String name();

    /** What the ledger answers today about that position. */
    SortedMap<String, Map<String, String>> then(Views live, long position);

    /** What comes out of the tables that were folded up to that position. */
    SortedMap<String, Map<String, String>> again(Views replayed, long position);

    /** The answer to one question, asked as of the position and of the replay's own present. */
    static Shown answer(String name, BiFunction<Views, AsOf, SortedMap<String, Map<String, String>>> question) {
        return new Shown() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public SortedMap<String, Map<String, String>> then(Views live, long position) {
                return question.apply(live, AsOf.position(position));
            }

            @Override
            public SortedMap<String, Map<String, String>> again(Views replayed, long position) {
                return question.apply(replayed, AsOf.latest());
            }
        };
    }

    /** Rows as they are compared: every component of the record with its value as text. */
    static <R extends Record> SortedMap<String, Map<String, String>> rows(Collection<R> rows, Function<R, Object> key) {
        var cells = new TreeMap<String, Map<String, String>>();
        for (var row : rows) cells.put(String.valueOf(key.apply(row)), Cells.of(row));
        return cells;
    }
}
