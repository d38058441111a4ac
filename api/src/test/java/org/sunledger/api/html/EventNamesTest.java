package org.sunledger.api.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.wire.WireNames;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventNamesTest {
    private static final EventNames NAMES = new EventNames(PageWords.MESSAGES);

    @Test
    void every_kind_of_event_has_a_name_in_both_languages() {
        for (var language : Language.values()) {
            assertThat(NAMES.all(language))
                    .hasSameSizeAs(WireNames.eventClasses())
                    .allSatisfy(named -> assertThat(named.name()).isNotBlank());
            // Nothing else tells them apart in a list of choices.
            assertThat(NAMES.all(language)).extracting(EventNames.Named::name).doesNotHaveDuplicates();
        }
        assertThat(NAMES.of("disbursement.paid", Language.CHINESE)).isEqualTo("支付");
        assertThat(NAMES.of("disbursement.paid", Language.ENGLISH)).isEqualTo("paid");
    }

    @Test
    void what_people_call_it_finds_it_in_either_language() {
        assertThat(NAMES.eventsCalled("退票"))
                .containsExactlyInAnyOrder("disbursement.returned", "disbursement.return-entered");
        assertThat(NAMES.eventsCalled("Returned by the bank")).containsExactly("disbursement.returned");
        assertThat(NAMES.eventsCalled("no such thing")).isEmpty();
        assertThat(NAMES.streamsCalled("审计")).containsExactlyInAnyOrder("Finding", "Engagement");
        for (var type : StreamType.values()) assertThat(NAMES.streamsCalled("")).contains(type.wireName());
    }

    @Test
    void a_stream_is_told_apart_by_its_kind_and_the_end_of_its_id() {
        var stream = "Project/0190a0f0-0000-7000-8000-00000000abcd";
        assertThat(NAMES.stream(stream, Language.CHINESE)).isEqualTo("项目 …00abcd");
        assertThat(NAMES.stream(stream, Language.ENGLISH)).isEqualTo("project …00abcd");
        assertThat(NAMES.stream("Division/370784119333", Language.CHINESE)).endsWith(" 370784119333");
    }
}
