package org.sunledger.api.figure;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.projections.figure.NegativeDayQueries;
import org.sunledger.projections.figure.NegativeDays;

/** Negative days as a file. */
@Configuration(proxyBeanMethods = false)
class FigureExports {
    @Bean
    ViewExport<?> negativeDaysExport(NegativeDayQueries negativeDays) {
        return ViewExport.of(
                        "negative-days",
                        "/api/v1/negative-days",
                        asked -> negativeDays.days(asked.asOf()),
                        NegativeDays::asOf)
                .table("negative-days", NegativeDays.Spell.class, NegativeDays::spells);
    }
}
