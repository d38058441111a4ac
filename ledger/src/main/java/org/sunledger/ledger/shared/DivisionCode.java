package org.sunledger.ledger.shared;

/**
 * 区划代码: twelve digits, province 2 + city 2 + county 2 + town 3 + village 3. Whether the code was valid on a day
 * is a question to the registry (INV-27), not to its form.
 */
public record DivisionCode(String value) implements Comparable<DivisionCode> {
    private static final int LENGTH = 12;

    public DivisionCode {
        if (!isWellFormed(value)) throw SharedRefusal.DIVISION_MALFORMED.because("divisionCode", value);
    }

    /** By hand: every record that is read holds several. */
    private static boolean isWellFormed(String value) {
        if (value.length() != LENGTH) return false;
        for (int i = 0; i < LENGTH; i++) if (value.charAt(i) < '0' || value.charAt(i) > '9') return false;
        return true;
    }

    public static DivisionCode of(String value) {
        return new DivisionCode(value);
    }

    /** The level, read from trailing zeros (domain.md section 3). */
    public Level level() {
        if (value.endsWith("000000")) return Level.COUNTY;
        return value.endsWith("000") ? Level.TOWN : Level.VILLAGE;
    }

    /** Whether this place is the given area or lies in it. */
    public boolean isWithin(DivisionCode area) {
        return switch (area.level()) {
            case COUNTY -> value.startsWith(area.value.substring(0, 6));
            case TOWN -> value.startsWith(area.value.substring(0, 9));
            case VILLAGE -> equals(area);
        };
    }

    public DivisionCode county() {
        return new DivisionCode(value.substring(0, 6) + "000000");
    }

    public DivisionCode town() {
        return new DivisionCode(value.substring(0, 9) + "000");
    }

    @Override
    public int compareTo(DivisionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    /** 层级. */
    public enum Level implements Labelled {
        COUNTY("县"),
        TOWN("乡"),
        VILLAGE("村");

        private final String chinese;

        Level(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }
}
