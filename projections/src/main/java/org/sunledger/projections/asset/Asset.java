package org.sunledger.projections.asset;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetEvent.AssetClass;
import org.sunledger.ledger.asset.AssetEvent.Form;
import org.sunledger.ledger.asset.AssetEvent.OwnerLevel;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.projections.engine.AsOf;

/**
 * 资产登记管理台账 (V5): one asset.
 *
 * @param acquiredOn day of registration
 * @param shares of the villages, where it was divided
 * @param handedOverOn null before the handover
 */
public record Asset(
        UUID assetId,
        String code,
        String name,
        AssetClass assetClass,
        Form form,
        Status status,
        String divisionCode,
        String divisionName,
        String location,
        LocalDate acquiredOn,
        String quantity,
        String unit,
        long originalValueFen,
        List<Part> projects,
        List<Part> sources,
        @Nullable Integer usefulLifeMonths,
        String ownerOrg,
        @Nullable OwnerLevel ownerLevel,
        @Nullable String titleDocNo,
        @Nullable String operator,
        String manager,
        String maintainer,
        @Nullable String beneficiaries,
        @Nullable String receivingOrg,
        @Nullable LocalDate handedOverOn,
        @Nullable String handoverDocNo,
        List<Share> shares,
        long incomeReceivedFen,
        long incomeDistributedFen,
        long lastPosition) {
    /** 资产状态. */
    public enum Status implements Labelled {
        REGISTERED("已登记"),
        ABANDONED("登记未成"),
        TITLE_CONFIRMED("已确权"),
        SHARED("已量化"),
        HANDED_OVER("已移交");

        private final String chinese;

        Status(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** What one project or one fund put into it. */
    public record Part(UUID id, long amountFen) {}

    /** What one village holds of it. */
    public record Share(String divisionCode, String divisionName, long shareFen) {}

    /** Rows of one snapshot. */
    public record Register(AsOf.Resolved asOf, List<Asset> rows) {}
}
