package org.sunledger.ledger.posting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.FundId;

/**
 * 分录: one side of one move. Both sides of a fiscal move name the same fund and the same place, so every fund and every
 * place balances by itself; the pool therefore is a figure of a fund or of the ledger, not of a place.
 *
 * @param fundId null for assets and income, which are not fiscal money
 * @param projectId null where no project is concerned
 * @param amountFen signed, never zero: positive when the account grows
 */
public record Posting(
        Account account,
        Flow flow,
        DivisionCode divisionCode,
        @Nullable FundId fundId,
        @Nullable UUID projectId,
        long amountFen) {}
