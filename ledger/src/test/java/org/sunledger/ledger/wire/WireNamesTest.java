package org.sunledger.ledger.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.period.PeriodEvent;
import org.sunledger.ledger.period.PeriodEvent.PeriodClosed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopenProposed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopened;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WireNamesTest {
    /** Moved from another package and renamed from PeriodClosed: its name on disk is the table's business. */
    record MonthShut(UUID month) implements Event {
        @Override
        public StreamId stream() {
            return StreamId.of(StreamType.PERIOD, month);
        }
    }

    @Test
    void lead_from_class_to_name_and_back() {
        assertThat(WireNames.of(DisbursementPaid.class)).isEqualTo(new WireName("disbursement.paid", 1));
        assertThat(WireNames.eventClass("disbursement.paid")).isEqualTo(DisbursementPaid.class);
    }

    @Test
    void come_from_the_table_and_not_from_packages_or_classes() {
        var renamed = new WireTable().add(MonthShut.class, "period.closed", 1);
        var month = new MonthShut(UUID.fromString("0162a000-0000-7000-8000-000000000001"));
        var json = new EventJson(renamed, List.of());
        assertThat(json.read("period.closed", 1, json.write(month))).isEqualTo(month);
        assertThat(new String(json.write(month), UTF_8))
                .isEqualTo("{\"month\":\"0162a000-0000-7000-8000-000000000001\"}");
    }

    @Test
    void contain_no_class_name() {
        for (var eventClass : WireNames.eventClasses()) {
            assertThat(WireNames.of(eventClass).eventType()).doesNotContain(eventClass.getSimpleName());
        }
    }

    @Test
    void know_no_stranger() {
        assertThatThrownBy(() -> WireNames.eventClass("disbursement.dreamt"))
                .isInstanceOf(WireException.class)
                .hasMessage("disbursement.dreamt: unknown event type");
        var stranger = new MonthShut(new UUID(1, 2));
        assertThatThrownBy(() -> WireNames.of(stranger)).hasMessageContaining("has no wire name");
    }

    @Test
    void stop_the_program_when_a_leaf_is_missing() {
        var table = new WireTable()
                .add(PeriodClosed.class, "period.closed", 1)
                .add(PeriodReopened.class, "period.reopened", 1);
        assertThatThrownBy(() -> WireNames.requireEveryLeaf(table, List.of(PeriodEvent.class)))
                .hasMessageContaining("without a wire name")
                .hasMessageContaining("PeriodReopenProposed");
        table.add(PeriodReopenProposed.class, "period.reopen-proposed", 1);
        WireNames.requireEveryLeaf(table, List.of(PeriodEvent.class));
    }

    @Test
    void stop_the_program_when_a_name_belongs_to_no_family() {
        var table = new WireTable()
                .add(PeriodClosed.class, "period.closed", 1)
                .add(PeriodReopened.class, "period.reopened", 1)
                .add(PeriodReopenProposed.class, "period.reopen-proposed", 1)
                .add(MonthShut.class, "month.shut", 1);
        assertThatThrownBy(() -> WireNames.requireEveryLeaf(table, List.of(PeriodEvent.class)))
                .hasMessageContaining("in no family");
    }

    @Test
    void are_given_once() {
        var table = new WireTable().add(PeriodClosed.class, "period.closed", 1);
        assertThatThrownBy(() -> table.add(PeriodClosed.class, "period.shut", 1))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> table.add(PeriodReopened.class, "period.closed", 1))
                .hasMessageContaining("names two classes");
    }

    @Test
    void have_one_form() {
        for (var wrong :
                List.of("PeriodClosed", "period", "period.Closed", "period.closed.1", "period.re_opened", "")) {
            assertThatThrownBy(() -> new WireName(wrong, 1)).hasMessageContaining("Not a wire name");
        }
        assertThatThrownBy(() -> new WireName("period.closed", 0)).hasMessageContaining("count from 1");
    }
}
