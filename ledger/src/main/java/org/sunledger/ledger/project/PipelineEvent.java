package org.sunledger.ledger.project;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shared.UserId;

/** 项目库: from the village's proposal to the start of works. */
public sealed interface PipelineEvent extends ProjectEvent {
    /** 项目类型. */
    enum Type implements Labelled {
        INDUSTRY("产业"),
        INFRASTRUCTURE("基础设施"),
        PUBLIC_SERVICE("公共服务"),
        EDUCATION("教育"),
        HEALTH("健康"),
        HOUSING("住房"),
        EMPLOYMENT("就业"),
        FINANCE("金融"),
        RELOCATION("搬迁"),
        SECURITY("综合保障"),
        MANAGEMENT_FEE("管理费");

        private final String chinese;

        Type(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 建设性质. */
    enum Nature implements Labelled {
        NEW("新建"),
        EXTENSION("改扩建"),
        CONTINUED("续建");

        private final String chinese;

        Nature(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 采购方式. */
    enum Procurement implements Labelled {
        PUBLIC_TENDER("公开招标"),
        INVITED_TENDER("邀标"),
        COMPETITIVE_NEGOTIATION("竞争性磋商"),
        INQUIRY("询价"),
        VILLAGE_BUILT("村民自建"),
        WORK_RELIEF("以工代赈");

        private final String chinese;

        Procurement(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /**
     * 绩效目标 (国办发〔2018〕35号).
     *
     * @param target as declared, for example {@code 100}
     */
    record PerformanceTarget(String dimension, String name, String target, String unit) {}

    /** The twelve fields of the pipeline (domain.md 11.4) and what the ledger needs beside them. */
    record Profile(
            String code,
            String name,
            Type type,
            Nature nature,
            DivisionCode divisionCode,
            String location,
            String task,
            LocalDate scheduleStart,
            LocalDate scheduleEnd,
            OrgId implementer,
            UserId responsibleUserId,
            Amount budgetFen,
            String fundingPlan,
            int beneficiaryHouseholds,
            int beneficiaryPersons,
            List<PerformanceTarget> performanceTargets,
            String povertyLink,
            String massParticipation) {
        public Profile {
            performanceTargets = List.copyOf(performanceTargets);
        }
    }

    /** 村申报. */
    record ProjectProposed(ProjectId projectId, Profile profile) implements PipelineEvent {}

    /** 乡审核, after the village's notice closed. */
    record ProjectTownReviewed(
            ProjectId projectId, UUID noticeId, @Nullable TextDigest opinion) implements PipelineEvent {}

    /** 县审定, after the town's notice closed. */
    record ProjectCountyApproved(
            ProjectId projectId, UUID noticeId, @Nullable TextDigest opinion) implements PipelineEvent {}

    /** 入库, after the county's notice closed. */
    record ProjectListed(ProjectId projectId, UUID noticeId) implements PipelineEvent {}

    /** 出库. */
    record ProjectDelisted(ProjectId projectId, DocNo docNo) implements PipelineEvent {}

    /** 立项: enters the year plan. */
    record ProjectSelected(ProjectId projectId, int year, DocNo planDocNo) implements PipelineEvent {}

    /**
     * 签约.
     *
     * @param retentionBp 质保金 share of the settlement, at most 300 (INV-15)
     * @param prepayBp 预付款 share of the contract
     */
    record ContractSigned(
            ProjectId projectId,
            String contractNo,
            PartyVersion supplier,
            Amount amountFen,
            Procurement method,
            int retentionBp,
            int prepayBp)
            implements PipelineEvent {}

    /** 开工. */
    record ProjectStarted(ProjectId projectId) implements PipelineEvent {}
}
