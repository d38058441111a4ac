package org.sunledger.projections.fund;

import java.time.LocalDate;
import java.util.Map;
import org.sunledger.ledger.fund.FundEvent.FundRegistered;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.AppendOnly;

/** 指标文件: what the quota document of a fund says. */
public final class FundQuotas implements AppendOnly<Long, FundQuotas.Row> {
    public record Row(FundId fundId, LocalDate effectiveOn, Quota quota) {}

    @Override
    public String name() {
        return "fund_quota";
    }

    @Override
    public int foldVersion() {
        return 2; // 2: integration item
    }

    @Override
    public Map<Long, Row> apply(JournalEvent event) {
        return event.event() instanceof FundRegistered e
                ? Map.of(event.position(), new Row(e.fundId(), event.envelope().effectiveOn(), e.quota()))
                : Map.of();
    }
}
