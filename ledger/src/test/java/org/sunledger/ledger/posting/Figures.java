package org.sunledger.ledger.posting;

/** The figures of {@link Measures}, written down one by one by {@link IndependentFold}. */
final class Figures {
    long allocated;
    long disbursed;
    long recovered;
    long available;
    long pool;
    long pendingRecovery;
    long arrived;
    long withdrawn;
    long assets;
    long income;

    Measures asMeasures() {
        return new Measures(
                allocated, disbursed, recovered, available, pool, pendingRecovery, arrived, withdrawn, assets, income);
    }
}
