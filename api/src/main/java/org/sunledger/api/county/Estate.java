package org.sunledger.api.county;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.asset.AssetEvent.AssetClass;
import org.sunledger.ledger.asset.AssetEvent.AssetHandedOver;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistered;
import org.sunledger.ledger.asset.AssetEvent.AssetShareAssigned;
import org.sunledger.ledger.asset.AssetEvent.AssetSharesDecided;
import org.sunledger.ledger.asset.AssetEvent.AssetTitleConfirmed;
import org.sunledger.ledger.asset.AssetEvent.Form;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributed;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributionDecided;
import org.sunledger.ledger.asset.AssetEvent.IncomeLine;
import org.sunledger.ledger.asset.AssetEvent.IncomeReceived;
import org.sunledger.ledger.asset.AssetEvent.OwnerLevel;
import org.sunledger.ledger.asset.AssetEvent.Profile;
import org.sunledger.ledger.asset.AssetEvent.ProjectValue;
import org.sunledger.ledger.asset.AssetEvent.Share;
import org.sunledger.ledger.asset.AssetEvent.Side;
import org.sunledger.ledger.asset.AssetEvent.Signature;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.asset.IncomeId;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.project.SettlementEvent.AssetValueClaimed;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Apportionment;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.UserId;

/** 资产: registered, titled, handed over or divided among villages; what earns, earns every year. */
final class Estate {
    private static final int SHARING_VILLAGES_MAX = 8;
    private static final int IDLE_PERCENT = 12;

    private final World world;
    private final Works works;
    private final Chance chance;
    private final AssetId id;
    private final Track track;
    private final Amount value;
    private final List<Share> shares = new ArrayList<>();

    Estate(Works works) {
        this.world = works.world;
        this.works = works;
        this.chance = works.chance;
        this.id = new AssetId(chance.id());
        this.track = new Track(id.stream());
        this.value = Amount.ofFen(works.settlementFen());
    }

    void begin() {
        var town = works.owner;
        var registered = tell(
                world.map.project,
                new AssetRegistered(
                        id,
                        new Profile(
                                "ZC-%d-%05d".formatted(world.today().getYear(), world.number("asset")),
                                works.profile.name(),
                                works.earns() ? AssetClass.OPERATING : AssetClass.PUBLIC,
                                works.earns() && chance.percent(10) ? Form.BIOLOGICAL : Form.FIXED,
                                List.of(new ProjectValue(works.id.value(), value)),
                                works.place(),
                                works.profile.location(),
                                Integer.toString(chance.between(1, 40)),
                                "处",
                                value,
                                sources(),
                                240,
                                town.id(),
                                works.earns() ? town.name() + "股份经济合作社" : null,
                                town.name(),
                                town.name(),
                                works.profile.povertyLink())));
        works.follow(registered, new AssetValueClaimed(works.id, id.value(), value));
        world.agenda.in(2, 20, this::confirmTitle);
    }

    /** What each fund gave, by what was issued. */
    private List<FundLine> sources() {
        var lines = works.lines();
        var weights = lines.stream().mapToLong(line -> line.amountFen().fen()).toArray();
        return Purse.divide(value.fen(), lines, weights);
    }

    private void confirmTitle() {
        tell(
                world.map.projectCheck,
                new AssetTitleConfirmed(
                        id,
                        works.isOfTown() ? OwnerLevel.TOWN : OwnerLevel.VILLAGE,
                        works.owner.id(),
                        world.docNo("云政资确")));
        if (works.isOfTown()) world.agenda.in(3, 25, this::divide);
        else world.agenda.in(3, 45, this::handOver);
    }

    private void handOver() {
        var clerk = works.town.officer().user();
        tell(
                world.map.project,
                new AssetHandedOver(
                        id,
                        works.place(),
                        value,
                        works.town.office().id(),
                        works.owner.id(),
                        world.docNo("云扶资移"),
                        chance.sha256(),
                        List.of(
                                new Signature(Side.GIVING, works.town.office().id(), clerk),
                                new Signature(Side.RECEIVING, works.owner.id(), works.proposer.user()),
                                new Signature(
                                        Side.SUPERVISING,
                                        world.map.audit.id(),
                                        new UserId("witness-"
                                                + works.place().value().substring(6))))));
        shares.add(new Share(works.place(), value));
        announce();
    }

    /** 量化: to the villages of the town, the last fen to the lowest codes. */
    private void divide() {
        var villages = works.town.villages().stream()
                .limit(chance.between(2, SHARING_VILLAGES_MAX))
                .map(CountyMap.Village::code)
                .sorted(Comparator.naturalOrder())
                .toList();
        var parts = Apportionment.of(
                value, villages.stream().map(each -> Amount.ofFen(1)).toList());
        for (int i = 0; i < villages.size(); i++) shares.add(new Share(villages.get(i), parts.get(i)));
        tell(world.map.project, new AssetSharesDecided(id, shares, world.docNo("云扶资量")));
        for (var share : shares) {
            tell(world.map.projectCheck, new AssetShareAssigned(id, share.divisionCode(), share.shareFen()));
        }
        announce();
    }

    private void announce() {
        world.notices.announce(new Notices.Order(
                NoticeEvent.Type.N10,
                NoticeEvent.Form.ANNOUNCEMENT,
                works.isOfTown() ? NoticeEvent.Level.TOWN : NoticeEvent.Level.VILLAGE,
                works.town.officer(),
                works.place(),
                works.profile.name() + NoticeEvent.Type.N10.chinese(),
                List.of(works.track.stream(), track.stream()),
                null));
        if (works.earns()) world.agenda.in(200, 400, this::earn);
    }

    private void earn() {
        world.agenda.in(330, 400, this::earn);
        if (chance.percent(IDLE_PERCENT)) return;
        var income = new IncomeId(chance.id());
        var amount = Amount.ofFen(value.fen() / 10_000 * chance.between(300, 900) + chance.between(1, 99));
        tell(works.town.officer(), new IncomeReceived(id, income, world.today().getYear(), works.place(), amount));
        var weights = shares.stream().map(Share::shareFen).toList();
        var parts = Apportionment.of(amount, weights);
        var lines = new ArrayList<IncomeLine>();
        for (int i = 0; i < shares.size(); i++) {
            if (!parts.get(i).isZero()) lines.add(new IncomeLine(shares.get(i).divisionCode(), parts.get(i)));
        }
        world.agenda.in(5, 30, () -> {
            tell(works.town.clerk(), new IncomeDistributionDecided(id, income, "按量化份额分配,优先无劳动能力户", amount, lines));
            for (var line : lines) distribute(income, line.divisionCode(), line.amountFen());
        });
    }

    private void distribute(IncomeId income, DivisionCode village, Amount fen) {
        tell(works.town.officer(), new IncomeDistributed(id, income, works.place(), village, fen));
    }

    private Told tell(Actor by, AssetEvent event) {
        return world.book.tell(world.act(by, works.place()), track, event);
    }
}
