package org.sunledger.api.wiring;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.demo.Demo;
import org.sunledger.api.desk.Commands;
import org.sunledger.api.desk.Settled;
import org.sunledger.api.desk.Texts;
import org.sunledger.api.journal.KeptTexts;
import org.sunledger.api.journal.TypedText;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.party.AttachmentStore;
import org.sunledger.ledger.party.MasterKey;
import org.sunledger.ledger.party.PartyRefusal;
import org.sunledger.ledger.party.TextStore;
import org.sunledger.ledger.party.Vault;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.wire.JournalDecoder;

/** What the front door hands on to: the gateway, the vault, and the automations it waits for. */
@Configuration
class FrontDoorConfiguration {
    @Bean
    JournalDecoder journalDecoder(Ledger ledger) {
        return ledger.decoder();
    }

    /** While the demo is being told, the ledger's clock is the story's: a person's entry would be dated by it. */
    @Bean
    Commands commands(Ledger ledger, Demo demo, Duty duty) {
        return (command, request) -> {
            if (!duty.writes()) throw ApiRefusal.STANDING_BY.because();
            if (demo.isLoading()) throw ApiRefusal.DEMO_LOADING.because();
            return ledger.gateway().send(command, request);
        };
    }

    @Bean
    Settled settled(Ledger ledger) {
        return (position, atMost) -> rest(ledger, position, atMost);
    }

    private static boolean rest(Ledger ledger, long position, Duration atMost) {
        try {
            return ledger.automations().awaitSettled(position, atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Bean
    Vault vault(DataSource pool, SunledgerProperties properties) {
        return new Vault(pool, MasterKey.at(properties.vaultKey()));
    }

    @Bean
    TextStore textStore(DataSource pool) {
        return new TextStore(pool);
    }

    @Bean
    Texts texts(TextStore store) {
        return store::keep;
    }

    @Bean
    KeptTexts keptTexts(TextStore store) {
        return digest -> {
            try {
                return store.text(digest).map(TypedText.Kept::of).orElse(TypedText.Kept.ERASED);
            } catch (Rejection rejection) {
                if (rejection.refusal() == PartyRefusal.UNKNOWN_TEXT) return TypedText.Kept.NOT_HERE;
                throw rejection;
            }
        };
    }

    @Bean
    AttachmentStore attachmentStore(DataSource pool) {
        return new AttachmentStore(pool);
    }
}
