package org.sunledger.projections.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** 汇总格表: a table of sums per grain, holder, period and block of positions (decision 21). */
enum Celled {
    VILLAGE_SUM("division_code", Figure.ASSET, Figure.INCOME),
    FUND_SUM("fund_id", Figure.REGISTERED, Figure.RESERVED);

    private final List<String> key;
    private final List<Figure> figures;

    /** @param own beside those of fiscal money, which all have */
    Celled(String holder, Figure... own) {
        this.key = List.of("grain", holder, "period", "block");
        this.figures =
                Stream.concat(Recomputation.OF_FUNDS.stream(), Stream.of(own)).toList();
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> key() {
        return key;
    }

    List<Figure> figures() {
        return figures;
    }

    List<String> columns() {
        return figures.stream().map(Figure::column).toList();
    }
}
