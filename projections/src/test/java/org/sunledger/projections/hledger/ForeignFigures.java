package org.sunledger.projections.hledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The figures of the handbook as the exported text's own header explains them, from balances of accounts. */
record ForeignFigures(Map<String, BigDecimal> balances) {
    /** A, D, R, N, V, assets, income; of the county also F, U, S, C. In fen. */
    List<Long> of(String place, boolean isTotal) {
        var at = isTotal ? "" : place;
        long a = fen("allocated:allocation", at) + fen("allocated:reduction", at);
        long d = fen("paid:payment", at) + fen("paid:return", at);
        long r = -fen("paid:recovery", at);
        var figures = new ArrayList<>(
                List.of(a, d, r, fen("paid", at), fen("allocated", at), fen("asset", at), fen("income", at)));
        if (isTotal) {
            long arrived = fen("pool:arrival", "");
            figures.addAll(List.of(arrived, fen("pool", ""), fen("recovery-pending", ""), arrived - d + r));
        }
        return figures;
    }

    /** @param place empty: all */
    private long fen(String account, String place) {
        return balances.entrySet().stream()
                .filter(each -> each.getKey().startsWith(account + ":"))
                .filter(each ->
                        place.isEmpty() || each.getKey().split(":", -1)[2].equals(place))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(2)
                .longValueExact();
    }
}
