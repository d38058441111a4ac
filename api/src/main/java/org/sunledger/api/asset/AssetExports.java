package org.sunledger.api.asset;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.Shown;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.api.html.OrgNames;
import org.sunledger.projections.asset.Asset;
import org.sunledger.projections.asset.AssetQueries;

/** The register of assets, as a page and a file. */
@Configuration(proxyBeanMethods = false)
class AssetExports {
    @Bean
    ViewExport<?> assetsExport(AssetQueries assets, OrgNames orgs) {
        return ViewExport.of(
                        "assets",
                        "/api/v1/assets",
                        asked -> assets.register(asked.asOf(), asked.division("division")),
                        Asset.Register::asOf)
                .filters("division")
                .table("assets", Asset.class, Asset.Register::rows)
                .shown(Shown.of(
                                "code",
                                "name",
                                "assetClass",
                                "status",
                                "divisionName",
                                "acquiredOn",
                                "originalValueFen",
                                "ownerOrg",
                                "maintainer",
                                "handedOverOn",
                                "incomeReceivedFen",
                                "incomeDistributedFen")
                        .link("code", Asset.class, row -> "/audit/trail?stream=Asset/" + row.assetId())
                        .link("divisionName", Asset.class, row -> "/villages/" + row.divisionCode())
                        .named("ownerOrg", (org, language) -> orgs.of(org)));
    }
}
