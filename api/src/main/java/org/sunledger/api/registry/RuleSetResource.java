package org.sunledger.api.registry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.ledger.registry.DefaultRules;
import org.sunledger.ledger.registry.RuleSetCommand.PublishRuleSet;
import org.sunledger.ledger.registry.RuleSetEvent.RuleParameter;
import org.sunledger.ledger.shared.DocNo;

/** 规则集: parameters, versioned by the day they come into force. */
@RestController
@RequestMapping("/api/v1/rule-sets")
@Tag(name = "规则集 rule sets")
class RuleSetResource {
    private final Desk desk;

    RuleSetResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "发布规则 / publish a version")
    @Sends(PublishRuleSet.class)
    @PostMapping("/{ruleSetId}/versions")
    ResponseEntity<Written> publish(@PathVariable String ruleSetId, Slip slip, @RequestBody NewRuleSetVersion body) {
        return desk.enter(
                slip,
                body.basis(),
                new PublishRuleSet(
                        ruleSetId,
                        body.version(),
                        body.docNo(),
                        body.effectiveFrom(),
                        body.effectiveTo(),
                        body.params()));
    }

    /** A retry answers for each version what was recorded, so a call that broke off is finished by repeating it. */
    @Operation(summary = "发布随程序提供的规则 / publish the rules the program brings, all versions in force on the day")
    @Sends(PublishRuleSet.class)
    @PostMapping("/default")
    ResponseEntity<List<Written>> publishDefaults(Slip slip, @RequestBody DefaultRuleSet body) {
        return ResponseEntity.ok(DefaultRules.versionsUntil(body.basis().effectiveOn()).stream()
                .map(version -> desk.enter(slip.part("rules/" + version.version()), body.basis(), version)
                        .getBody())
                .filter(Objects::nonNull)
                .toList());
    }

    record DefaultRuleSet(@JsonUnwrapped Basis basis) {}

    record NewRuleSetVersion(
            @JsonUnwrapped Basis basis,
            int version,
            @Nullable DocNo docNo,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            List<RuleParameter> params) {}
}
