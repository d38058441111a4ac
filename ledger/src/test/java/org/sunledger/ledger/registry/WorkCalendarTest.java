package org.sunledger.ledger.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.shared.Rejection;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkCalendarTest {
    private final WorkCalendar calendar = WorkCalendar.shipped();

    @Test
    void fifteen_working_days_across_qingming_skip_the_holiday_and_count_the_sunday_worked_instead() {
        assertThat(calendar.plusWorkingDays(LocalDate.of(2018, 3, 26), 15)).isEqualTo(LocalDate.of(2018, 4, 17));
        assertThat(calendar.isWorkingDay(LocalDate.of(2018, 4, 5))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2018, 4, 8))).isTrue();
    }

    @Test
    void a_term_of_no_days_ends_where_it_begins() {
        assertThat(calendar.plusWorkingDays(LocalDate.of(2018, 4, 7), 0)).isEqualTo(LocalDate.of(2018, 4, 7));
    }

    @Test
    void a_year_without_its_notice_is_refused_never_guessed() {
        assertThat(calendar.plusWorkingDays(LocalDate.of(2020, 12, 30), 1)).isEqualTo(LocalDate.of(2020, 12, 31));
        assertThatThrownBy(() -> calendar.plusWorkingDays(LocalDate.of(2020, 12, 30), 2))
                .isInstanceOfSatisfying(Rejection.class, rejection -> {
                    assertThat(rejection.refusal()).isEqualTo(RegistryRefusal.CALENDAR_NOT_COVERED);
                    assertThat(rejection.first().chinese())
                            .isEqualTo("工作日历未包含 2021 年(已有 2018、2019、2020),请先导入国务院办公厅当年放假通知。");
                });
        assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.of(2017, 12, 29)))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void remaining_working_days_count_the_last_day_and_turn_negative_after_it() {
        var due = LocalDate.of(2018, 4, 17);
        assertThat(calendar.workingDaysUntil(LocalDate.of(2018, 3, 26), due)).contains(15);
        assertThat(calendar.workingDaysUntil(due, due)).contains(0);
        assertThat(calendar.workingDaysUntil(LocalDate.of(2018, 4, 19), due)).contains(-2);
        assertThat(calendar.workingDaysUntil(due, LocalDate.of(2021, 1, 4)))
                .as("2021 is not loaded")
                .isEmpty();
    }
}
