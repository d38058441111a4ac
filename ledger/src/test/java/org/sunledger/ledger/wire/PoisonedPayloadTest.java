package org.sunledger.ledger.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.registry.DivisionEvent.DivisionAliasConfirmed;
import org.sunledger.ledger.registry.DivisionEvent.DivisionMerged;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;

/** What nobody could have written is refused, with the event's name and the field that is wrong. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PoisonedPayloadTest {
    private static final EventJson JSON = new EventJson();
    private static final String PAID = text(example(DisbursementPaid.class));

    static Stream<Arguments> poisons() {
        return Stream.of(
                poison("unknown field", replace("\"kind\":", "\"kinds\":1,\"kind\":"), "kinds: unknown field"),
                poison("unknown nested", replace("{\"fundId\":", "{\"x\":0,\"fundId\":"), "lines[0].x: unknown field"),
                poison("missing field", replace("\"kind\":\"PROGRESS\",", ""), "kind: missing"),
                poison("missing number", replace("\"fiscalYear\":2018,", ""), "fiscalYear: missing"),
                poison("missing nested", replace("\"partyRef\":\"", "\"party\":\""), "payee.party: unknown field"),
                poison("null", replace("\"fiscalYear\":2018", "\"fiscalYear\":null"), "fiscalYear: null"),
                poison("null amount", replace("200000001", "null"), "amountFen: null"),
                poison("decimals", replace("200000001", "200000001.0"), "amountFen: whole number expected"),
                poison("exponent", replace("200000001", "2e8"), "amountFen: whole number expected"),
                poison("number as text", replace("200000001", "\"200000001\""), "amountFen: whole number expected"),
                poison("beyond 64 bits", replace("200000001", "92233720368547758080"), "amountFen: whole number"),
                poison("beyond 32 bits", replace(":2018,", ":4294969314,"), "fiscalYear: whole number of 32 bits"),
                poison("negative amount", replace("200000001", "-1"), "amountFen: "),
                poison("amount above the limit", replace("200000001", "10000000000001"), "amountFen: "),
                poison("bad nested amount", replace("80000001", "-5"), "lines[1].amountFen: "),
                poison("text as number", replace("\"ICBC-20180312-0001\"", "7"), "bankRef: text expected"),
                poison("untidy text", replace("\"ICBC-", "\" ICBC-"), "bankRef: not in its canonical form"),
                poison("short UUID", replace("0162a000-0000-7000-8000-000000000010", "1-1-1-1-1"), "projectId: not in"),
                poison("UUID in capitals", replace("\"0162a000", "\"0162A000"), "projectId: not in its canonical"),
                poison("unknown constant", replace("PROGRESS", "Progress"), "kind: unknown value"),
                poison("constant by number", replace("\"PROGRESS\"", "1"), "kind: unknown value"),
                poison("object for list", replace("\"lines\":[", "\"lines\":{},\"l\":["), "lines: list expected"),
                poison("list for object", replace("\"payee\":{", "\"payee\":[{"), ""),
                poison("null in list", replace("\"lines\":[", "\"lines\":[null,"), "lines[0]: object expected"),
                poison("bad division", replace("370784119333", "37078411933"), "lines[0].divisionCode: "),
                poison("half a character", replace("ICBC-20180312-0001", "\\ud800"), "bankRef: half a character"),
                poison("key twice", replace("\"kind\":", "\"kind\":\"PROGRESS\",\"kind\":"), "'kind'"),
                poison("key twice within", twice("partyRef"), "payee: field 'partyRef' twice"),
                poison("key twice in a list", twice("divisionCode"), "lines[0]: field 'divisionCode' twice"),
                poison("list for text", replace("\"PROGRESS\"", "[\"PROGRESS\"]"), "kind: unknown value"),
                poison("object for number", replace("200000001", "{}"), "amountFen: whole number expected"),
                poison("second value", text -> text + "{}", "railing token"),
                poison("text behind", text -> text + "x", "x"),
                poison("comment", text -> text.replace("{\"projectId", "{/**/\"projectId"), ""),
                poison("cut off", text -> text.substring(0, text.length() - 1), ""),
                poison("nothing", text -> "", "not a JSON object"),
                poison("list", text -> "[" + text + "]", "not a JSON object"),
                poison("null itself", text -> "null", "not a JSON object"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poisons")
    void stops_its_reader_and_names_the_field(String kind, String payload, String found) {
        assertThat(payload).isNotEqualTo(PAID);
        assertThatThrownBy(() -> JSON.read("disbursement.paid", 1, payload.getBytes(UTF_8)))
                .isInstanceOf(WireException.class)
                .hasMessageStartingWith("disbursement.paid: ")
                .hasMessageContaining(found);
    }

    @Test
    void is_also_what_is_not_utf_8() {
        assertThatThrownBy(() -> JSON.read("disbursement.paid", 1, PAID.getBytes(UTF_16)))
                .isInstanceOf(WireException.class);
        assertThatThrownBy(() -> JSON.read("disbursement.paid", 1, ("\uFEFF" + PAID).getBytes(UTF_8)))
                .isInstanceOf(WireException.class);
        var latin = "{\"code\":\"370784119333\",\"alias\":\"\u00e9\"}".getBytes(ISO_8859_1);
        assertThatThrownBy(() -> JSON.read("division.alias-confirmed", 1, latin))
                .isInstanceOf(WireException.class)
                .hasMessage("division.alias-confirmed: not UTF-8");
    }

    @Test
    void is_also_a_day_that_does_not_exist() {
        var registered = text(example(DivisionRegistered.class));
        for (var day : new String[] {"2018-02-30", "2018-3-12", "+12018-03-12", "2018-03-12T00:00", ""}) {
            var poisoned = registered.replace("2018-03-12", day);
            assertThatThrownBy(() -> JSON.read("division.registered", 1, poisoned.getBytes(UTF_8)))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("validFrom: not in its canonical form: " + day);
        }
    }

    @Test
    void is_also_an_event_that_nobody_knows_yet() {
        assertThatThrownBy(() -> JSON.read("disbursement.dreamt", 1, PAID.getBytes(UTF_8)))
                .isInstanceOf(WireException.class)
                .hasMessage("disbursement.dreamt: unknown event type");
        assertThatThrownBy(() -> JSON.read("disbursement.paid", 2, PAID.getBytes(UTF_8)))
                .isInstanceOf(WireException.class)
                .hasMessage("disbursement.paid: schema version 2 is not known, the newest is 1");
        assertThatThrownBy(() -> JSON.read("disbursement.paid", 0, PAID.getBytes(UTF_8)))
                .isInstanceOf(WireException.class);
    }

    @Test
    void is_also_an_envelope_with_a_field_too_many_or_too_few() {
        var envelope = new String(EnvelopeJson.write(EventExamples.ENVELOPE), UTF_8);
        assertThatThrownBy(() -> EnvelopeJson.read(
                        envelope.replace("\"salt\"", "\"pepper\"").getBytes(UTF_8)))
                .isInstanceOf(WireException.class)
                .hasMessage("envelope: pepper: unknown field");
        assertThatThrownBy(() -> EnvelopeJson.read(
                        envelope.replace("\"role\":\"MAKER\",", "").getBytes(UTF_8)))
                .hasMessage("envelope: actor.role: missing");
        assertThatThrownBy(() -> EnvelopeJson.read(
                        envelope.replace("\"version\":-1", "\"version\":-1.5").getBytes(UTF_8)))
                .hasMessageStartingWith("envelope: seen[0].version: whole number expected");
    }

    @Test
    @SuppressWarnings("NullAway") // what the compiler forbids is still looked at before it is written for ever
    void is_not_written_either() {
        var hollow = new DivisionAliasConfirmed(DivisionCode.of("370784119333"), null);
        assertThatThrownBy(() -> JSON.write(hollow))
                .isInstanceOf(WireException.class)
                .hasMessage("division.alias-confirmed: alias: missing");
        var half = new DivisionAliasConfirmed(DivisionCode.of("370784119333"), "\ud800");
        assertThatThrownBy(() -> JSON.write(half)).hasMessage("division.alias-confirmed: alias: half a character");
        var farAway = new DivisionMerged(
                DivisionCode.of("370784119333"), DivisionCode.of("370784118261"), LocalDate.of(12018, 1, 1));
        assertThatThrownBy(() -> JSON.write(farAway))
                .isInstanceOf(WireException.class)
                .hasMessage("division.merged: validTo: not in its canonical form: +12018-01-01");
    }

    private static Arguments poison(String kind, UnaryOperator<String> change, String found) {
        return Arguments.of(kind, change.apply(PAID), found);
    }

    private static UnaryOperator<String> replace(String good, String bad) {
        return text -> {
            int at = text.indexOf(good);
            if (at < 0) throw new IllegalArgumentException(good + " is not in " + text);
            return text.substring(0, at) + bad + text.substring(at + good.length());
        };
    }

    private static UnaryOperator<String> twice(String field) {
        return text -> text.replaceFirst("(\"%s\":\"[^\"]*\",)".formatted(field), "$1$1");
    }

    private static Event example(Class<? extends Event> eventClass) {
        return EventExamples.full().stream()
                .filter(eventClass::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static String text(Event event) {
        return new String(JSON.write(event), UTF_8);
    }
}
