package org.sunledger.projections.figure;

import java.util.StringJoiner;
import org.sunledger.ledger.posting.Account;
import org.sunledger.ledger.posting.Flow;

/** A figure as an expression over the columns of a posting, made from the one rule that says what counts in it. */
final class Weights {
    private Weights() {}

    /** What a row of {@code money_posting} adds to the figure, in fen; zero where it does not count. */
    static String sql(Figure figure) {
        var cases = new StringJoiner(" ", "amount_fen * case ", " else 0 end");
        for (var account : Account.values()) {
            for (var flow : Flow.values()) {
                var weight = figure.weight(account, flow);
                if (weight != 0)
                    cases.add("when account = '%s' and flow = '%s' then %d".formatted(account, flow, weight));
            }
        }
        return cases.toString();
    }

    /** A condition that passes over most rows that add nothing, and no other. */
    static String accounts(Figure figure) {
        var accounts = new StringJoiner(", ", "account in (", ")");
        for (var account : Account.values()) {
            for (var flow : Flow.values()) {
                if (figure.weight(account, flow) == 0) continue;
                accounts.add("'" + account + "'");
                break;
            }
        }
        return accounts.toString();
    }
}
