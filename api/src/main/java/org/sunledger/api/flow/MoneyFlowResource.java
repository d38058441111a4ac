package org.sunledger.api.flow;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.reading.Cursor;
import org.sunledger.api.reading.Paged;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.flow.FlowKind;
import org.sunledger.projections.flow.MoneyFlowQueries;
import org.sunledger.projections.flow.MoneyFlows;

/** 资金流向: from the quota document to fund, project, village and payee, and back where money came back. */
@RestController
@RequestMapping(MoneyFlowResource.ADDRESS)
@Tag(name = "资金流向 money flows")
class MoneyFlowResource {
    static final String ADDRESS = "/api/v1/money-flows";

    private final FollowedMoney followed;

    MoneyFlowResource(FollowedMoney followed) {
        this.followed = followed;
    }

    /** @param recordsAt address of the records that sum to the link */
    record FollowedLink(@JsonUnwrapped MoneyFlows.Link link, String recordsAt) {}

    /** The picture; for every node what comes in equals what goes out and what stays. */
    record Followed(
            AsOf.Resolved asOf,
            MoneyFlows.Scope scope,
            List<MoneyFlows.Node> nodes,
            List<FollowedLink> links,
            MoneyFlows.Total total) {}

    @Operation(summary = "资金流向 / nodes and links from the document to the payee, returns as links of their own")
    @GetMapping
    Followed flows(AsOf asOf, @ParameterObject @ModelAttribute FlowQuestion question) {
        var flows = followed.flows(question.read(), asOf);
        var links = flows.links().stream()
                .map(link -> new FollowedLink(link, question.recordsAt(ADDRESS + "/events", link, flows.asOf())))
                .toList();
        return new Followed(flows.asOf(), flows.scope(), flows.nodes(), links, flows.total());
    }

    @Operation(summary = "一条流向背后的记录 / the records behind one link")
    @GetMapping("/events")
    MoneyFlows.Events events(
            AsOf asOf,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam FlowKind kind,
            @ParameterObject @ModelAttribute FlowQuestion question,
            Cursor after,
            @RequestParam(defaultValue = "100") int limit) {
        Paged.checkLimit(limit, MoneyFlowQueries.PAGE_MAX);
        return followed.records(question.read(), from, to, kind, after.or(0), limit, asOf);
    }
}
