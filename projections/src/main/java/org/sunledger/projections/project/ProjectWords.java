package org.sunledger.projections.project;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.project.ClearanceEvent;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.ProjectEvent;
import org.sunledger.ledger.project.SettlementEvent;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.supervision.FindingEvent.FindingRaised;
import org.sunledger.projections.engine.AppendOnly;
import org.sunledger.projections.engine.Word;

/** 项目状态: stage, contract, settlement, money, notices, holds and findings of a project, each as it was said. */
public final class ProjectWords implements AppendOnly<Word.Key, Word> {
    enum What {
        STAGE,
        PLAN_YEAR,
        CONTRACT,
        SETTLEMENT,
        AUDIT_REDUCTION,
        RETENTION_BP,
        ALLOCATED,
        DISBURSED,
        RECOVERED,
        ASSET_VALUE,
        NOTICE,
        HOLDS,
        OVERRIDES,
        FINDINGS
    }

    @Override
    public String name() {
        return "project_word";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Word.Key, Word> apply(JournalEvent event) {
        var said = new Said(event);
        switch (event.event()) {
            case ProjectEvent e -> said.about(e);
            case FindingRaised e -> {
                for (var subject : e.subjects()) {
                    var stream = StreamId.parse(subject);
                    if (stream.type() == StreamType.PROJECT)
                        said.number(UUID.fromString(stream.id()), What.FINDINGS, 1);
                }
            }
            default -> {} // nothing about a project
        }
        return said.words;
    }

    private record Said(JournalEvent event, Map<Word.Key, Word> words) {
        Said(JournalEvent event) {
            this(event, new HashMap<>());
        }

        void about(ProjectEvent e) {
            var id = e.projectId().value();
            var sums = Measures.of(Postings.of(e));
            if (sums.allocatedFen() != 0) number(id, What.ALLOCATED, sums.allocatedFen());
            if (sums.disbursedFen() != 0) number(id, What.DISBURSED, sums.disbursedFen());
            if (sums.recoveredFen() != 0) number(id, What.RECOVERED, sums.recoveredFen());
            switch (e) {
                case PipelineEvent p -> pipeline(id, p);
                case SettlementEvent s -> settlement(id, s);
                case ClearanceEvent c -> clearance(id, c);
                default -> {} // money stands in the postings, milestones in a table of their own
            }
        }

        private void pipeline(UUID id, PipelineEvent event) {
            switch (event) {
                case PipelineEvent.ProjectProposed ignored -> stage(id, Stage.PROPOSED);
                case PipelineEvent.ProjectTownReviewed ignored -> stage(id, Stage.TOWN_REVIEWED);
                case PipelineEvent.ProjectCountyApproved ignored -> stage(id, Stage.COUNTY_APPROVED);
                case PipelineEvent.ProjectListed ignored -> stage(id, Stage.LISTED);
                case PipelineEvent.ProjectDelisted ignored -> stage(id, Stage.DELISTED);
                case PipelineEvent.ProjectSelected e -> {
                    stage(id, Stage.SELECTED);
                    number(id, What.PLAN_YEAR, e.year());
                }
                case PipelineEvent.ContractSigned e -> {
                    say(id, What.CONTRACT, e.contractNo(), e.amountFen().fen());
                    number(id, What.RETENTION_BP, e.retentionBp());
                }
                case PipelineEvent.ProjectStarted ignored -> stage(id, Stage.STARTED);
            }
        }

        private void settlement(UUID id, SettlementEvent event) {
            switch (event) {
                case SettlementEvent.ProjectAccepted e ->
                    stage(
                            id,
                            switch (e.result()) {
                                case PASSED -> Stage.ACCEPTED;
                                case FAILED -> Stage.ACCEPTANCE_FAILED;
                            });
                case SettlementEvent.SettlementProposed ignored -> {} // a wish
                case SettlementEvent.SettlementApproved e -> {
                    stage(id, Stage.SETTLED);
                    number(id, What.SETTLEMENT, e.settlementFen().fen());
                    number(id, What.AUDIT_REDUCTION, e.auditReduceFen().fen());
                }
                case SettlementEvent.AssetValueClaimed e -> {
                    stage(id, Stage.ASSET_REGISTERED);
                    number(id, What.ASSET_VALUE, e.amountFen().fen());
                }
                case SettlementEvent.AssetValueReleased e -> {
                    stage(id, Stage.SETTLED);
                    number(id, What.ASSET_VALUE, -e.amountFen().fen());
                }
            }
        }

        private void clearance(UUID id, ClearanceEvent event) {
            switch (event) {
                case ClearanceEvent.ProjectNoticeClosed e -> {
                    switch (e.subject()) {
                        case LISTING -> text(id, What.NOTICE, NoticeStatus.LISTING_CLOSED);
                        case IMPLEMENTATION -> {
                            text(id, What.NOTICE, NoticeStatus.IMPLEMENTATION_CLOSED);
                            stage(id, Stage.NOTIFIED);
                        }
                        case COMPLETION -> text(id, What.NOTICE, NoticeStatus.COMPLETION_CLOSED);
                    }
                }
                case ClearanceEvent.HoldSet ignored -> {
                    text(id, What.NOTICE, NoticeStatus.OBJECTION_OPEN);
                    number(id, What.HOLDS, 1);
                }
                case ClearanceEvent.HoldLifted ignored -> {
                    text(id, What.NOTICE, NoticeStatus.OBJECTION_ANSWERED);
                    number(id, What.HOLDS, -1);
                }
                case ClearanceEvent.HoldOverridden ignored -> number(id, What.OVERRIDES, 1);
                case ClearanceEvent.FindingClosureRecorded ignored -> number(id, What.FINDINGS, -1);
            }
        }

        private void stage(UUID id, Stage stage) {
            text(id, What.STAGE, stage);
        }

        private void text(UUID id, What what, Enum<?> text) {
            say(id, what, text.name(), null);
        }

        private void number(UUID id, What what, long number) {
            say(id, what, null, number);
        }

        private void say(UUID id, What what, @Nullable String text, @Nullable Long number) {
            var word = Word.said(event, id, what, text, number);
            words.put(word.key(), word);
        }
    }
}
