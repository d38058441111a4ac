package org.sunledger.api.county;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.fund.FundEvent.AdjustmentEntered;
import org.sunledger.ledger.fund.FundEvent.ArrivalEntered;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.FundAdjusted;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.fund.FundEvent.FundEntered;
import org.sunledger.ledger.fund.FundEvent.FundEntryRejected;
import org.sunledger.ledger.fund.FundEvent.FundRegistered;
import org.sunledger.ledger.fund.FundEvent.FundReserved;
import org.sunledger.ledger.fund.FundEvent.FundWithdrawn;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.fund.FundEvent.PoolReplenished;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.fund.FundEvent.RejectionReason;
import org.sunledger.ledger.fund.FundEvent.ReservationReleased;
import org.sunledger.ledger.fund.FundEvent.WithdrawalEntered;
import org.sunledger.ledger.fund.FundIds;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;

/** 资金指标: what each level gives in a year, how it arrives, and what is left of it. */
final class Treasury {
    private static final long UNIT_FEN = 1_000_000;
    private static final int WRONG_ENTRY_PERCENT = 3;
    private static final int ADJUSTED_PERCENT = 12;
    private static final int SPLIT_PERCENT = 55;

    /** Who gives how much of a year's money, in hundredths. */
    private record Share(Level level, Category category, String agency, String name, int percent) {}

    private static final List<Share> SHARES = List.of(
            new Share(Level.CENTRAL, Category.EARMARKED, "财农", "中央财政专项扶贫资金", 34),
            new Share(Level.CENTRAL, Category.INTEGRATED, "财农整合", "中央统筹整合涉农资金", 8),
            new Share(Level.PROVINCE, Category.EARMARKED, "省财农", "省级财政专项扶贫资金", 22),
            new Share(Level.CITY, Category.EARMARKED, "市财农", "市级财政专项扶贫资金", 9),
            new Share(Level.COUNTY, Category.EARMARKED, "云财预", "县级财政专项扶贫资金", 11),
            new Share(Level.EAST_WEST, Category.SECTOR, "东西协作", "东西部协作资金", 6),
            new Share(Level.LOTTERY, Category.SECTOR, "彩票农", "彩票公益金", 3),
            new Share(Level.LOCAL_BOND, Category.INTEGRATED, "省财债", "地方政府一般债券", 4),
            new Share(Level.LAND_LINKAGE, Category.POVERTY_RELIEF, "增减挂钩", "增减挂钩节余指标收益", 1),
            new Share(Level.DONATION, Category.POVERTY_RELIEF, "云慈", "社会捐赠资金", 1),
            new Share(Level.OTHER, Category.HOUSING, "云建财", "危房改造配套资金", 1));

    private final World world;
    private final Chance chance;
    private final Map<FundId, Fund> funds = new LinkedHashMap<>();

    /** One quota document. */
    private static final class Fund {
        private final FundId id;
        private final Track track;
        private final Quota quota;
        private long pool;

        private Fund(FundId id, Quota quota) {
            this.id = id;
            this.quota = quota;
            this.track = new Track(id.stream());
        }
    }

