package org.sunledger.ledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.shared.Event;

/**
 * F − ΣD + ΣR − ΣX = U + ΣV + S after every event of any legal history, in total and for each fund; and, because that is
 * an identity, the same figures from a fold that does not know the postings.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConservationTest {
    private static final int HISTORIES = 200;
    private static final int LENGTH = 150;

    @Test
    void holds_at_every_prefix_of_every_history_and_a_second_fold_agrees() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var postings = new ArrayList<Posting>();
            var total = Measures.ZERO;
            var fold = new IndependentFold();
            int at = 0;
            for (var event : RandomHistory.of(seed, LENGTH)) {
                var posted = Postings.of(event);
                postings.addAll(posted);
                total = total.plus(Measures.of(posted));
                fold.apply(event);
                var where = "seed %d, event %d: %s".formatted(seed, at++, event);
                assertThat(total.imbalanceFen()).as(where).isZero();
                assertThat(total).as(where).isEqualTo(fold.total());
                assertThat(List.of(total.poolFen(), total.availableFen(), total.pendingRecoveryFen()))
                        .as(where)
                        .allSatisfy(fen -> assertThat(fen).isNotNegative());
            }
            agreeByFundAndPlace(seed, postings, fold);
        }
    }

    private static void agreeByFundAndPlace(long seed, List<Posting> postings, IndependentFold fold) {
        for (var fund : RandomHistory.funds()) {
            var measures = Measures.of(postings.stream()
                    .filter(posting -> fund.equals(posting.fundId()))
                    .toList());
            assertThat(measures).as("seed %d, fund %s", seed, fund).isEqualTo(fold.of(fund));
            assertThat(measures.imbalanceFen())
                    .as("seed %d, fund %s", seed, fund)
                    .isZero();
        }
        for (var place : RandomHistory.villages()) {
            var measures = Measures.of(postings.stream()
                    .filter(posting -> place.equals(posting.divisionCode()))
                    .toList());
            assertThat(measures).as("seed %d, place %s", seed, place).isEqualTo(fold.of(place));
        }
    }

    @Test
    void is_tried_on_every_flow_and_every_account_in_use() {
        var flows = EnumSet.noneOf(Flow.class);
        var accounts = EnumSet.noneOf(Account.class);
        for (long seed = 0; seed < 20; seed++) {
            for (var event : RandomHistory.of(seed, LENGTH)) {
                for (var posting : Postings.of(event)) {
                    flows.add(posting.flow());
                    accounts.add(posting.account());
                }
            }
        }
        assertThat(flows).isEqualTo(EnumSet.allOf(Flow.class));
        assertThat(accounts)
                .isEqualTo(EnumSet.complementOf(EnumSet.of(
                        Account.RETENTION,
                        Account.RETURNED_TO_POOL,
                        Account.RESTITUTION,
                        Account.CARRY_OVER,
                        Account.RECONCILIATION)));
    }

    /** Every side that a figure counts: without it either the law breaks or the second fold disagrees. */
    @Test
    void notices_every_side_that_is_dropped_or_doubled_or_put_under_another_name() {
        var history = RandomHistory.of(7, LENGTH);
        var honest = postings(history);
        var fold = new IndependentFold();
        history.forEach(fold::apply);
        Set<Account> seen = new HashSet<>();
        for (int i = 0; i < honest.size(); i++) {
            var posting = honest.get(i);
            seen.add(posting.account());
            var dropped = new ArrayList<>(honest);
            dropped.remove(i);
            requireNoticed(posting, dropped, fold);
            var doubled = new ArrayList<>(honest);
            doubled.add(posting);
            requireNoticed(posting, doubled, fold);
            // A recovery booked as a returned payment keeps the law and every total of V and S: only the fold sees it.
            if (posting.flow() != Flow.RECOVERY || posting.account() != Account.PAID) continue;
            var renamed = new ArrayList<>(honest);
            renamed.set(i, withFlow(posting, Flow.RETURN));
            assertThat(Measures.of(renamed).imbalanceFen()).isZero();
            assertThat(Measures.of(renamed)).isNotEqualTo(fold.total());
        }
        assertThat(seen).contains(Account.SOURCE, Account.POOL, Account.ALLOCATED, Account.PAID);
    }

    private static void requireNoticed(Posting changed, List<Posting> postings, IndependentFold fold) {
        boolean sumIsZero = postings.stream().mapToLong(Posting::amountFen).sum() == 0;
        assertThat(sumIsZero).as("the books balance in spite of %s", changed).isFalse();
        var measures = Measures.of(postings);
        boolean isMeasured = !Measures.of(changed).equals(Measures.ZERO);
        if (isMeasured) assertThat(measures).as("%s", changed).isNotEqualTo(fold.total());
        boolean isFiscal = Set.of(Account.POOL, Account.ALLOCATED, Account.PAID, Account.RECOVERY_PENDING)
                .contains(changed.account());
        boolean isBothSidesOfTheLaw = changed.account() == Account.POOL
                && Set.of(Flow.ARRIVAL, Flow.WITHDRAWAL).contains(changed.flow());
        if (isFiscal && !isBothSidesOfTheLaw) {
            assertThat(measures.imbalanceFen()).as("%s", changed).isNotZero();
        }
    }

    private static List<Posting> postings(List<Event> events) {
        return events.stream().flatMap(event -> Postings.of(event).stream()).toList();
    }

    private static Posting withFlow(Posting posting, Flow flow) {
        return new Posting(
                posting.account(),
                flow,
                posting.divisionCode(),
                posting.fundId(),
                posting.projectId(),
                posting.amountFen());
    }
}
