package org.sunledger.ledger.posting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetEvent.AssetHandedOver;
import org.sunledger.ledger.asset.AssetEvent.AssetShareAssigned;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributed;
import org.sunledger.ledger.asset.AssetEvent.IncomeReceived;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.asset.IncomeId;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.fund.FundEvent.FundReserved;
import org.sunledger.ledger.fund.FundEvent.FundWithdrawn;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.AllocationEvent.AllocationReduced;
import org.sunledger.ledger.project.AllocationEvent.ReductionReason;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReturnedToPool;
import org.sunledger.ledger.project.RecoveryId;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.ReversalEvent.OriginalKind;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Apportionment;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.PartyVersion;

/**
 * A legal history out of a seed: no pool, line or recovery is ever drawn below zero, as the decisions would have it. The
 * same seed gives the same history.
 */
final class RandomHistory {
    private static final int FUNDS = 3;
    private static final int PROJECTS = 4;
    private static final int YEAR = 2018;
    private static final DocNo DOC_NO = new DocNo("安财农〔2018〕1号");
    private static final OrgId ORG = new OrgId("13370784MB2806147H");
    private static final DivisionCode COUNTY = DivisionCode.of("370784000000");
    private static final List<DivisionCode> VILLAGES =
            List.of(DivisionCode.of("370784119333"), DivisionCode.of("370784118261"), DivisionCode.of("370784118212"));

    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private final long[] pool = new long[FUNDS];
    private final long[][] unpaid = new long[PROJECTS][FUNDS];
    private final long[][] paid = new long[PROJECTS][FUNDS];
    private final long[][] pending = new long[PROJECTS][FUNDS];
    private final Map<UUID, Moved> payments = new LinkedHashMap<>();
    private final Map<UUID, Moved> receipts = new LinkedHashMap<>();

    private record Moved(int project, long[] parts) {
        long sum() {
            long sum = 0;
            for (long part : parts) sum += part;
            return sum;
        }
    }

    private RandomHistory(long seed) {
        random = new Random(seed);
    }

    static List<Event> of(long seed, int length) {
        var history = new RandomHistory(seed);
        while (history.events.size() < length) {
            var next = history.next();
            if (next != null) history.events.add(next);
        }
        return List.copyOf(history.events);
    }

    static FundId fund(int n) {
        return new FundId(new UUID(1, n));
    }

    static List<FundId> funds() {
        return List.of(fund(0), fund(1), fund(2));
    }

    static List<DivisionCode> villages() {
        return VILLAGES;
    }

    /** The next event, or null when the drawn one would not be legal now. */
    private @Nullable Event next() {
        int project = random.nextInt(PROJECTS);
        return switch (random.nextInt(15)) {
            case 0, 1 -> arrived(random.nextInt(FUNDS));
            case 2 -> withdrawn(random.nextInt(FUNDS));
            case 3, 4 -> issued(project);
            case 5 -> reduced(project);
            case 6, 7, 8 -> paid(project);
            case 9 -> payments.isEmpty() ? null : takenBack(random.nextBoolean());
            case 10 -> received(project);
            case 11 -> receipts.isEmpty() ? null : receiptReversed();
            case 12 -> returned(project);
            case 13 -> collective();
            default -> new FundReserved(fund(0), projectId(project).value(), id(), Amount.ofFen(1)); // moves nothing
        };
    }

    private Event arrived(int fund) {
        long fen = 1 + random.nextLong(1_000_000_000L);
        pool[fund] += fen;
        return new FundArrived(fund(fund), id(), Amount.ofFen(fen), bankRef(), YEAR, List.of(line(fund, COUNTY, fen)));
    }

    private @Nullable Event withdrawn(int fund) {
        if (pool[fund] == 0) return null;
        long fen = 1 + random.nextLong(pool[fund]);
        pool[fund] -= fen;
        return new FundWithdrawn(fund(fund), id(), Amount.ofFen(fen), DOC_NO, YEAR, List.of(line(fund, COUNTY, fen)));
    }

    private @Nullable Event issued(int project) {
        var parts = partOf(pool);
        if (parts == null) return null;
        take(pool, parts);
        give(unpaid[project], parts);
        return new AllocationIssued(
                projectId(project), allocation(project), sum(parts), YEAR, lines(project, parts), DOC_NO);
    }

    private @Nullable Event reduced(int project) {
        var parts = partOf(unpaid[project]);
        if (parts == null) return null;
        take(unpaid[project], parts);
        give(pool, parts);
        return new AllocationReduced(
                projectId(project),
                allocation(project),
                id(),
                sum(parts),
                YEAR,
                lines(project, parts),
                ReductionReason.SLOW_PROGRESS,
                DOC_NO);
    }

    private @Nullable Event paid(int project) {
        var parts = partOf(unpaid[project]);
        if (parts == null) return null;
        take(unpaid[project], parts);
        give(paid[project], parts);
        var id = id();
        payments.put(id, new Moved(project, parts));
        return new DisbursementPaid(
                projectId(project),
                new DisbursementId(id),
                allocation(project),
                Kind.PROGRESS,
                new PartyVersion(new UUID(9, 9), 1),
                sum(parts),
                YEAR,
                lines(project, parts),
                bankRef());
    }

