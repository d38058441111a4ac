package org.sunledger.ledger.registry;

import java.util.List;
import org.sunledger.ledger.registry.OrgCommand.AppointUser;
import org.sunledger.ledger.registry.OrgCommand.RegisterOrg;
import org.sunledger.ledger.registry.OrgCommand.RetireUser;
import org.sunledger.ledger.registry.OrgEvent.OrgRegistered;
import org.sunledger.ledger.registry.OrgEvent.UserAppointed;
import org.sunledger.ledger.registry.OrgEvent.UserRetired;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.Verdict;

/** The rules of units and their people: appointments lie inside the unit's place and do not overlap. */
final class OrgDecisions {
    private OrgDecisions() {}

    static DivisionCode placeOf(Org org, OrgCommand command, Context x) {
        if (command instanceof RegisterOrg c) return c.divisionCode();
        var registered = org.registered();
        return registered == null ? x.actor().area() : registered.divisionCode();
    }

    static List<OrgEvent> decide(Org org, OrgCommand command, Context x) {
        return switch (command) {
            case RegisterOrg c -> register(org, c);
            case AppointUser c -> appoint(org, c, x);
            case RetireUser c -> retire(org, c);
        };
    }

    private static List<OrgEvent> register(Org org, RegisterOrg c) {
        var before = org.registered();
        if (before != null) {
            throw RegistryRefusal.ORG_REGISTERED_BEFORE.because("orgId", c.orgId(), "name", before.name());
        }
        return List.of(new OrgRegistered(c.orgId(), c.name(), c.divisionCode()));
    }

    private static List<OrgEvent> appoint(Org org, AppointUser c, Context x) {
        var unit = registered(org, c.orgId());
        var term = org.term(c.userId(), c.role());
        var lastOn = term == null ? null : term.lastOn();
        var overlaps = term != null && (lastOn == null || !c.from().isAfter(lastOn));
        return new Verdict()
                .refuseIf(
                        !c.area().isWithin(unit.divisionCode()),
                        RegistryRefusal.AREA_OUTSIDE_ORG,
                        "area",
                        c.area(),
                        "divisionCode",
                        unit.divisionCode())
                .refuseIf(
                        !x.ask(DivisionStanding.of(c.area(), c.from())).isValid(),
                        SharedRefusal.DIVISION_NOT_VALID,
                        "divisionCode",
                        c.area(),
                        "effectiveOn",
                        c.from())
                .refuseIf(
                        overlaps,
                        RegistryRefusal.APPOINTED_BEFORE,
                        "user",
                        c.userId(),
                        "role",
                        c.role().chinese(),
                        "from",
                        c.from())
                .or(new UserAppointed(c.orgId(), c.userId(), c.role(), c.area(), c.from()));
    }

    private static List<OrgEvent> retire(Org org, RetireUser c) {
        registered(org, c.orgId());
        var term = org.term(c.userId(), c.role());
        var holds = term != null && term.lastOn() == null && !c.lastOn().isBefore(term.from());
        return new Verdict()
                .refuseIf(
                        !holds,
                        RegistryRefusal.NOT_APPOINTED,
                        "user",
                        c.userId(),
                        "role",
                        c.role().chinese(),
                        "lastOn",
                        c.lastOn())
                .or(new UserRetired(c.orgId(), c.userId(), c.role(), c.lastOn()));
    }

    private static OrgRegistered registered(Org org, OrgId orgId) {
        var registered = org.registered();
        if (registered == null) throw RegistryRefusal.UNKNOWN_ORG.because("orgId", orgId);
        return registered;
    }
}
