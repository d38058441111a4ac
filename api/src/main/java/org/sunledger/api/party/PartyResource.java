package org.sunledger.api.party;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.party.CommittedParty;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.party.PartyMask;
import org.sunledger.ledger.party.PartyRecord;
import org.sunledger.ledger.party.Vault;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.PartyVersion;

/** 收款人: companies, villages and people who are paid; the journal commits to each version, the vault keeps who it is. */
@RestController
@RequestMapping("/api/v1/parties")
@Tag(name = "收款人 parties")
class PartyResource {
    private final Desk desk;
    private final Vault vault;
    private final Facts facts;

    PartyResource(Desk desk, Vault vault, Facts facts) {
        this.desk = desk;
        this.vault = vault;
        this.facts = facts;
    }

    record NewParty(
            @JsonUnwrapped Basis basis,
            PartyRecord.Kind kind,
            String name,
            @Nullable String account,
            @Nullable String bank,
            @Nullable String idNumber) {
        NewParty {
            var unused = new PartyRecord(kind, name, account, bank, idNumber); // refuses what it is not
        }

        PartyRecord party() {
            return new PartyRecord(kind, name, account, bank, idNumber);
        }

        @Override
        public String toString() {
            return "NewParty[" + kind + "]";
        }
    }

    @Operation(summary = "登记收款人 / record a party")
    @Sends(RecordParty.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Written> record(Slip slip, @RequestBody NewParty body) {
        var partyRef = slip.idOf("party");
        var command = vault.seal(partyRef, 1, body.party());
        return desk.open(slip, body.basis(), command, partyRef);
    }

    @Operation(summary = "变更收款人资料 / record another version")
    @Sends(RecordParty.class)
    @PutMapping("/{partyRef}/versions/{version}")
    ResponseEntity<Written> change(
            @PathVariable UUID partyRef, @PathVariable int version, Slip slip, @RequestBody NewParty body) {
        return desk.enter(slip, body.basis(), vault.seal(partyRef, version, body.party()));
    }

    @Operation(summary = "收款人(脱敏) / one version, masked")
    @GetMapping("/{partyRef}/versions/{version}")
    PartyMask masked(@PathVariable UUID partyRef, @PathVariable int version) {
        return facts.ask(CommittedParty.of(new PartyVersion(partyRef, version)))
                .value()
                .recorded()
                .map(vault::masked)
                .orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", address(partyRef, version)));
    }

    private static String address(UUID partyRef, int version) {
        return "/api/v1/parties/" + partyRef + "/versions/" + version;
    }
}
