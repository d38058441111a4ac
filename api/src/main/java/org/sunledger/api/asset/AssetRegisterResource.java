package org.sunledger.api.asset;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.reading.PageAsked;
import org.sunledger.api.reading.Paged;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.asset.Asset;
import org.sunledger.projections.asset.AssetQueries;
import org.sunledger.projections.engine.AsOf;

/** 资产登记管理台账: what was built, who owns it, who keeps it. */
@RestController
@RequestMapping("/api/v1/assets")
@Tag(name = "资产台账 asset register")
class AssetRegisterResource {
    private final AssetQueries assets;

    AssetRegisterResource(AssetQueries assets) {
        this.assets = assets;
    }

    @Operation(summary = "资产清单 / assets, by place")
    @GetMapping
    Paged<Asset> list(AsOf asOf, @RequestParam(required = false) @Nullable DivisionCode division, PageAsked page) {
        var register = assets.register(asOf, division);
        return page.of(register.asOf(), register.rows(), row -> row.code() + " " + row.assetId());
    }

    /** One asset and what the answer stands for. */
    record AssetCard(AsOf.Resolved asOf, Asset row) {}

    @Operation(summary = "资产卡 / one asset")
    @GetMapping("/{assetId}")
    AssetCard one(@PathVariable UUID assetId, AsOf asOf) {
        return assets.one(new AssetId(assetId), asOf)
                .map(register -> new AssetCard(register.asOf(), register.rows().getFirst()))
                .orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", "/api/v1/assets/" + assetId));
    }
}
