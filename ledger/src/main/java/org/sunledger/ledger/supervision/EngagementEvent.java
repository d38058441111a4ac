package org.sunledger.ledger.supervision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.StreamId;

/** 审计任务: what an auditor set out to look at. */
public sealed interface EngagementEvent extends Event {
    EngagementId engagementId();

    @Override
    default StreamId stream() {
        return engagementId().stream();
    }

    /** 抽样方法: how the seed picks. A method is never changed; a better one gets a name of its own. */
    enum Method implements Labelled {
        /** The records whose SHA-256 of "seed:position" is smallest; see {@link Sampling}. */
        HASH_ORDER("按摘要排序取最小");

        private final String chinese;

        Method(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /**
     * 总体: the records of the journal from which a sample is drawn; an absent bound is none.
     *
     * @param eventTypes wire names, in their order
     * @param divisionCode the place the records are about, with all that lies in it
     * @param effectiveFrom first effective day, inclusive
     * @param effectiveTo last effective day, inclusive
     * @param amountFromFen smallest amount, inclusive
     * @param amountToFen largest amount, inclusive
     */
    record Population(
            List<String> eventTypes,
            @Nullable DivisionCode divisionCode,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            @Nullable Amount amountFromFen,
            @Nullable Amount amountToFen) {
        public Population {
            eventTypes = List.copyOf(eventTypes);
        }
    }

    /**
     * 抽样: says all that is needed to draw the same sample again from the journal alone.
     *
     * @param seed 256 random bits of the program, lower-case hex: the auditor cannot choose what is picked
     * @param position the population ends here, so that it never changes
     * @param populationSize records of the population
     * @param size records drawn
     * @param listSha256 of the positions drawn, see {@link Sampling#digest}
     */
    record SampleDrawn(
            EngagementId engagementId,
            Method method,
            String seed,
            long position,
            Population population,
            long populationSize,
            int size,
            String listSha256)
            implements EngagementEvent {}
}
