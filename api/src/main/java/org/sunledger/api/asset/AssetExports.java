package org.sunledger.api.asset;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.projections.asset.Asset;
import org.sunledger.projections.asset.AssetQueries;

/** The register of assets as a file. */
@Configuration(proxyBeanMethods = false)
class AssetExports {
    @Bean
    ViewExport<?> assetsExport(AssetQueries assets) {
        return ViewExport.of(
                        "assets",
                        "/api/v1/assets",
                        asked -> assets.register(asked.asOf(), asked.division("division")),
                        Asset.Register::asOf)
                .filters("division")
                .table("assets", Asset.class, Asset.Register::rows);
    }
}
