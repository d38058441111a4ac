package org.sunledger.api.village;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.Asked;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.village.VillageBalance;
import org.sunledger.projections.village.VillageBalanceQueries;

/** Village balances as files. */
@Configuration(proxyBeanMethods = false)
class VillageExports {
    @Bean
    ViewExport<?> villageBalancesExport(VillageBalanceQueries balances) {
        return ViewExport.of(
                        "village-balances",
                        "/api/v1/balances/villages",
                        asked -> balances.table(asked.asOf()),
                        VillageBalance.County::asOf)
                .table("villages", VillageBalance.class, VillageBalance.County::rows)
                .table("total", VillageBalance.Total.class, county -> List.of(county.total()));
    }

    @Bean
    ViewExport<?> villageEventsExport(VillageBalanceQueries balances) {
        return ViewExport.of(
                        "village-events",
                        "/api/v1/balances/villages",
                        asked -> balances.village(place(asked), asked.asOf()),
                        VillageBalance.Village::asOf)
                .filters("division")
                .table("village", VillageBalance.class, village -> List.of(village.row()))
                .table("village-events", VillageBalance.Entry.class, VillageBalance.Village::events);
    }

    private static DivisionCode place(Asked asked) {
        return asked.required("division", DivisionCode::of, "12 位区划代码", "a division code of 12 digits");
    }
}
