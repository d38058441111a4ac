package org.sunledger.ledger.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shared.State;

/** For tests that provoke every refusal of a feature, past the common rules. */
public final class Provoked {
    private static final LocalDate TODAY = LocalDate.of(2020, 12, 31);

    private Provoked() {}

    /** The state after the events, all by one person on one day. */
    @SafeVarargs
    public static <E extends Event, S extends State<E>> S after(S state, Actor by, LocalDate on, E... events) {
        for (int version = 0; version < events.length; version++) {
            state.evolve(new Recorded<>(UUID.randomUUID(), version, events[version], GivenFacts.envelope(by, on)));
        }
        return state;
    }

    /** What a decision of a person knows. */
    public static Context context(Actor by, LocalDate on, Facts facts) {
        return new Context(Request.of(UUID.randomUUID(), "digest", by, on, Source.Channel.API), TODAY, facts);
    }

    /** It was this refusal and no other, and both sentences are filled. */
    public static void assertRefused(Refusal refusal, ThrowingCallable provocation) {
        var rejection = catchThrowableOfType(Rejection.class, provocation);
        assertThat(rejection).as("a rejection").isNotNull();
        assertThat(rejection.refusals()).hasSize(1);
        assertThat(rejection.refusal()).isEqualTo(refusal);
        assertThat(rejection.first().chinese()).doesNotContain("{").isNotBlank();
        assertThat(rejection.first().english()).doesNotContain("{").isNotBlank();
    }
}
