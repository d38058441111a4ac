package org.sunledger.ledger.asset;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetEvent.AssetHandedOver;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistered;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistrationAbandoned;
import org.sunledger.ledger.asset.AssetEvent.AssetShareAssigned;
import org.sunledger.ledger.asset.AssetEvent.AssetSharesDecided;
import org.sunledger.ledger.asset.AssetEvent.AssetTitleConfirmed;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributed;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributionDecided;
import org.sunledger.ledger.asset.AssetEvent.IncomeReceived;
import org.sunledger.ledger.asset.AssetEvent.Profile;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.State;
import org.sunledger.ledger.shared.UserId;

/** What the rules must remember about one asset. */
final class Asset implements State<AssetEvent> {
    private @Nullable Profile profile;
    private @Nullable UserId registrar;
    private boolean isAbandoned;
    private boolean hasTitle;
    private @Nullable LocalDate handedOverOn;
    private final Map<DivisionCode, Amount> shares = new HashMap<>();
    private final Set<DivisionCode> assigned = new HashSet<>();
    private final Map<IncomeId, Income> incomes = new HashMap<>();

    /** Received, perhaps with its distribution. */
    record Income(
            UserId recorder, Amount received, @Nullable Distribution distribution) {}

    /** What each village gets, and who has got it. */
    record Distribution(Amount amount, Map<DivisionCode, Amount> lines, Set<DivisionCode> done) {}

    @Nullable
    Profile profile() {
        return profile;
    }

    /** INV-08: who registered an asset does not confirm its title. */
    boolean wasRegisteredBy(UserId user) {
        return user.equals(registrar);
    }

    boolean isAbandoned() {
        return isAbandoned;
    }

    boolean hasTitle() {
        return hasTitle;
    }

    @Nullable
    LocalDate handedOverOn() {
        return handedOverOn;
    }

    int decidedShares() {
        return shares.size();
    }

    @Nullable
    Amount shareOf(DivisionCode village) {
        return shares.get(village);
    }

    boolean isAssigned(DivisionCode village) {
        return assigned.contains(village);
    }

    @Nullable
    Income income(IncomeId incomeId) {
        return incomes.get(incomeId);
    }

    @Override
    public void evolve(Recorded<AssetEvent> recorded) {
        switch (recorded.event()) {
            case AssetRegistered e -> {
                profile = e.profile();
                registrar = recorded.envelope().actor().user();
            }
            case AssetRegistrationAbandoned ignored -> isAbandoned = true;
            case AssetTitleConfirmed ignored -> hasTitle = true;
            case AssetSharesDecided e -> {
                for (var share : e.shares()) shares.put(share.divisionCode(), share.shareFen());
            }
            case AssetShareAssigned e -> assigned.add(e.divisionCode());
            case AssetHandedOver ignored -> handedOverOn = recorded.envelope().effectiveOn();
            case IncomeReceived e ->
                incomes.put(e.incomeId(), new Income(recorded.envelope().actor().user(), e.amountFen(), null));
            case IncomeDistributionDecided e ->
                incomes.computeIfPresent(
                        e.incomeId(), (id, i) -> new Income(i.recorder(), i.received(), distribution(e)));
            case IncomeDistributed e -> {
                var income = incomes.get(e.incomeId());
                if (income != null && income.distribution() != null) {
                    income.distribution().done().add(e.divisionCode());
                }
            }
        }
    }

    private static Distribution distribution(IncomeDistributionDecided e) {
        var lines = new LinkedHashMap<DivisionCode, Amount>();
        for (var line : e.lines()) lines.put(line.divisionCode(), line.amountFen());
        return new Distribution(e.amountFen(), lines, new HashSet<>());
    }
}
