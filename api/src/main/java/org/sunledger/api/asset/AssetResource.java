package org.sunledger.api.asset;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.asset.AssetCommand.AssignShare;
import org.sunledger.ledger.asset.AssetCommand.ConfirmTitle;
import org.sunledger.ledger.asset.AssetCommand.DecideAgreedShares;
import org.sunledger.ledger.asset.AssetCommand.DecideDistribution;
import org.sunledger.ledger.asset.AssetCommand.DecideShares;
import org.sunledger.ledger.asset.AssetCommand.DistributeIncome;
import org.sunledger.ledger.asset.AssetCommand.HandOverAsset;
import org.sunledger.ledger.asset.AssetCommand.ReceiveIncome;
import org.sunledger.ledger.asset.AssetCommand.RegisterAsset;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistrationAbandoned;
import org.sunledger.ledger.asset.AssetEvent.IncomeLine;
import org.sunledger.ledger.asset.AssetEvent.OwnerLevel;
import org.sunledger.ledger.asset.AssetEvent.Profile;
import org.sunledger.ledger.asset.AssetEvent.Share;
import org.sunledger.ledger.asset.AssetEvent.Signature;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.asset.IncomeId;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Rejection;

/** 资产: registered, title, shares, handover, income and its distribution. */
@RestController
@RequestMapping("/api/v1/assets")
@Tag(name = "资产 assets")
class AssetResource {
    private final Desk desk;

    AssetResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "资产登记 / register; the projects' settlement is claimed before the answer")
    @Sends(value = RegisterAsset.class, settles = true)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Written> register(Slip slip, @RequestBody NewAsset body) {
        var assetId = slip.idOf("asset");
        return desk.openAndSettle(
                slip,
                body.basis(),
                new RegisterAsset(new AssetId(assetId), body.profile()),
                assetId,
                AssetResource::abandoned);
    }

    @Operation(summary = "确权 / confirm the title")
    @Sends(ConfirmTitle.class)
    @PutMapping("/{assetId}/title")
    ResponseEntity<Written> confirmTitle(@PathVariable UUID assetId, Slip slip, @RequestBody Title body) {
        return desk.enter(
                slip,
                body.basis(),
                new ConfirmTitle(new AssetId(assetId), body.ownerLevel(), body.ownerOrg(), body.docNo()));
    }

    @Operation(summary = "移交 / hand over")
    @Sends(HandOverAsset.class)
    @PutMapping("/{assetId}/handover")
    ResponseEntity<Written> handOver(@PathVariable UUID assetId, Slip slip, @RequestBody Handover body) {
        return desk.enter(
                slip,
                body.basis(),
                new HandOverAsset(
                        new AssetId(assetId),
                        body.fromOrg(),
                        body.toOrg(),
                        body.handoverDocNo(),
                        body.listSha256(),
                        body.signatories()));
    }

    @Operation(summary = "量化(均分) / equal shares")
    @Sends(DecideShares.class)
    @PutMapping("/{assetId}/shares")
    ResponseEntity<Written> decideShares(@PathVariable UUID assetId, Slip slip, @RequestBody EqualShares body) {
        return desk.enter(slip, body.basis(), new DecideShares(new AssetId(assetId), body.villages(), body.docNo()));
    }

    @Operation(summary = "量化(协议) / agreed shares")
    @Sends(DecideAgreedShares.class)
    @PutMapping("/{assetId}/agreed-shares")
    ResponseEntity<Written> decideAgreedShares(@PathVariable UUID assetId, Slip slip, @RequestBody AgreedShares body) {
        return desk.enter(
                slip, body.basis(), new DecideAgreedShares(new AssetId(assetId), body.shares(), body.docNo()));
    }

    @Operation(summary = "量化到村 / assign one village's share")
    @Sends(AssignShare.class)
    @PutMapping("/{assetId}/shares/{divisionCode}")
    ResponseEntity<Written> assignShare(
            @PathVariable UUID assetId, @PathVariable DivisionCode divisionCode, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new AssignShare(new AssetId(assetId), divisionCode));
    }

    @Operation(summary = "收益到账 / receive income")
    @Sends(ReceiveIncome.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/{assetId}/incomes")
    ResponseEntity<Written> receiveIncome(@PathVariable UUID assetId, Slip slip, @RequestBody NewIncome body) {
        var incomeId = slip.idOf("income");
        return desk.open(
                slip,
                body.basis(),
                new ReceiveIncome(new AssetId(assetId), new IncomeId(incomeId), body.periodYear(), body.amountFen()),
                incomeId);
    }

    @Operation(summary = "收益分配方案 / decide the distribution")
    @Sends(DecideDistribution.class)
    @PutMapping("/{assetId}/incomes/{incomeId}/distribution")
    ResponseEntity<Written> decideDistribution(
            @PathVariable UUID assetId, @PathVariable UUID incomeId, Slip slip, @RequestBody Distribution body) {
        return desk.enter(
                slip,
                body.basis(),
                new DecideDistribution(
                        new AssetId(assetId), new IncomeId(incomeId), body.rule(), body.amountFen(), body.lines()));
    }

    @Operation(summary = "收益分配到村 / distribute to one village")
    @Sends(DistributeIncome.class)
    @PutMapping("/{assetId}/incomes/{incomeId}/distribution/{divisionCode}")
    ResponseEntity<Written> distribute(
            @PathVariable UUID assetId,
            @PathVariable UUID incomeId,
            @PathVariable DivisionCode divisionCode,
            Slip slip,
            @RequestBody Basis basis) {
        return desk.enter(
                slip, basis, new DistributeIncome(new AssetId(assetId), new IncomeId(incomeId), divisionCode));
    }

    record NewAsset(@JsonUnwrapped Basis basis, Profile profile) {}

    record Title(@JsonUnwrapped Basis basis, OwnerLevel ownerLevel, OrgId ownerOrg, DocNo docNo) {}

    record Handover(
            @JsonUnwrapped Basis basis,
            OrgId fromOrg,
            @Nullable OrgId toOrg,
            DocNo handoverDocNo,
            String listSha256,
            List<Signature> signatories) {}

    record EqualShares(@JsonUnwrapped Basis basis, List<DivisionCode> villages, DocNo docNo) {}

    record AgreedShares(@JsonUnwrapped Basis basis, List<Share> shares, DocNo docNo) {}

    record NewIncome(@JsonUnwrapped Basis basis, int periodYear, Amount amountFen) {}

    record Distribution(@JsonUnwrapped Basis basis, String rule, Amount amountFen, List<IncomeLine> lines) {}

    private static Optional<Rejection> abandoned(Event event) {
        return event instanceof AssetRegistrationAbandoned e
                ? Optional.of(ApiRefusal.ASSET_ABANDONED.because("projectId", e.projectId()))
                : Optional.empty();
    }
}
