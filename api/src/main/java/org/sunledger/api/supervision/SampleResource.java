package org.sunledger.api.supervision;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.supervision.EngagementCommand.DrawSample;
import org.sunledger.ledger.supervision.EngagementEvent.Population;
import org.sunledger.ledger.wire.WireException;
import org.sunledger.ledger.wire.WireNames;
import org.sunledger.projections.trail.AuditTrailQueries.Entry;

/** 审计抽样: random samples that everybody can draw again from the seed on record. */
@RestController
@RequestMapping("/api/v1/samples")
@Tag(name = "审计抽样 samples")
class SampleResource {
    private final Samples samples;

    SampleResource(Samples samples) {
        this.samples = samples;
    }

    @Operation(summary = "抽样 / draw; the program draws the seed, and the draw stays on record")
    @Sends(DrawSample.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Written> draw(Slip slip, @RequestBody NewSample body) {
        return samples.draw(slip, body.basis(), body.population(), body.position(), body.size());
    }

    @Operation(summary = "抽样记录 / the records that tell of samples, newest first")
    @GetMapping
    List<Entry> all() {
        return samples.drawn().rows();
    }

    @Operation(summary = "一个样本,重抽一次 / one sample, drawn again now")
    @GetMapping("/{id}")
    SampleView one(@PathVariable UUID id) {
        return samples.view(id);
    }

    /**
     * @param eventTypes wire names; payments where none is named
     * @param position the population's last record; what the tables hold where none is named
     */
    record NewSample(
            @JsonUnwrapped Basis basis,

            @Schema(description = "事件种类,默认为支付 / kinds of events, payments by default") @Nullable
            List<String> eventTypes,

            @Nullable DivisionCode divisionCode,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            @Nullable Amount amountFromFen,
            @Nullable Amount amountToFen,

            @Schema(description = "总体截至第几号记录 / the population's last record") @Nullable
            Long position,

            int size) {
        NewSample {
            if (eventTypes != null) eventTypes.forEach(NewSample::known);
        }

        Population population() {
            var types = eventTypes == null ? Populations.PAYMENTS.eventTypes() : eventTypes;
            return new Population(
                    types.stream().distinct().sorted().toList(),
                    divisionCode,
                    effectiveFrom,
                    effectiveTo,
                    amountFromFen,
                    amountToFen);
        }

        private static void known(String eventType) {
            try {
                var unused = WireNames.eventClass(eventType);
            } catch (WireException e) {
                throw ApiRefusal.FIELD_OUT_OF_RANGE.because("field", "eventTypes", "rule", eventType);
            }
        }
    }
}
