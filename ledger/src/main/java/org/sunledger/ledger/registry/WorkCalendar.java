package org.sunledger.ledger.registry;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * 工作日历: weekends, and the State Council's yearly notice of holidays and of weekends worked instead. A year whose
 * notice is not loaded has no working days that could be counted: nothing is guessed.
 */
public final class WorkCalendar {
    private static final String TABLE = "holidays_2018_2020.csv";

    private final Map<LocalDate, Boolean> worked;
    private final TreeSet<Integer> years;

    private WorkCalendar(Map<LocalDate, Boolean> worked) {
        this.worked = Map.copyOf(worked);
        this.years = worked.keySet().stream().map(LocalDate::getYear).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The calendar shipped with the program. */
    public static WorkCalendar shipped() {
        var worked = new HashMap<LocalDate, Boolean>();
        for (var row : Csv.rows(TABLE)) {
            var kind = row.get("kind");
            worked.put(
                    LocalDate.parse(row.get("date")),
                    switch (kind) {
                        case "WORK" -> true;
                        case "OFF" -> false;
                        default -> throw new IllegalStateException("Neither OFF nor WORK: " + kind);
                    });
        }
        return new WorkCalendar(worked);
    }

    public boolean isWorkingDay(LocalDate day) {
        if (!years.contains(day.getYear())) {
            throw RegistryRefusal.CALENDAR_NOT_COVERED.because(
                    "year",
                    day.getYear(),
                    "years",
                    years.stream().map(String::valueOf).collect(Collectors.joining("、")));
        }
        var noticed = worked.get(day);
        if (noticed != null) return noticed;
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The last day of a term of working days; the day itself is not counted. */
    public LocalDate plusWorkingDays(LocalDate day, int workingDays) {
        if (workingDays < 0) throw new IllegalArgumentException("A term is not negative: " + workingDays);
        var last = day;
        for (int counted = 0; counted < workingDays; ) {
            last = last.plusDays(1);
            if (isWorkingDay(last)) counted++;
        }
        return last;
    }

    /**
     * How many working days remain after the one day until the other, inclusive; negative when the last day has passed.
     * Empty where a year between has no calendar.
     */
    public Optional<Integer> workingDaysUntil(LocalDate day, LocalDate last) {
        var first = day.isBefore(last) ? day : last;
        var second = day.isBefore(last) ? last : day;
        for (int year = first.getYear(); year <= second.getYear(); year++) {
            if (!years.contains(year)) return Optional.empty();
        }
        var between = (int) first.plusDays(1)
                .datesUntil(second.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
        return Optional.of(day.isAfter(last) ? -between : between);
    }
}
