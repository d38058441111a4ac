package org.sunledger.ledger.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.project.ProjectExamples.F1;
import static org.sunledger.ledger.project.ProjectExamples.F2;
import static org.sunledger.ledger.project.ProjectExamples.lineFen;
import static org.sunledger.ledger.project.ProjectExamples.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DividingOverFundLinesTest {
    private static final FundId F0 = FundId.of("00000000-0000-0000-0000-000000000001");

    @Test
    void gives_the_left_over_fen_to_the_largest_remainder_and_then_to_the_lower_fund() {
        var thirds = Lines.of(List.of(lineFen(F2, 100), lineFen(F0, 100), lineFen(F1, 100)));
        assertThat(thirds.divide(Amount.ofFen(100))).containsExactly(lineFen(F0, 34), lineFen(F1, 33), lineFen(F2, 33));
        var uneven = Lines.of(List.of(lineFen(F1, 1), lineFen(F2, 2)));
        assertThat(uneven.divide(Amount.ofFen(1))).containsExactly(lineFen(F2, 1));
    }

    @Test
    void orders_ids_as_they_are_printed() {
        var order = List.of(F2, F1, F0).stream().sorted(Lines.BY_FUND).toList();
        assertThat(order).containsExactly(F0, F1, F2);
        assertThat(F2.value()).isLessThan(F1.value());
    }

    @Test
    void whatever_is_paid_returned_reduced_and_recovered_no_line_goes_below_zero_and_no_fen_is_lost() {
        for (int seed = 0; seed < 300; seed++) tell(new Random(seed));
    }

    private static void tell(Random random) {
        var split = new ArrayList<FundLine>();
        for (var fund : List.of(F0, F1, F2)) split.add(lineFen(fund, 1 + random.nextInt(1_000)));
        var issuedFen = sum(split).fen();
        var balance = Balance.issued(split);
        var payments = new ArrayList<List<FundLine>>();
        var receipts = new ArrayList<List<FundLine>>();
        var paidFen = 0L;
        var reducedFen = 0L;
        var recoveredFen = 0L;
        for (int step = 0; step < 60; step++) {
            var availableFen = balance.remaining().totalFen();
            var netFen = balance.netPaid().divisibleFen();
            switch (random.nextInt(5)) {
                case 0 -> {
                    if (availableFen == 0) continue;
                    var lines = divided(balance.remaining(), random, availableFen);
                    balance = balance.afterPayment(lines);
                    payments.add(lines);
                    paidFen += sum(lines).fen();
                }
                case 1 -> {
                    if (payments.isEmpty()) continue;
                    var lines = payments.remove(random.nextInt(payments.size()));
                    balance = balance.afterPaymentUndone(lines);
                    paidFen -= sum(lines).fen();
                }
                case 2 -> {
                    if (availableFen == 0 || random.nextInt(4) > 0) continue;
                    var lines = divided(balance.remaining(), random, availableFen);
                    balance = balance.afterReduction(lines);
                    reducedFen += sum(lines).fen();
                }
                case 3 -> {
                    if (netFen == 0) continue;
                    var lines = divided(balance.netPaid(), random, netFen);
                    balance = balance.afterRecovery(lines);
                    receipts.add(lines);
                    recoveredFen += sum(lines).fen();
                }
                default -> {
                    if (receipts.isEmpty()) continue;
                    var lines = receipts.remove(random.nextInt(receipts.size()));
                    balance = balance.afterRecoveryUndone(lines);
                    recoveredFen -= sum(lines).fen();
                }
            }
            assertThat(balance.remaining().fen().values()).allMatch(fen -> fen >= 0);
            assertThat(balance.remaining().totalFen()).isEqualTo(issuedFen - reducedFen - paidFen);
            assertThat(balance.netPaid().totalFen()).isEqualTo(paidFen - recoveredFen);
        }
    }

    private static List<FundLine> divided(Lines weights, Random random, long limitFen) {
        var amount = Amount.ofFen(1 + random.nextLong(limitFen));
        var lines = weights.divide(amount);
        assertThat(sum(lines)).isEqualTo(amount);
        return lines;
    }
}
