package org.sunledger.api.supervision;

import java.util.List;

/** 常用总体: what auditors usually draw from. A recorded sample names its kinds of events itself. */
enum Populations {
    /** 支付. */
    PAYMENTS(List.of("disbursement.paid")),

    /** 资金事项: every event that posts. */
    MONEY(List.of(
            "allocation.issued",
            "allocation.reduced",
            "asset.handed-over",
            "asset.share-assigned",
            "disbursement.paid",
            "disbursement.returned",
            "entry.reversed",
            "fund.arrived",
            "fund.withdrawn",
            "income.distributed",
            "income.received",
            "recovery.received",
            "recovery.returned-to-pool"));

    private final List<String> eventTypes;

    Populations(List<String> eventTypes) {
        this.eventTypes = eventTypes;
    }

    List<String> eventTypes() {
        return eventTypes;
    }
}
