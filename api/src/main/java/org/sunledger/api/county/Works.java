package org.sunledger.api.county;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.project.ProjectEvent;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.UserId;

/** One project as its own story knows it. */
final class Works {
    static final int WHOLE_BP = 10_000;

    final World world;
    final Chance chance;
    final CountyMap.Town town;
    final CountyMap.Unit owner;
    final Actor proposer;
    final Profile profile;
    final ProjectId id;
    final Track track;
    final List<Purse> purses = new ArrayList<>();
    private PartyVersion supplier;
    private long contractFen;
    private int prepayBp;
    private int retentionBp;
    private int verifiedBp;
    private long settlementFen;
    private @Nullable LocalDate defectEndsOn;

    Works(World world, Chance chance, Site site, Profile profile) {
        this.world = world;
        this.chance = chance;
        this.town = site.town();
        this.owner = site.owner();
        this.proposer = site.proposer();
        this.profile = profile;
        this.id = new ProjectId(chance.id());
        this.track = new Track(id.stream());
        // Nobody, until the contract is signed.
        this.supplier = new PartyVersion(id.value(), 1);
    }

    /** Where a project lies and who asks for it: a village, or a town for several. */
    record Site(CountyMap.Town town, CountyMap.Unit owner, Actor proposer, String name) {
        static Site of(CountyMap.Village village) {
            return new Site(village.town(), village.committee(), village.clerk(), village.name());
        }

        static Site of(CountyMap.Town town) {
            return new Site(town, town.office(), town.officer(), town.name());
        }
    }

    DivisionCode place() {
        return owner.place();
    }

    boolean isOfTown() {
        return place().level() == DivisionCode.Level.TOWN;
    }

    boolean earns() {
        return profile.type() == PipelineEvent.Type.INDUSTRY;
    }

    /** Today, by a person. */
    Told tell(Actor by, ProjectEvent event) {
        return world.book.tell(world.act(by, place()), track, event);
    }

    /** By an automation. */
    Told follow(Told cause, ProjectEvent event) {
        return world.book.follow(cause, track, event);
    }

    /** Who looks at works: the town's second person and somebody of the project authority. */
    List<UserId> inspectors() {
        return List.of(town.clerk().user(), world.map.projectCheck.user());
    }

    void contract(PartyVersion with, long fen, int prepay, int retention) {
        supplier = with;
        contractFen = fen;
        prepayBp = prepay;
        retentionBp = retention;
    }

    void verified(int bp) {
        verifiedBp += bp;
    }

    void settled(long fen, LocalDate lastDefectDay) {
        settlementFen = fen;
        defectEndsOn = lastDefectDay;
    }

    /** INV-04: what may still be paid, by contract and progress before the settlement, by the settlement after it. */
    long payableFen() {
        if (defectEndsOn == null) {
            return Amount.ofFen(contractFen)
                            .share(Math.max(prepayBp, verifiedBp))
                            .fen()
                    - netPaid();
        }
        int kept = world.today().isAfter(defectEndsOn) ? 0 : retentionBp;
        return Amount.ofFen(settlementFen).share(WHOLE_BP - kept).fen() - netPaid();
    }

    PartyVersion supplier() {
        return supplier;
    }

    long contractFen() {
        return contractFen;
    }

    int prepayBp() {
        return prepayBp;
    }

    int retentionBp() {
        return retentionBp;
    }

    long settlementFen() {
        return settlementFen;
    }

    long remaining() {
        return purses.stream().mapToLong(Purse::remaining).sum();
    }

    long netPaid() {
        return purses.stream().mapToLong(Purse::netPaid).sum();
    }

    long allocated() {
        return purses.stream()
                .flatMap(purse -> purse.issued().stream())
                .mapToLong(line -> line.amountFen().fen())
                .sum();
    }

    /** Of all allocations: what the money came from. */
    List<FundLine> lines() {
        return purses.stream().flatMap(purse -> purse.issued().stream()).toList();
    }
}
