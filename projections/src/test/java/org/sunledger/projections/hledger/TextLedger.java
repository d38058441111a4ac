package org.sunledger.projections.hledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A reader of plain-text journals that knows nothing of ours but the text: entries, tags, accounts and decimals. */
record TextLedger(List<Entry> entries) {
    private static final Pattern HEAD =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)=(\\d{4}-\\d\\d-\\d\\d) \\((\\d+)\\) (\\S+)");
    private static final Pattern TAG = Pattern.compile(" {4}; (\\w+): (.*)");
    private static final Pattern POSTING = Pattern.compile(" {4}(\\S+) {2}CNY (-?\\d+\\.\\d\\d)");

    record Entry(
            LocalDate day,
            LocalDate recordedOn,
            long position,
            String description,
            Map<String, String> tags,
            Map<String, BigDecimal> accounts) {}

    static TextLedger read(String text) {
        var entries = new ArrayList<Entry>();
        for (var line : text.lines().toList()) {
            if (line.isEmpty() || line.startsWith(";") || line.contains("commodity") || line.contains("format"))
                continue;
            var head = HEAD.matcher(line);
            var tag = TAG.matcher(line);
            var posting = POSTING.matcher(line);
            if (head.matches()) {
                entries.add(new Entry(
                        LocalDate.parse(head.group(1)),
                        LocalDate.parse(head.group(2)),
                        Long.parseLong(head.group(3)),
                        head.group(4),
                        new HashMap<>(),
                        new HashMap<>()));
            } else if (tag.matches()) {
                entries.getLast().tags().merge(tag.group(1), tag.group(2), (one, other) -> one + " " + other);
            } else if (posting.matches()) {
                entries.getLast().accounts().merge(posting.group(1), new BigDecimal(posting.group(2)), BigDecimal::add);
            } else {
                throw new IllegalArgumentException("Not understood: " + line);
            }
        }
        for (var entry : entries) {
            var sum = entry.accounts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.signum() != 0) throw new IllegalArgumentException("Not balanced: " + entry);
        }
        return new TextLedger(List.copyOf(entries));
    }

    /** Balances of all accounts over some entries. */
    Map<String, BigDecimal> balances(Predicate<Entry> wanted) {
        var balances = new HashMap<String, BigDecimal>();
        entries.stream()
                .filter(wanted)
                .forEach(entry -> entry.accounts()
                        .forEach((account, amount) -> balances.merge(account, amount, BigDecimal::add)));
        return balances;
    }
}
