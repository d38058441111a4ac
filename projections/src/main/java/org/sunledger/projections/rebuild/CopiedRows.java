package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.sunledger.projections.engine.Column;
import org.sunledger.projections.engine.Target;

/**
 * New rows in the binary form of COPY: made by whichever core folded them, so that the one connection that writes only
 * sends bytes. Sums cannot be copied; they are merged first.
 */
public final class CopiedRows implements Target {
    /** PGCOPY, a newline that shows whether something changed newlines, then flags and extensions: none. */
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};

    private final Map<String, Buffer> tables = new LinkedHashMap<>();

    /** The rows of one table; which columns they have is the same for all of them. */
    private static final class Buffer {
        private final String columns;
        private final BinaryForm[] forms;
        private final CopyBuffer bytes = new CopyBuffer();

        private Buffer(List<? extends Column<?>> columns) {
            this.columns = columns.stream().map(Column::name).collect(Collectors.joining(", "));
            this.forms = columns.stream().map(Column::type).map(BinaryForm::of).toArray(BinaryForm[]::new);
        }
    }

    @Override
    public <R> void insert(String table, List<Column<R>> columns, Collection<R> rows) {
        var buffer = tables.computeIfAbsent(table, ignored -> new Buffer(columns));
        for (var row : rows) {
            buffer.bytes.putShort(columns.size());
            for (int i = 0; i < buffer.forms.length; i++) {
                var value = columns.get(i).value().apply(row);
                if (value == null) BinaryForm.writeNull(buffer.bytes);
                else buffer.forms[i].write(buffer.bytes, value);
            }
        }
    }

    @Override
    public <R> void add(String table, int keys, List<Column<R>> columns, Collection<R> rows) {
        throw new UnsupportedOperationException("Rows of %s change; they cannot be copied".formatted(table));
    }

    /** Sends the rows of several pages, each table's in one COPY. */
    public static void send(Connection connection, String schema, List<CopiedRows> pages) throws SQLException {
        var all = new LinkedHashMap<String, String>();
        for (var page : pages) page.tables.forEach((table, buffer) -> all.putIfAbsent(table, buffer.columns));
        for (var table : all.entrySet()) {
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s.%s (%s) from stdin (format binary)"
                            .formatted(schema, table.getKey(), table.getValue()));
            try {
                copy.writeToCopy(HEADER, 0, HEADER.length);
                for (var page : pages) {
                    var buffer = page.tables.get(table.getKey());
                    if (buffer != null) buffer.bytes.sendTo(copy);
                }
                copy.writeToCopy(TRAILER, 0, TRAILER.length);
                copy.endCopy();
            } finally {
                if (copy.isActive()) copy.cancelCopy();
            }
        }
    }
}
