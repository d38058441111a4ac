package org.sunledger.ledger.period;

import java.time.YearMonth;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** 会计期间: one calendar month; open until it is closed. */
public sealed interface PeriodEvent extends Event {
    YearMonth period();

    @Override
    default StreamId stream() {
        return new StreamId(StreamType.PERIOD, period().toString());
    }

    /**
     * 结账.
     *
     * @param balancesSha256 of the balances as recorded at {@code balancesPosition}, lower-case hex
     */
    record PeriodClosed(YearMonth period, String balancesSha256, long balancesPosition) implements PeriodEvent {}

    /** 申请重开: the leader's half of two approvals. */
    record PeriodReopenProposed(YearMonth period) implements PeriodEvent {}

    /** 重开: the auditor agreed. */
    record PeriodReopened(YearMonth period) implements PeriodEvent {}
}
