package org.sunledger.projections.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetEvent.AssetHandedOver;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistered;
import org.sunledger.ledger.asset.AssetEvent.AssetSharesDecided;
import org.sunledger.ledger.asset.AssetEvent.AssetTitleConfirmed;
import org.sunledger.ledger.asset.AssetEvent.Profile;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.OrgId;

/** What notices tell of an asset, read from its stream. */
final class AssetStory {
    final Profile profile;
    final LocalDate registeredOn;
    final Map<DivisionCode, Long> shares = new TreeMap<>();
    OrgId owner;

    @Nullable
    String titleDocNo;

    @Nullable
    String handedOver;

    private AssetStory(Profile profile, LocalDate registeredOn) {
        this.profile = profile;
        this.registeredOn = registeredOn;
        this.owner = profile.ownerOrg();
    }

    static AssetStory of(List<JournalEvent> history) {
        AssetStory story = null;
        for (var event : history) {
            var day = event.envelope().effectiveOn();
            if (event.event() instanceof AssetRegistered e) story = new AssetStory(e.profile(), day);
            if (story == null) throw new IllegalArgumentException("An asset begins with its registration");
            switch (event.event()) {
                case AssetTitleConfirmed e -> {
                    story.owner = e.ownerOrg();
                    story.titleDocNo = e.docNo().value();
                }
                case AssetSharesDecided e -> {
                    story.shares.clear();
                    for (var share : e.shares())
                        story.shares.put(share.divisionCode(), share.shareFen().fen());
                }
                case AssetHandedOver e ->
                    story.handedOver = day + " " + e.handoverDocNo().value();
                default -> {} // no notice tells of it
            }
        }
        if (story == null) throw new IllegalArgumentException("A notice about an asset that nobody registered");
        return story;
    }
}
