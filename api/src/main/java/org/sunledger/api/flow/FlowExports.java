package org.sunledger.api.flow;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.projections.flow.MoneyFlows;

/** Money flows as a file: nodes, links and the total that must balance. */
@Configuration(proxyBeanMethods = false)
class FlowExports {
    @Bean
    ViewExport<?> moneyFlowsExport(FollowedMoney followed) {
        return ViewExport.of(
                        "money-flows",
                        MoneyFlowResource.ADDRESS,
                        asked -> followed.flows(FlowQuestion.of(asked).read(), asked.asOf()),
                        MoneyFlows::asOf)
                .filters(FlowQuestion.FILTERS)
                .table("flow-links", MoneyFlows.Link.class, MoneyFlows::links)
                .table("flow-nodes", MoneyFlows.Node.class, MoneyFlows::nodes)
                .table("flow-total", MoneyFlows.Total.class, flows -> List.of(flows.total()));
    }
}
