package org.sunledger.ledger.fund;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundId;

/** Derives a fund's id from what identifies it, so that entering the same quota twice meets the same stream. */
public final class FundIds {
    private FundIds() {}

    /** One quota document, category and year is one fund (domain.md 4.1). */
    public static FundId of(DocNo quotaDocNo, Category category, int fiscalYear) {
        var name = "fund|" + quotaDocNo.normalised() + "|" + category.name() + "|" + fiscalYear;
        return new FundId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    public static FundId of(Quota quota) {
        return of(quota.quotaDocNo(), quota.category(), quota.fiscalYear());
    }
}
