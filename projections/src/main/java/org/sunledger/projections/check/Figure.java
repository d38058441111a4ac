package org.sunledger.projections.check;

import java.util.Locale;

/** 台账指标: a figure that some table keeps; its name is the column's. */
enum Figure {
    ARRIVED,
    WITHDRAWN,
    ALLOCATED,
    DISBURSED,
    RECOVERED,
    POOL,
    AVAILABLE,
    PENDING,
    ASSET,
    INCOME,
    REGISTERED,
    RESERVED;

    String column() {
        return name().toLowerCase(Locale.ROOT) + "_fen";
    }
}
