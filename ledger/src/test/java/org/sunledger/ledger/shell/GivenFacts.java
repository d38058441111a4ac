package org.sunledger.ledger.shell;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.registry.RuleSetEvent.Certainty;
import org.sunledger.ledger.registry.RuleSetEvent.RuleParameter;
import org.sunledger.ledger.registry.RuleSetEvent.RuleSetPublished;
import org.sunledger.ledger.registry.Rules;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shared.StreamId;

/** What the other streams hold, for a test of one stream: rules and the divisions of S1 unless told otherwise. */
public final class GivenFacts implements Facts {
    private static final LocalDate BEGINNING = LocalDate.of(2016, 1, 1);

    private final Map<StreamId, List<Recorded<Event>>> streams = new LinkedHashMap<>();

    public GivenFacts() {
        add(
                TestActors.ADMIN,
                BEGINNING,
                new RuleSetPublished(
                        Rules.RULE_SET_ID,
                        1,
                        null,
                        BEGINNING,
                        null,
                        Map.ofEntries(
                                        Map.entry("retention.max.bp", 300L),
                                        Map.entry("defect.months", 12L),
                                        Map.entry("prepay.min.bp", 1000L),
                                        Map.entry("prepay.max.bp", 3000L),
                                        Map.entry("notice.minDays.county", 10L),
                                        Map.entry("notice.minDays.town", 10L),
                                        Map.entry("notice.minDays.village", 10L),
                                        Map.entry("notice.minDays.site", 10L),
                                        Map.entry("notice.publishWithin.allocation.workingDays", 15L),
                                        Map.entry("notice.publishWithin.workingDays", 20L),
                                        Map.entry("case.acceptWithin.days", 15L),
                                        Map.entry("case.replyWithin.days", 60L),
                                        Map.entry("case.extend.days", 30L),
                                        Map.entry("finding.rectifyWithin.days", 60L))
                                .entrySet()
                                .stream()
                                .map(e -> new RuleParameter(e.getKey(), e.getValue(), "", "test", Certainty.READ))
                                .toList()));
        Stream.of(
                        TestActors.COUNTY,
                        TestActors.HUIQU_TOWN,
                        TestActors.ZHESHAN_TOWN,
                        TestActors.BAISHANTOU,
                        TestActors.XIAJIAGOU,
                        TestActors.TANQIUYU)
                .forEach(this::division);
    }

    private void division(DivisionCode code) {
        add(TestActors.ADMIN, BEGINNING, new DivisionRegistered(code, "区划" + code, BEGINNING, null));
    }

    /** Another stream's event, by an actor on a date. */
    public GivenFacts add(Actor by, LocalDate on, Event event) {
        var stream = streams.computeIfAbsent(event.stream(), ignored -> new ArrayList<>());
        stream.add(new Recorded<>(UuidV7.next(), stream.size(), event, envelope(by, on)));
        return this;
    }

    @Override
    public <T> Seen<T> ask(Question<T> question) {
        var history = streams.getOrDefault(question.stream(), List.of());
        return new Seen<>(question.stream(), history.size() - 1L, question.answer(history));
    }

    /** The envelope of an example event. */
    public static Envelope envelope(Actor by, LocalDate on) {
        var command = UUID.randomUUID();
        return new Envelope(
                on,
                on.getYear(),
                by.area(),
                by,
                command,
                command.toString(),
                command,
                null,
                null,
                null,
                null,
                List.of(),
                Source.of(Source.Channel.API),
                null,
                List.of(),
                "00");
    }
}
