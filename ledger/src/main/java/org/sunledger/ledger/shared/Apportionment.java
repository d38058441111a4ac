package org.sunledger.ledger.shared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides an amount over weights in whole fen by the largest remainder, ties to the lower index, so that the parts sum
 * exactly to the amount and no part exceeds its weight when the amount does not exceed the sum of weights.
 */
public final class Apportionment {
    private Apportionment() {}

    /**
     * Splits the amount by the weights.
     *
     * @param weights not negative, not all zero; their order decides ties
     * @return one part for each weight, in the same order
     */
    public static List<Amount> of(Amount amount, List<Amount> weights) {
        var total = 0L;
        for (var weight : weights) total = Math.addExact(total, weight.fen());
        if (total == 0) throw new IllegalArgumentException("Nothing to divide over");
        var parts = new long[weights.size()];
        var remainders = new long[weights.size()];
        var given = 0L;
        for (int i = 0; i < parts.length; i++) {
            // amount × weight may pass 2^63 (both up to 10^13), so the product is taken over 128 bits.
            var product = java.math.BigInteger.valueOf(amount.fen())
                    .multiply(java.math.BigInteger.valueOf(weights.get(i).fen()))
                    .divideAndRemainder(java.math.BigInteger.valueOf(total));
            parts[i] = product[0].longValueExact();
            remainders[i] = product[1].longValueExact();
            given += parts[i];
        }
        var order = new ArrayList<Integer>();
        for (int i = 0; i < parts.length; i++) order.add(i);
        order.sort(Comparator.<Integer>comparingLong(i -> -remainders[i]).thenComparingInt(i -> i));
        for (int i = 0; given < amount.fen(); i++, given++) parts[order.get(i)]++;
        var result = new ArrayList<Amount>();
        for (var part : parts) result.add(new Amount(part));
        return List.copyOf(result);
    }
}