    Treasury(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    /** The year's quota documents: most of the money in the first months, some in autumn. */
    void year(long expectedFen) {
        for (var share : SHARES) {
            long fen = Math.max(UNIT_FEN, expectedFen / 100 * share.percent() / UNIT_FEN * UNIT_FEN);
            int early = share.level() == Level.CENTRAL ? 70 : 80;
            long first = Math.max(UNIT_FEN, fen / 100 * early / UNIT_FEN * UNIT_FEN);
            world.agenda.in(3, 40, () -> register(share, first, "(第一批)"));
            if (fen > first) world.agenda.in(150, 260, () -> register(share, fen - first, "(第二批)"));
        }
    }

    /** Money that a project waits for and the pools have not: the county gives it out of turn, at once. */
    void supplement(long fen) {
        long whole = (fen / UNIT_FEN + 1) * UNIT_FEN;
        register(new Share(Level.COUNTY, Category.EARMARKED, "云财预追", "县级追加扶贫资金", 0), whole, "");
    }

    private void register(Share share, long fen, String part) {
        var year = world.today().getYear();
        var docNo = world.docNo(share.agency());
        var quota = new Quota(
                "ZB-%d-%04d".formatted(year, world.number("quota")),
                "%d年%s%s".formatted(year, share.name(), part),
                share.level(),
                share.category(),
                share.category() == Category.INTEGRATED ? "ZH-%02d".formatted(chance.between(1, 20)) : null,
                docNo,
                Amount.ofFen(fen),
                year,
                CountyMap.COUNTY,
                "21305",
                "51301",
                "贫困村产业发展与基础设施建设");
        var fund = new Fund(FundIds.of(quota), quota);
        funds.put(fund.id, fund);
        var entered = byMaker(fund, new FundEntered(fund.id, quota));
        var claim = world.claim(entered, ClaimKey.fundCode(quota.code()), fund.track, fund.id.value());
        if (chance.percent(WRONG_ENTRY_PERCENT)) {
            var rejected =
                    byChecker(fund, new FundEntryRejected(fund.id, fund.id.value(), RejectionReason.WRONG_DOCUMENT));
            world.release(rejected, claim);
            world.take(byMaker(fund, new FundEntered(fund.id, quota)), claim);
        }
        byChecker(fund, new FundRegistered(fund.id, quota));
        arrive(fund, fen, share.percent() == 0 || fen < 50 * UNIT_FEN ? 1 : chance.between(1, 3));
    }

    private void arrive(Fund fund, long fen, int times) {
        long now = times == 1 ? fen : fen / times / UNIT_FEN * UNIT_FEN;
        if (now == 0) now = fen;
        var arrivalId = chance.id();
        var amount = Amount.ofFen(now);
        var bankRef = world.bankRef("DZ");
        var entered = byMaker(fund, new ArrivalEntered(fund.id, arrivalId, amount, bankRef));
        world.claim(entered, ClaimKey.of(bankRef), fund.track, arrivalId);
        byChecker(
                fund,
                new FundArrived(
                        fund.id,
                        arrivalId,
                        amount,
                        bankRef,
                        fund.quota.fiscalYear(),
                        List.of(new FundLine(fund.id, CountyMap.COUNTY, amount))));
        fund.pool += now;
        long left = fen - now;
        if (left > 0) world.agenda.in(20, 70, () -> arrive(fund, left, times - 1));
        else if (chance.percent(ADJUSTED_PERCENT)) world.agenda.in(30, 120, () -> adjust(fund));
    }

    private void adjust(Fund fund) {
        var id = chance.id();
        long delta = UNIT_FEN * chance.between(1, 20);
        var docNo = world.docNo("云财调");
        byMaker(fund, new AdjustmentEntered(fund.id, id, delta, docNo));
        byChecker(fund, new FundAdjusted(fund.id, id, delta, docNo));
    }

    /** 上级收回: what nobody was given two years long. */
    void withdrawOld(int fiscalYear) {
        for (var fund : funds.values()) {
            if (fund.quota.fiscalYear() != fiscalYear || fund.pool == 0) continue;
            var id = chance.id();
            var amount = Amount.ofFen(fund.pool);
            var docNo = world.docNo("财收");
            byMaker(fund, new WithdrawalEntered(fund.id, id, amount, docNo));
            byChecker(
                    fund,
                    new FundWithdrawn(
                            fund.id,
                            id,
                            amount,
                            docNo,
                            fiscalYear,
                            List.of(new FundLine(fund.id, CountyMap.COUNTY, amount))));
            fund.pool = 0;
        }
    }

    /**
     * Which funds could give so much, the largest first; several more often than one.
     *
     * @return empty: all together have not so much
     */
    Map<FundId, Long> offer(long fen) {
        var rich = funds.values().stream()
                .filter(fund -> fund.pool >= UNIT_FEN
                        && fund.quota.fiscalYear() >= world.today().getYear() - 1)
                .sorted(Comparator.<Fund>comparingLong(fund -> -fund.pool).thenComparing(fund -> fund.id.toString()))
                .toList();
        var offer = new LinkedHashMap<FundId, Long>();
        long left = fen;
        int skip = rich.size() > 4 ? chance.between(0, 2) : 0;
        int parts = chance.percent(SPLIT_PERCENT) ? chance.between(2, 4) : 1;
        for (int i = skip; i < rich.size() && left > 0; i++) {
            var fund = rich.get(i);
            var isShared = offer.size() + 1 < parts && left > UNIT_FEN;
            long share = isShared ? left * chance.between(40, 80) / 100 / 10_000 * 10_000 : left;
            long part = Math.min(share == 0 ? left : share, fund.pool);
            offer.put(fund.id, part);
            left -= part;
        }
        for (int i = 0; i < rich.size() && left > 0; i++) {
            var fund = rich.get(i);
            long more = Math.min(left, fund.pool - offer.getOrDefault(fund.id, 0L));
            if (more == 0) continue;
            offer.merge(fund.id, more, Long::sum);
            left -= more;
        }
        return left > 0 ? Map.of() : offer;
    }

    /** Whether the pools still have what was offered. */
    boolean hasAll(Map<FundId, Long> needed) {
        return needed.entrySet().stream().allMatch(part -> fund(part.getKey()).pool >= part.getValue());
    }

    void reserve(Told cause, FundId id, UUID project, UUID allocation, long fen) {
        var fund = fund(id);
        fund.pool -= fen;
        world.book.follow(cause, fund.track, new FundReserved(id, project, allocation, Amount.ofFen(fen)));
    }

    void release(Told cause, FundId id, UUID project, UUID allocation, long fen) {
        var fund = fund(id);
        fund.pool += fen;
        world.book.follow(cause, fund.track, new ReservationReleased(id, project, allocation, Amount.ofFen(fen)));
    }

    void replenish(Told cause, List<FundLine> lines, UUID project, UUID source) {
        Purse.perFund(lines).forEach((id, fen) -> {
            var fund = fund(id);
            fund.pool += fen;
            world.book.follow(cause, fund.track, new PoolReplenished(id, project, source, Amount.ofFen(fen)));
        });
    }

    private Fund fund(FundId id) {
        return Objects.requireNonNull(funds.get(id));
    }

    private Told byMaker(Fund fund, FundEvent event) {
        return world.book.tell(world.act(chance.pick(world.map.makers), CountyMap.COUNTY), fund.track, event);
    }

    private Told byChecker(Fund fund, FundEvent event) {
        return world.book.tell(world.act(chance.pick(world.map.checkers), CountyMap.COUNTY), fund.track, event);
    }
}
