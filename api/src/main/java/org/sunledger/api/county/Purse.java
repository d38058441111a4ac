package org.sunledger.api.county;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Apportionment;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;

/** What one issued allocation has left to give, and what was paid from it and not recovered, by fund line. */
final class Purse {
    private final AllocationId id;
    private final int fiscalYear;
    private final List<FundLine> issued;
    private final long[] remaining;
    private final long[] netPaid;
    private final long[] recovered;

    /** @param lines in any order */
    Purse(AllocationId id, int fiscalYear, List<FundLine> lines) {
        this.id = id;
        this.fiscalYear = fiscalYear;
        // The last fen goes by this order: ids as they are printed, then places.
        this.issued = lines.stream()
                .sorted(Comparator.<FundLine, String>comparing(
                                line -> line.fundId().toString())
                        .thenComparing(FundLine::divisionCode))
                .toList();
        this.remaining = new long[issued.size()];
        this.netPaid = new long[issued.size()];
        this.recovered = new long[issued.size()];
        for (int i = 0; i < remaining.length; i++)
            remaining[i] = issued.get(i).amountFen().fen();
    }

    AllocationId id() {
        return id;
    }

    int fiscalYear() {
        return fiscalYear;
    }

    List<FundLine> issued() {
        return issued;
    }

    long remaining() {
        return sum(remaining);
    }

    long netPaid() {
        return sum(netPaid);
    }

    List<FundLine> pay(long fen) {
        var lines = divide(fen, remaining);
        add(lines, remaining, -1);
        add(lines, netPaid, 1);
        return lines;
    }

    void undo(List<FundLine> lines) {
        add(lines, remaining, 1);
        add(lines, netPaid, -1);
    }

    List<FundLine> reduce(long fen) {
        var lines = divide(fen, remaining);
        add(lines, remaining, -1);
        return lines;
    }

    /** INV-17: what comes back buys nothing. */
    List<FundLine> recover(long fen) {
        var lines = divide(fen, netPaid);
        add(lines, netPaid, -1);
        add(lines, recovered, 1);
        return lines;
    }

    /** What was recovered goes back to where it came from. */
    List<FundLine> recovered(long fen) {
        var lines = divide(fen, recovered);
        add(lines, recovered, -1);
        return lines;
    }

    void undoRecovery(List<FundLine> lines) {
        add(lines, netPaid, 1);
        add(lines, recovered, -1);
    }

    private List<FundLine> divide(long fen, long[] weights) {
        return divide(fen, issued, weights);
    }

    /** By largest remainder; lines that get nothing are left out. */
    static List<FundLine> divide(long fen, List<FundLine> lines, long[] weights) {
        var amounts = new ArrayList<Amount>();
        for (long weight : weights) amounts.add(Amount.ofFen(Math.max(0, weight)));
        var parts = Apportionment.of(Amount.ofFen(fen), amounts);
        var result = new ArrayList<FundLine>();
        for (int i = 0; i < lines.size(); i++) {
            if (parts.get(i).isZero()) continue;
            result.add(new FundLine(lines.get(i).fundId(), lines.get(i).divisionCode(), parts.get(i)));
        }
        return List.copyOf(result);
    }

    private void add(List<FundLine> lines, long[] to, int sign) {
        for (var line : lines) {
            for (int i = 0; i < to.length; i++) {
                var own = issued.get(i);
                if (!own.fundId().equals(line.fundId()) || !own.divisionCode().equals(line.divisionCode())) continue;
                to[i] += sign * line.amountFen().fen();
            }
        }
    }

    private static long sum(long[] fen) {
        long sum = 0;
        for (long each : fen) sum += each;
        return sum;
    }

    /** What each fund has in these lines, in the order of the lines. */
    static Map<FundId, Long> perFund(List<FundLine> lines) {
        var sums = new LinkedHashMap<FundId, Long>();
        for (var line : lines) sums.merge(line.fundId(), line.amountFen().fen(), Long::sum);
        return sums;
    }
}
