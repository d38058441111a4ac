package org.sunledger.projections.rebuild;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The binary form of one PostgreSQL type: its length in bytes, then the bytes. */
enum BinaryForm {
    BIGINT {
        @Override
        void write(CopyBuffer out, Object value) {
            out.putInt(Long.BYTES);
            out.putLong(((Number) value).longValue());
        }
    },
    INTEGER {
        @Override
        void write(CopyBuffer out, Object value) {
            out.putInt(Integer.BYTES);
            out.putInt((Integer) value);
        }
    },
    UUID {
        @Override
        void write(CopyBuffer out, Object value) {
            out.putInt(2 * Long.BYTES);
            out.putLong(((UUID) value).getMostSignificantBits());
            out.putLong(((UUID) value).getLeastSignificantBits());
        }
    },
    DATE {
        @Override
        void write(CopyBuffer out, Object value) {
            out.putInt(Integer.BYTES);
            out.putInt(Math.toIntExact(((LocalDate) value).toEpochDay() - EPOCH_DAY));
        }
    },
    TIMESTAMPTZ {
        @Override
        void write(CopyBuffer out, Object value) {
            var instant = (Instant) value;
            var micros = Math.multiplyExact(instant.getEpochSecond() - EPOCH_SECOND, MICROS);
            out.putInt(Long.BYTES);
            out.putLong(Math.addExact(micros, instant.getNano() / NANOS));
        }
    },
    BOOLEAN {
        @Override
        void write(CopyBuffer out, Object value) {
            out.putInt(1);
            out.put((byte) ((Boolean) value ? 1 : 0));
        }
    },
    TEXT {
        @Override
        void write(CopyBuffer out, Object value) {
            var bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
            out.putInt(bytes.length);
            out.put(bytes);
        }
    },
    JSONB {
        @Override
        void write(CopyBuffer out, Object value) {
            var bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
            out.putInt(1 + bytes.length);
            out.put(JSONB_VERSION);
            out.put(bytes);
        }
    };

    /** PostgreSQL counts from 2000. */
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private static final long EPOCH_SECOND =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;
    private static final byte JSONB_VERSION = 1;
    private static final int NO_VALUE = -1;

    /** @param type as PostgreSQL names it */
    static BinaryForm of(String type) {
        for (var form : values()) if (form.name().equalsIgnoreCase(type)) return form;
        throw new IllegalArgumentException("No binary form of " + type);
    }

    static void writeNull(CopyBuffer out) {
        out.putInt(NO_VALUE);
    }

    abstract void write(CopyBuffer out, Object value);
}
