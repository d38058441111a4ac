package org.sunledger.projections.asset;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.AppendOnly;
import org.sunledger.projections.engine.Word;

/** 资产状态: title, handover and income, each as it was said. */
public final class AssetWords implements AppendOnly<Word.Key, Word> {
    enum What {
        STATUS,
        OWNER_LEVEL,
        OWNER_ORG,
        TITLE_DOC,
        HANDOVER_DOC,
        RECEIVING_ORG,
        SHARED,
        INCOME_RECEIVED,
        INCOME_DISTRIBUTED
    }

    @Override
    public String name() {
        return "asset_word";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Word.Key, Word> apply(JournalEvent event) {
        var said = new Said(event, new HashMap<>());
        if (event.event() instanceof AssetEvent asset) said.about(asset);
        return said.words;
    }

    private record Said(JournalEvent event, Map<Word.Key, Word> words) {
        void about(AssetEvent asset) {
            var id = asset.assetId().value();
            switch (asset) {
                case AssetEvent.AssetRegistered ignored -> status(id, Asset.Status.REGISTERED);
                case AssetEvent.AssetRegistrationAbandoned ignored -> status(id, Asset.Status.ABANDONED);
                case AssetEvent.AssetTitleConfirmed e -> {
                    status(id, Asset.Status.TITLE_CONFIRMED);
                    say(id, What.OWNER_LEVEL, e.ownerLevel().name(), null);
                    say(id, What.OWNER_ORG, e.ownerOrg().value(), null);
                    say(id, What.TITLE_DOC, e.docNo().value(), null);
                }
                case AssetEvent.AssetSharesDecided ignored -> {} // a plan; each assigned share counts
                case AssetEvent.AssetShareAssigned e -> {
                    status(id, Asset.Status.SHARED);
                    say(id, What.SHARED, null, e.shareFen().fen());
                }
                case AssetEvent.AssetHandedOver e -> {
                    status(id, Asset.Status.HANDED_OVER);
                    say(id, What.HANDOVER_DOC, e.handoverDocNo().value(), null);
                    say(id, What.RECEIVING_ORG, e.toOrg().value(), null);
                }
                case AssetEvent.IncomeReceived e ->
                    say(id, What.INCOME_RECEIVED, null, e.amountFen().fen());
                case AssetEvent.IncomeDistributionDecided ignored -> {} // a plan; each distribution counts
                case AssetEvent.IncomeDistributed e ->
                    say(id, What.INCOME_DISTRIBUTED, null, e.amountFen().fen());
            }
        }

        private void status(UUID id, Asset.Status status) {
            say(id, What.STATUS, status.name(), null);
        }

        private void say(UUID id, What what, @Nullable String text, @Nullable Long number) {
            var word = Word.said(event, id, what, text, number);
            words.put(word.key(), word);
        }
    }
}