    /** Returned by the bank or reversed, where no recovery has taken from the same lines. */
    private @Nullable Event takenBack(boolean byTheBank) {
        var id = anyOf(payments);
        var moved = payments.get(id);
        if (moved == null || !covers(paid[moved.project()], moved.parts())) return null;
        payments.remove(id);
        take(paid[moved.project()], moved.parts());
        give(unpaid[moved.project()], moved.parts());
        var lines = lines(moved.project(), moved.parts());
        if (!byTheBank) return reversed(id, moved, OriginalKind.DISBURSEMENT_PAID);
        return new DisbursementReturned(
                projectId(moved.project()),
                new DisbursementId(id),
                allocation(moved.project()),
                Kind.PROGRESS,
                sum(moved.parts()),
                YEAR,
                lines,
                bankRef(),
                ReturnReason.OTHER);
    }

    private @Nullable Event received(int project) {
        var parts = partOf(paid[project]);
        if (parts == null) return null;
        take(paid[project], parts);
        give(pending[project], parts);
        var id = id();
        receipts.put(id, new Moved(project, parts));
        return new RecoveryReceived(
                projectId(project),
                new RecoveryId(id),
                id,
                allocation(project),
                sum(parts),
                YEAR,
                lines(project, parts),
                bankRef());
    }

    private @Nullable Event receiptReversed() {
        var id = anyOf(receipts);
        var moved = receipts.get(id);
        if (moved == null || !covers(pending[moved.project()], moved.parts())) return null;
        receipts.remove(id);
        take(pending[moved.project()], moved.parts());
        give(paid[moved.project()], moved.parts());
        return reversed(id, moved, OriginalKind.RECOVERY_RECEIVED);
    }

    private @Nullable Event returned(int project) {
        var parts = partOf(pending[project]);
        if (parts == null) return null;
        take(pending[project], parts);
        give(pool, parts);
        return new RecoveryReturnedToPool(
                projectId(project),
                new RecoveryId(id()),
                id(),
                allocation(project),
                sum(parts),
                YEAR,
                lines(project, parts));
    }

    private Event collective() {
        var asset = new AssetId(id());
        var amount = Amount.ofFen(random.nextLong(1_000_000_000L));
        var village = VILLAGES.get(random.nextInt(VILLAGES.size()));
        return switch (random.nextInt(4)) {
            case 0 -> new AssetHandedOver(asset, village, amount, ORG, ORG, DOC_NO, "0".repeat(64), List.of());
            case 1 -> new AssetShareAssigned(asset, village, amount);
            case 2 -> new IncomeReceived(asset, new IncomeId(id()), YEAR, COUNTY, amount);
            default -> new IncomeDistributed(asset, new IncomeId(id()), COUNTY, village, amount);
        };
    }

    private static EntryReversed reversed(UUID id, Moved moved, OriginalKind kind) {
        return new EntryReversed(
                projectId(moved.project()),
                id,
                id,
                kind,
                id,
                allocation(moved.project()),
                Amount.ofFen(moved.sum()),
                YEAR,
                lines(moved.project(), moved.parts()));
    }

    /** Some of what is there, apportioned as the decisions do; one time in three all of it, to the last fen. */
    private long @Nullable [] partOf(long[] there) {
        long sum = 0;
        for (long part : there) sum += part;
        if (sum == 0) return null;
        long fen = random.nextInt(3) == 0 ? sum : 1 + random.nextLong(sum);
        var weights = new ArrayList<Amount>();
        for (long part : there) weights.add(Amount.ofFen(part));
        return Apportionment.of(Amount.ofFen(fen), weights).stream()
                .mapToLong(Amount::fen)
                .toArray();
    }

    private UUID anyOf(Map<UUID, Moved> moved) {
        return List.copyOf(moved.keySet()).get(random.nextInt(moved.size()));
    }

    private static boolean covers(long[] there, long[] parts) {
        for (int i = 0; i < FUNDS; i++) if (there[i] < parts[i]) return false;
        return true;
    }

    private static void take(long[] from, long[] parts) {
        for (int i = 0; i < FUNDS; i++) {
            from[i] -= parts[i];
            if (from[i] < 0) throw new IllegalStateException("The history is not legal");
        }
    }

    private static void give(long[] to, long[] parts) {
        for (int i = 0; i < FUNDS; i++) to[i] += parts[i];
    }

    private static Amount sum(long[] parts) {
        long sum = 0;
        for (long part : parts) sum += part;
        return Amount.ofFen(sum);
    }

    private static List<FundLine> lines(int project, long[] parts) {
        var lines = new ArrayList<FundLine>();
        for (int i = 0; i < FUNDS; i++) lines.add(line(i, VILLAGES.get(project % VILLAGES.size()), parts[i]));
        return lines;
    }

    private static FundLine line(int fund, DivisionCode place, long fen) {
        return new FundLine(fund(fund), place, Amount.ofFen(fen));
    }

    private static ProjectId projectId(int n) {
        return new ProjectId(new UUID(2, n));
    }

    private static AllocationId allocation(int n) {
        return new AllocationId(new UUID(3, n));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private BankRef bankRef() {
        return new BankRef("B" + events.size());
    }
}
