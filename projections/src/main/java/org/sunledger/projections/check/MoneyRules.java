package org.sunledger.projections.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 资金规则: the handbook's table of what each kind of record moves, written down a second time. Accounts are those of the
 * chart (domain.md 12.1), figures those of section 6; every kind that is not named here moves nothing.
 */
final class MoneyRules {
    private record Rule(String from, String to, String flow, List<Move.Effect> effects) {}

    private static final Map<String, Rule> FISCAL = Map.of(
            "fund.arrived", rule("SOURCE", "POOL", "ARRIVAL", "+ARRIVED +POOL"),
            "fund.withdrawn", rule("POOL", "SOURCE", "WITHDRAWAL", "+WITHDRAWN -POOL"),
            "allocation.issued", rule("POOL", "ALLOCATED", "ALLOCATION", "+ALLOCATED +AVAILABLE -POOL"),
            "allocation.reduced", rule("ALLOCATED", "POOL", "REDUCTION", "-ALLOCATED -AVAILABLE +POOL"),
            "disbursement.paid", rule("ALLOCATED", "PAID", "PAYMENT", "+DISBURSED -AVAILABLE"),
            "disbursement.returned", rule("PAID", "ALLOCATED", "RETURN", "-DISBURSED +AVAILABLE"),
            "recovery.received", rule("PAID", "RECOVERY_PENDING", "RECOVERY", "+RECOVERED +PENDING"),
            "recovery.returned-to-pool", rule("RECOVERY_PENDING", "POOL", "POOL_RETURN", "-PENDING +POOL"));

    private static final Rule HANDED_ON = rule("ASSET_SOURCE", "ASSET", "ASSET", "+ASSET");
    private static final Rule EARNED = rule("INCOME_SOURCE", "INCOME_PENDING", "INCOME", "");
    private static final Rule DISTRIBUTED = rule("INCOME_PENDING", "INCOME", "INCOME", "+INCOME");

    /** What a reversal takes back, by the word it uses for it. */
    private static final Map<String, String> REVERSIBLE =
            Map.of("DISBURSEMENT_PAID", "disbursement.paid", "RECOVERY_RECEIVED", "recovery.received");

    private MoneyRules() {}

    private static Rule rule(String from, String to, String flow, String effects) {
        var signed = Arrays.stream(effects.split(" ", -1))
                .filter(each -> !each.isEmpty())
                .map(each -> new Move.Effect(Figure.valueOf(each.substring(1)), each.startsWith("-") ? -1 : 1))
                .toList();
        return new Rule(from, to, flow, signed);
    }

    /**
     * What the record moves; null when its kind moves nothing.
     *
     * @throws Raw.Unreadable it moves money and does not say how
     */
    static @Nullable Move of(Raw record) {
        var fiscal = FISCAL.get(record.type());
        if (fiscal != null) return fiscal(record.requireFirstForm(), fiscal, 1);
        return switch (record.type()) {
            case "entry.reversed" -> reversed(record.requireFirstForm());
            case "asset.handed-over" -> collective(record, HANDED_ON, "/divisionCode", "/valueFen");
            case "asset.share-assigned" -> collective(record, HANDED_ON, "/divisionCode", "/shareFen");
            case "income.received" -> collective(record, EARNED, "/divisionCode", "/amountFen");
            case "income.distributed" -> collective(record, DISTRIBUTED, "/fromDivisionCode", "/amountFen");
            default -> null;
        };
    }

    private static Move reversed(Raw record) {
        var original = REVERSIBLE.get(record.text("/originalKind"));
        var rule = original == null ? null : FISCAL.get(original);
        if (rule == null) throw new Raw.Unreadable("/originalKind: " + record.text("/originalKind"));
        return fiscal(record, rule, -1);
    }

    private static Move fiscal(Raw record, Rule rule, int sign) {
        var lines = new ArrayList<Move.Line>();
        for (var line : record.payload().at("/lines")) {
            var place = Raw.text(line, "/divisionCode");
            lines.add(new Move.Line(Raw.text(line, "/fundId"), place, place, Raw.fen(line, "/amountFen")));
        }
        return new Move(
                rule.from(),
                rule.to(),
                rule.flow(),
                rule.effects(),
                record.textOrNull("/projectId"),
                record.fen("/amountFen"),
                List.copyOf(lines),
                sign);
    }

    private static Move collective(Raw record, Rule rule, String fromPlace, String amount) {
        record.requireFirstForm();
        var fen = record.fen(amount);
        var line = new Move.Line(null, record.text(fromPlace), record.text("/divisionCode"), fen);
        return new Move(rule.from(), rule.to(), rule.flow(), rule.effects(), null, fen, List.of(line), 1);
    }
}
