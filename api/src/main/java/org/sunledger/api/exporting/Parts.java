package org.sunledger.api.exporting;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows that come in parts: the next part is read when the one before is written, so a list of any length needs the memory
 * of one part.
 */
public final class Parts {
    private Parts() {}

    /**
     * All rows from the first part on.
     *
     * @param first was read already, so that a question without an answer is refused before a file begins
     * @param next the part after one; null when there is none
     */
    public static <P, R> Iterable<R> of(P first, Function<P, List<R>> rows, Function<P, @Nullable P> next) {
        return () -> new Walk<>(first, rows, next);
    }

    private static final class Walk<P, R> implements Iterator<R> {
        private final Function<P, List<R>> rows;
        private final Function<P, @Nullable P> next;
        private @Nullable P part;
        private Iterator<R> in;

        private Walk(P first, Function<P, List<R>> rows, Function<P, @Nullable P> next) {
            this.rows = rows;
            this.next = next;
            this.part = first;
            this.in = rows.apply(first).iterator();
        }

        @Override
        public boolean hasNext() {
            while (!in.hasNext()) {
                var read = part;
                if (read == null) return false;
                part = next.apply(read);
                if (part == null) return false;
                in = rows.apply(part).iterator();
            }
            return true;
        }

        @Override
        public R next() {
            if (!hasNext()) throw new NoSuchElementException();
            return in.next();
        }
    }
}
