package org.sunledger.projections.rebuild;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** PostgreSQL counts from 2000. */
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final int JSONB_VERSION = 1;

    private final Map<String, Buffer> tables = new LinkedHashMap<>();

    /** The rows of one table; which columns they have is the same for all of them. */
    private static final class Buffer {
        private final String columns;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        private Buffer(String columns) {
            this.columns = columns;
        }
    }

    @Override
    public <R> void insert(String table, List<Column<R>> columns, Collection<R> rows) {
        var buffer = tables.computeIfAbsent(
                table, ignored -> new Buffer(columns.stream().map(Column::name).collect(Collectors.joining(", "))));
        try {
            for (var row : rows) {
                buffer.out.writeShort(columns.size());
                for (var column : columns)
                    write(buffer.out, column.type(), column.value().apply(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
                    if (buffer == null) continue;
                    var bytes = buffer.bytes.toByteArray();
                    copy.writeToCopy(bytes, 0, bytes.length);
                }
                copy.writeToCopy(TRAILER, 0, TRAILER.length);
                copy.endCopy();
            } finally {
                if (copy.isActive()) copy.cancelCopy();
            }
        }
    }

    private static void write(DataOutputStream out, String type, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        switch (type) {
            case "bigint" -> {
                out.writeInt(Long.BYTES);
                out.writeLong(((Number) value).longValue());
            }
            case "integer" -> {
                out.writeInt(Integer.BYTES);
                out.writeInt((Integer) value);
            }
            case "uuid" -> {
                out.writeInt(2 * Long.BYTES);
                out.writeLong(((UUID) value).getMostSignificantBits());
                out.writeLong(((UUID) value).getLeastSignificantBits());
            }
            case "date" -> {
                out.writeInt(Integer.BYTES);
                out.writeInt(Math.toIntExact(ChronoUnit.DAYS.between(EPOCH_DAY, (LocalDate) value)));
            }
            case "timestamptz" -> {
                out.writeInt(Long.BYTES);
                out.writeLong(ChronoUnit.MICROS.between(EPOCH, (Instant) value));
            }
            case "boolean" -> {
                out.writeInt(1);
                out.writeBoolean((Boolean) value);
            }
            case "text" -> {
                var bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            case "jsonb" -> {
                var bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
                out.writeInt(1 + bytes.length);
                out.writeByte(JSONB_VERSION);
                out.write(bytes);
            }
            default -> throw new IllegalArgumentException("No binary form of " + type);
        }
    }
}
