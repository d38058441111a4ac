package org.sunledger.ledger.posting;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetEvent.AssetHandedOver;
import org.sunledger.ledger.asset.AssetEvent.AssetShareAssigned;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributed;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.asset.IncomeId;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
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

/** The 41 rows of S1 as events, and the 100 balances expected of them. Invented transactions, real places. */
public final class S1 {
    private static final OrgId BUREAU = new OrgId("13370784MB2806147H");
    private static final DocNo DOC_NO = new DocNo("安财农〔2018〕1号");
    private static final DivisionCode TOWN = DivisionCode.of("370784118000");

    /** One row of {@code s1_events.csv} and the event it stands for. */
    public record Row(int seq, LocalDate effectiveOn, Instant recordedAt, Event event) {}

    /** One row of {@code s1_expected.csv}; the last four figures stand in total rows only. */
    public record Expected(
            String step, String basis, String cutoff, int throughSeq, String divisionCode, List<Long> figures) {
        public Expected {
            figures = List.copyOf(figures);
        }

        public boolean isTotal() {
            return divisionCode.equals("370784000000");
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, TreeMap<String, Long>> unpaid = new HashMap<>();
    private final Map<String, TreeMap<String, Long>> paid = new HashMap<>();
    private @Nullable Payment last;

    private record Payment(UUID id, List<FundLine> lines) {}

    private S1() {}

    public static List<Row> rows() {
        var s1 = new S1();
        for (var record : csv("/s1/s1_events.csv")) {
            s1.rows.add(new Row(
                    Integer.parseInt(record.get("global_seq")),
                    LocalDate.parse(record.get("effective_date")),
                    Instant.parse(record.get("recorded_at")),
                    s1.event(record)));
        }
        return List.copyOf(s1.rows);
    }

    public static List<Expected> expected() {
        var expected = new ArrayList<Expected>();
        for (var record : csv("/s1/s1_expected.csv")) {
            var figures = new ArrayList<Long>();
            for (var column : FIGURES) if (!record.get(column).isEmpty()) figures.add(Long.valueOf(record.get(column)));
            expected.add(new Expected(
                    record.get("step"),
                    record.get("basis"),
                    record.get("cutoff"),
                    Integer.parseInt(record.get("through_seq")),
                    record.get("division_code"),
                    figures));
        }
        return List.copyOf(expected);
    }

    private static final List<String> FIGURES = List.of(
            "allocated_a_fen",
            "disbursed_d_fen",
            "recovered_r_fen",
            "net_n_fen",
            "available_v_fen",
            "asset_value_fen",
            "income_fen",
            "fund_received_f_fen",
            "pool_u_fen",
            "recovered_pending_s_fen",
            "cash_c_fen");

    public static FundId fund(String name) {
        return new FundId(id("FUND-" + name));
    }

    private Event event(CSVRecord row) {
        var stream = row.get("stream").equals("REC-AF1") ? "ALLOC-A2" : row.get("stream");
        var place = DivisionCode.of(row.get("division_code"));
        var amount = Amount.ofFen(Math.abs(Long.parseLong(row.get("amount_fen"))));
        int year = Integer.parseInt(row.get("effective_date").substring(0, 4));
        var id = id("ROW-" + row.get("global_seq"));
        var bankRef = new BankRef("S1-" + row.get("global_seq"));
        var project = new ProjectId(id(stream.replace("ALLOC-A", "P")));
        var allocation = new AllocationId(id(stream));
        var unpaidLines = unpaid.computeIfAbsent(stream, ignored -> new TreeMap<>());
        var paidLines = paid.computeIfAbsent(stream, ignored -> new TreeMap<>());
        return switch (row.get("event_type")) {
            case "FundArrived" -> {
                var fund = new FundId(id(stream));
                yield new FundArrived(fund, id, amount, bankRef, year, List.of(new FundLine(fund, place, amount)));
            }
            case "AllocationApproved" -> {
                var split = split(row);
                add(unpaidLines, split, 1);
                yield new AllocationIssued(project, allocation, amount, year, lines(split, place), DOC_NO);
            }
            case "AllocationReduced" -> {
                var split = split(row);
                add(unpaidLines, split, -1);
                yield new AllocationReduced(
                        project,
                        allocation,
                        id,
                        amount,
                        year,
                        lines(split, place),
                        ReductionReason.AUDIT_SURPLUS,
                        DOC_NO);
            }
            case "DisbursementPaid" -> {
                var split = apportioned(amount, unpaidLines);
                add(unpaidLines, split, -1);
                add(paidLines, split, 1);
                last = new Payment(id, lines(split, place));
                yield new DisbursementPaid(
                        project,
                        new DisbursementId(id),
                        allocation,
                        Kind.PROGRESS,
                        new PartyVersion(id("PAYEE"), 1),
                        amount,
                        year,
                        last.lines(),
                        bankRef);
            }
            case "DisbursementReturned" -> {
                var payment = takeBack(unpaidLines, paidLines);
                yield new DisbursementReturned(
                        project,
                        new DisbursementId(payment.id()),
                        allocation,
                        Kind.PROGRESS,
                        amount,
                        year,
                        payment.lines(),
                        bankRef,
                        ReturnReason.ACCOUNT_NAME_MISMATCH);
            }
            case "EntryReversed" -> {
                var payment = takeBack(unpaidLines, paidLines);
                yield new EntryReversed(
                        project,
                        id,
                        payment.id(),
                        OriginalKind.DISBURSEMENT_PAID,
                        payment.id(),
                        allocation,
                        amount,
                        year,
                        payment.lines());
            }
            case "RecoveryReceived" -> {
                var split = apportioned(amount, paidLines);
                add(paidLines, split, -1);
                yield new RecoveryReceived(
                        project, new RecoveryId(id("AF1")), id, allocation, amount, year, lines(split, place), bankRef);
            }
            case "RecoveryReturnedToPool" ->
                new RecoveryReturnedToPool(
                        project, new RecoveryId(id("AF1")), id, allocation, amount, year, lines(split(row), place));
            case "AssetHandedOver" ->
                new AssetHandedOver(
                        new AssetId(id(stream)), place, amount, BUREAU, BUREAU, DOC_NO, "0".repeat(64), List.of());
            case "AssetShareAssigned" -> new AssetShareAssigned(new AssetId(id(stream)), place, amount);
            case "IncomeDistributed" ->
                new IncomeDistributed(new AssetId(id("ASSET-P4")), new IncomeId(id(stream)), TOWN, place, amount);
            default -> throw new IllegalArgumentException("Unknown row " + row);
        };
    }

    /** S1 returns and reverses only the payment of the row before. */
    private Payment takeBack(TreeMap<String, Long> unpaidLines, TreeMap<String, Long> paidLines) {
        var payment = last;
        if (payment == null) throw new IllegalStateException("Nothing was paid before");
        var split = new TreeMap<String, Long>();
        for (var name : paidLines.keySet()) {
            for (var line : payment.lines()) {
                if (line.fundId().equals(fund(name)))
                    split.put(name, line.amountFen().fen());
            }
        }
        add(unpaidLines, split, 1);
        add(paidLines, split, -1);
        return payment;
    }

    private static Map<String, Long> split(CSVRecord row) {
        Map<String, Long> split = new LinkedHashMap<>();
        for (var part : row.get("split_fen").split(";", -1)) {
            var pair = part.split(":", -1);
            split.put(pair[0], Long.valueOf(pair[1]));
        }
        return split;
    }

    private static Map<String, Long> apportioned(Amount amount, TreeMap<String, Long> weights) {
        var parts = Apportionment.of(
                amount, weights.values().stream().map(Amount::ofFen).toList());
        Map<String, Long> split = new LinkedHashMap<>();
        int i = 0;
        for (var name : weights.keySet()) split.put(name, parts.get(i++).fen());
        return split;
    }

    private static void add(TreeMap<String, Long> lines, Map<String, Long> split, long sign) {
        split.forEach((name, fen) -> lines.merge(name, sign * fen, Math::addExact));
    }

    private static List<FundLine> lines(Map<String, Long> split, DivisionCode place) {
        return split.entrySet().stream()
                .map(part -> new FundLine(fund(part.getKey()), place, Amount.ofFen(part.getValue())))
                .toList();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("s1/" + name).getBytes(StandardCharsets.UTF_8));
    }

    private static List<CSVRecord> csv(String resource) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var in = S1.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("No resource " + resource);
            try (var parser = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return parser.getRecords();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
