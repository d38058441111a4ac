package org.sunledger.ledger.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.notice.NoticeEvent.Type;
import org.sunledger.ledger.registry.Rules;
import org.sunledger.ledger.registry.WorkCalendar;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishDeadlineTest {
    private static final Rules RULES = new Rules(
            null, Map.of("notice.publishWithin.allocation.workingDays", 15L, "notice.publishWithin.workingDays", 20L));
    private static final LocalDate ISSUED = LocalDate.of(2018, 3, 26);

    @Test
    void an_allocation_of_s1_is_posted_by_the_seventeenth_of_april() {
        assertThat(PublishDeadline.of(Type.N01, ISSUED, RULES, WorkCalendar.shipped()))
                .isEqualTo(LocalDate.of(2018, 4, 17));
    }

    @Test
    void everything_else_has_twenty_working_days() {
        assertThat(PublishDeadline.of(Type.N10, ISSUED, RULES, WorkCalendar.shipped()))
                .isEqualTo(LocalDate.of(2018, 4, 24));
    }
}
