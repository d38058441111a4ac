package org.sunledger.ledger.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.shell.TestActors.AUDITOR;
import static org.sunledger.ledger.shell.TestActors.MAKER;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.party.PartyEvent.PartyRecorded;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordingPartyTest {
    private static final String DAY = "2018-03-01";
    private static final UUID PARTY = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @Test
    void versions_count_from_one_without_a_gap() {
        party().when(MAKER, DAY, record(1, A)).expectEvents(recorded(1, A));
        party().when(MAKER, DAY, record(2, A)).expectRefusals(PartyRefusal.VERSION_NOT_NEXT);
        party().given(MAKER, DAY, recorded(1, A)).when(MAKER, DAY, record(2, B)).expectEvents(recorded(2, B));
    }

    @Test
    void a_version_is_committed_to_once() {
        party().given(MAKER, DAY, recorded(1, A)).when(MAKER, DAY, record(1, A)).expectNothing();
        party().given(MAKER, DAY, recorded(1, A))
                .when(MAKER, DAY, record(1, B))
                .expectRefusals(PartyRefusal.VERSION_NOT_NEXT);
    }

    @Test
    void who_only_reads_records_nobody() {
        party().when(AUDITOR, DAY, record(1, A)).expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED);
    }

    @Test
    void others_may_ask_whether_a_version_exists() {
        var facts = new GivenFacts().add(MAKER, LocalDate.parse(DAY), recorded(1, A));
        assertThat(facts.ask(CommittedParty.of(new PartyVersion(PARTY, 1)))
                        .value()
                        .recorded())
                .contains(recorded(1, A));
        assertThat(facts.ask(CommittedParty.of(new PartyVersion(PARTY, 2)))
                        .value()
                        .exists())
                .isFalse();
    }

    private static LedgerFixture<PartyAggregate> party() {
        return LedgerFixture.of(PartyAggregate.class);
    }

    private static RecordParty record(int version, String digest) {
        return new RecordParty(PARTY, version, digest, digest);
    }

    private static PartyRecorded recorded(int version, String digest) {
        return new PartyRecorded(PARTY, version, digest, digest);
    }
}
