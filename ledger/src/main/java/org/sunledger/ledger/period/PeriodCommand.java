package org.sunledger.ledger.period;

import java.time.YearMonth;
import java.util.Set;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.TextDigest;

/** What may be asked of an accounting period. */
public sealed interface PeriodCommand extends Command {
    YearMonth period();

    @Override
    default StreamId stream() {
        return new StreamId(StreamType.PERIOD, period().toString());
    }

    @Override
    default boolean needsValidPlace() {
        return false;
    }

    /** A closed month must be able to be opened again by an act dated in it. */
    @Override
    default boolean isSubjectToPeriod() {
        return false;
    }

    /**
     * 结账.
     *
     * @param balancesSha256 of the balances as recorded at {@code balancesPosition}, lower-case hex
     */
    record ClosePeriod(YearMonth period, String balancesSha256, long balancesPosition) implements PeriodCommand {
        public ClosePeriod {
            balancesSha256 = new TextDigest(balancesSha256).sha256();
            new Shape().atLeast("balancesPosition", balancesPosition, 1).orThrow();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.CHECKER);
        }
    }

    /** 申请重开. */
    record ProposePeriodReopen(YearMonth period) implements PeriodCommand {
        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.APPROVER);
        }
    }

    /** 重开. */
    record ReopenPeriod(YearMonth period) implements PeriodCommand {
        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.AUDITOR);
        }
    }
}
