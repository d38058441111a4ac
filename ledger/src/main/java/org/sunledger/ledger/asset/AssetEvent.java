package org.sunledger.ledger.asset;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.UserId;

/** 资产: everything that can have happened to what was built. */
public sealed interface AssetEvent extends Event {
    AssetId assetId();

    @Override
    default StreamId stream() {
        return assetId().stream();
    }

    /** 资产类别. */
    enum AssetClass implements Labelled {
        OPERATING("经营性"),
        PUBLIC("公益性"),
        HOUSEHOLD("到户类");

        private final String chinese;

        AssetClass(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 资产形式. */
    enum Form implements Labelled {
        FIXED("固定资产"),
        EQUITY("权益类"),
        BIOLOGICAL("生物性"),
        OTHER("其他");

        private final String chinese;

        Form(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 所有权层级. */
    enum OwnerLevel implements Labelled {
        COUNTY("县"),
        TOWN("乡"),
        VILLAGE("村"),
        HOUSEHOLD("户");

        private final String chinese;

        OwnerLevel(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 移交签字方. */
    enum Side implements Labelled {
        GIVING("移交方"),
        RECEIVING("接收方"),
        SUPERVISING("监交方");

        private final String chinese;

        Side(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** What a project put into the asset: counted against its settlement (INV-18). */
    record ProjectValue(UUID projectId, Amount amountFen) {}

    /** The register's columns (V5). */
    record Profile(
            String code,
            String name,
            AssetClass assetClass,
            Form form,
            List<ProjectValue> projects,
            DivisionCode divisionCode,
            String location,
            String quantity,
            String unit,
            Amount originalValueFen,
            List<FundLine> sourceSplit,
            @Nullable Integer usefulLifeMonths,
            OrgId ownerOrg,
            @Nullable String operator,
            String manager,
            String maintainer,
            @Nullable String beneficiaries) {
        public Profile {
            projects = List.copyOf(projects);
            sourceSplit = List.copyOf(sourceSplit);
        }
    }

    /** 资产登记; the projects' settlement is claimed right after. */
    record AssetRegistered(AssetId assetId, Profile profile) implements AssetEvent {}

    /** The settlement of a project could not carry the value any more. */
    record AssetRegistrationAbandoned(AssetId assetId, UUID projectId) implements AssetEvent {}

    /** 确权. */
    record AssetTitleConfirmed(AssetId assetId, OwnerLevel ownerLevel, OrgId ownerOrg, DocNo docNo)
            implements AssetEvent {}

    /** One village's share, in fen. */
    record Share(DivisionCode divisionCode, Amount shareFen) {}

    /** 量化方案: the whole value divided by largest remainder, ties by ascending code. */
    record AssetSharesDecided(AssetId assetId, List<Share> shares, DocNo docNo) implements AssetEvent {
        public AssetSharesDecided {
            shares = List.copyOf(shares);
        }
    }

    /** 量化到村: the posting; one event per village. */
    record AssetShareAssigned(AssetId assetId, DivisionCode divisionCode, Amount shareFen) implements AssetEvent {}

    /** Who signed for which side. */
    record Signature(Side side, OrgId orgId, UserId userId) {}

    /**
     * 移交, on the effective date: the posting.
     *
     * @param valueFen the registered value
     * @param listSha256 of the handover list, lower-case hex
     */
    record AssetHandedOver(
            AssetId assetId,
            DivisionCode divisionCode,
            Amount valueFen,
            OrgId fromOrg,
            OrgId toOrg,
            DocNo handoverDocNo,
            String listSha256,
            List<Signature> signatories)
            implements AssetEvent {
        public AssetHandedOver {
            signatories = List.copyOf(signatories);
        }
    }

    /** 收益到账: the posting; collective money, never fiscal money. */
    record IncomeReceived(
            AssetId assetId, IncomeId incomeId, int periodYear, DivisionCode divisionCode, Amount amountFen)
            implements AssetEvent {}

    /** One village's part of the income. */
    record IncomeLine(DivisionCode divisionCode, Amount amountFen) {}

    /** 收益分配方案: lines sum exactly (INV-20). */
    record IncomeDistributionDecided(
            AssetId assetId, IncomeId incomeId, String rule, Amount amountFen, List<IncomeLine> lines)
            implements AssetEvent {
        public IncomeDistributionDecided {
            lines = List.copyOf(lines);
        }
    }

    /** 收益分配到村: the posting; one event per village. */
    record IncomeDistributed(
            AssetId assetId,
            IncomeId incomeId,
            DivisionCode fromDivisionCode,
            DivisionCode divisionCode,
            Amount amountFen)
            implements AssetEvent {}
}
