package org.sunledger.api.county;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.PriorityQueue;
import org.sunledger.ledger.shell.Surroundings;

/** What is still to be done, by the instant at which it is: every story keeps only its next step here. */
final class Agenda {
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final int OFFICE_SECONDS = 8 * 3_600;

    private final PriorityQueue<Step> steps = new PriorityQueue<>();
    private final Chance chance;
    private final LocalDate lastDay;
    private Instant now;
    private LocalDate today;
    private long written;

    private record Step(Instant at, long order, Runnable what) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }

    /** @param lastDay what would be done later is left undone */
    Agenda(Chance chance, LocalDate firstDay, LocalDate lastDay) {
        this.chance = chance;
        this.lastDay = lastDay;
        this.today = firstDay;
        this.now = at(firstDay, LocalTime.of(8, 0));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Surroundings.ZONE).toInstant();
    }

    Instant now() {
        return now;
    }

    /** Civil date of the county. */
    LocalDate today() {
        return today;
    }

    /** In an office hour of the day, or of the Monday after a weekend; not before now. */
    void on(LocalDate day, Runnable what) {
        var working = working(day.isBefore(today) ? today : day);
        if (working.isAfter(lastDay)) return;
        var at = at(working, OPENS.plusSeconds(chance.between(0, OFFICE_SECONDS)));
        steps.add(new Step(at.isBefore(now) ? now : at, written++, what));
    }

    /** So many days from today on. */
    void in(int days, Runnable what) {
        on(today.plusDays(days), what);
    }

    /** Between two numbers of days from today on. */
    void in(int least, int most, Runnable what) {
        in(chance.between(least, most), what);
    }

    static LocalDate working(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) return day.plusDays(2);
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    /** Does what comes next. @return false: nothing is left */
    boolean step() {
        var step = steps.poll();
        if (step == null) return false;
        now = step.at();
        today = LocalDate.ofInstant(now, Surroundings.ZONE);
        step.what().run();
        return true;
    }
}
