package org.sunledger.api.county;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.sunledger.ledger.registry.DefaultRules;
import org.sunledger.ledger.registry.DivisionEvent;
import org.sunledger.ledger.registry.DivisionEvent.DivisionAliasConfirmed;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRenamed;
import org.sunledger.ledger.registry.LedgerEvent.LedgerOpened;
import org.sunledger.ledger.registry.OrgEvent.OrgRegistered;
import org.sunledger.ledger.registry.OrgEvent.UserAppointed;
import org.sunledger.ledger.registry.OrgEvent.UserRetired;
import org.sunledger.ledger.registry.RuleSetCommand.PublishRuleSet;
import org.sunledger.ledger.registry.RuleSetEvent.RuleSetPublished;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.UserId;

/** 开账: the ledger, its rules, places, units and people; and what changes in them over the years. */
final class Opening {
    private static final int RECORD_FORMAT = 1;

    private final World world;
    private final Chance chance;
    private final Map<OrgId, Track> units = new HashMap<>();

    Opening(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    void tell() {
        var first = world.plan.firstDay();
        var ledgerId = world.plan.ledgerId();
        var act = world.act(world.map.admin, CountyMap.COUNTY);
        world.book.tell(
                act,
                new Track(StreamId.of(StreamType.LEDGER, ledgerId)),
                new LedgerOpened(ledgerId, CountyMap.NAME + "财政扶贫资金项目台账", CountyMap.COUNTY, RECORD_FORMAT, true));
        for (var rules : DefaultRules.versions()) {
            // The first ones hold from the beginning, whenever that is.
            var from = rules.version() == 1 || rules.effectiveFrom().isBefore(first) ? first : rules.effectiveFrom();
            if (from.equals(first)) publish(rules, from);
            else world.agenda.on(from, () -> publish(rules, from));
        }
        places(first);
        units();
        for (var person : world.map.people()) {
            world.book.tell(
                    act,
                    unit(person.unit()),
                    new UserAppointed(person.unit(), person.user(), person.role(), person.area(), first));
        }
    }

    private void publish(PublishRuleSet rules, LocalDate from) {
        world.book.tell(
                world.act(world.map.admin, CountyMap.COUNTY),
                world.registry.rules(),
                new RuleSetPublished(
                        rules.ruleSetId(), rules.version(), rules.docNo(), from, rules.effectiveTo(), rules.params()));
        world.registry.published(from);
    }

    private void places(LocalDate from) {
        register(CountyMap.COUNTY, CountyMap.NAME, from);
        for (var town : world.map.towns()) register(town.code(), town.name(), from);
        for (var village : world.map.villages()) register(village.code(), village.name(), from);
    }

    private void register(DivisionCode code, String name, LocalDate from) {
        world.book.tell(
                world.act(world.map.admin, CountyMap.COUNTY),
                world.registry.place(code),
                new DivisionRegistered(code, name, from, null));
    }

    private void units() {
        for (var unit : world.map.units()) {
            world.book.tell(
                    world.act(world.map.admin, CountyMap.COUNTY),
                    unit(unit.id()),
                    new OrgRegistered(unit.id(), unit.name(), unit.place()));
        }
    }

    private Track unit(OrgId id) {
        return units.computeIfAbsent(id, unit -> new Track(new StreamId(StreamType.ORG, unit.value())));
    }

    /** A village takes another name, another is known under two, and people come and go who never log in. */
    void year() {
        world.agenda.in(30, 300, () -> {
            var village = chance.pick(world.map.villages());
            tell(village.code(), new DivisionRenamed(village.code(), village.name() + "(社区)", world.today()));
        });
        world.agenda.in(30, 300, () -> {
            var village = chance.pick(world.map.villages());
            var alias = village.name().replace("村", "") + "自然村" + world.today().getYear();
            tell(village.code(), new DivisionAliasConfirmed(village.code(), alias));
        });
        int helpers = Math.max(1, world.map.villages().size() / 20);
        for (int i = 0; i < helpers; i++) world.agenda.in(5, 330, this::helper);
    }

    private void tell(DivisionCode code, DivisionEvent event) {
        world.book.tell(world.act(world.map.admin, CountyMap.COUNTY), world.registry.place(code), event);
    }

    /** 驻村工作队员: sent for a year or so. */
    private void helper() {
        var village = chance.pick(world.map.villages());
        var unit = village.committee().id();
        var user = new UserId("helper-%d-%d".formatted(world.today().getYear(), world.number("helper")));
        var act = world.act(world.map.admin, CountyMap.COUNTY);
        world.book.tell(
                act, unit(unit), new UserAppointed(unit, user, Role.VILLAGE_SUPERVISOR, village.code(), world.today()));
        world.agenda.in(
                300,
                700,
                () -> world.book.tell(
                        world.act(world.map.admin, CountyMap.COUNTY),
                        unit(unit),
                        new UserRetired(unit, user, Role.VILLAGE_SUPERVISOR, world.today())));
    }
}
