package org.sunledger.api.registry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.ledger.registry.OrgCommand.AppointUser;
import org.sunledger.ledger.registry.OrgCommand.RegisterOrg;
import org.sunledger.ledger.registry.OrgCommand.RetireUser;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.UserId;

/** 机构与人员: who may sign for which unit. */
@RestController
@RequestMapping("/api/v1/orgs")
@Tag(name = "机构与人员 organisations")
class OrgResource {
    private final Desk desk;

    OrgResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "登记机构 / register a unit")
    @Sends(RegisterOrg.class)
    @PutMapping("/{orgId}")
    ResponseEntity<Written> register(@PathVariable OrgId orgId, Slip slip, @RequestBody NewOrg body) {
        return desk.enter(slip, body.basis(), new RegisterOrg(orgId, body.name(), body.divisionCode()));
    }

    @Operation(summary = "任命 / appoint")
    @Sends(AppointUser.class)
    @PutMapping("/{orgId}/appointments/{userId}/{role}")
    ResponseEntity<Written> appoint(
            @PathVariable OrgId orgId,
            @PathVariable UserId userId,
            @PathVariable Role role,
            Slip slip,
            @RequestBody Appointment body) {
        return desk.enter(slip, body.basis(), new AppointUser(orgId, userId, role, body.area(), body.from()));
    }

    @Operation(summary = "卸任 / end an appointment")
    @Sends(RetireUser.class)
    @PutMapping("/{orgId}/appointments/{userId}/{role}/end")
    ResponseEntity<Written> retire(
            @PathVariable OrgId orgId,
            @PathVariable UserId userId,
            @PathVariable Role role,
            Slip slip,
            @RequestBody Retirement body) {
        return desk.enter(slip, body.basis(), new RetireUser(orgId, userId, role, body.lastOn()));
    }

    record NewOrg(@JsonUnwrapped Basis basis, String name, DivisionCode divisionCode) {}

    record Appointment(@JsonUnwrapped Basis basis, DivisionCode area, LocalDate from) {}

    record Retirement(@JsonUnwrapped Basis basis, LocalDate lastOn) {}
}
