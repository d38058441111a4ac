package org.sunledger.ledger.registry;

import static org.sunledger.ledger.shell.TestActors.ADMIN;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.HUIQU_TOWN;
import static org.sunledger.ledger.shell.TestActors.TANQIUYU;
import static org.sunledger.ledger.shell.TestActors.UNIT;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;
import static org.sunledger.ledger.shell.TestActors.ZHESHAN_TOWN;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.registry.ClaimCommand.TakeClaim;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.registry.DivisionCommand.MergeDivision;
import org.sunledger.ledger.registry.DivisionCommand.RegisterDivision;
import org.sunledger.ledger.registry.DivisionCommand.RenameDivision;
import org.sunledger.ledger.registry.DivisionEvent.DivisionMerged;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.registry.LedgerCommand.OpenLedger;
import org.sunledger.ledger.registry.LedgerCommand.RecordProjectionSwitch;
import org.sunledger.ledger.registry.LedgerEvent.LedgerOpened;
import org.sunledger.ledger.registry.OrgCommand.AppointUser;
import org.sunledger.ledger.registry.OrgCommand.RegisterOrg;
import org.sunledger.ledger.registry.OrgCommand.RetireUser;
import org.sunledger.ledger.registry.OrgEvent.OrgRegistered;
import org.sunledger.ledger.registry.OrgEvent.UserAppointed;
import org.sunledger.ledger.registry.RuleSetCommand.PublishRuleSet;
import org.sunledger.ledger.registry.RuleSetEvent.Certainty;
import org.sunledger.ledger.registry.RuleSetEvent.RuleParameter;
import org.sunledger.ledger.registry.RuleSetEvent.RuleSetPublished;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.shell.Provoked;

/** A refusal without a case here does not compile; a case that provokes another refusal fails. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegistryRefusalTest {
    private static final LocalDate DAY = LocalDate.of(2018, 5, 8);
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final ClaimKey KEY = ClaimKey.of(new BankRef("TK-1"));
    private static final UserId USER = new UserId("u");
    private static final List<RuleParameter> PARAMS =
            List.of(new RuleParameter("defect.months", 12, "months", "test", Certainty.READ));
    private static final DivisionRegistered VILLAGE = new DivisionRegistered(XIAJIAGOU, "夏家沟村", DAY, null);
    private static final OrgRegistered TOWN_HALL = new OrgRegistered(UNIT, "柘山镇政府", ZHESHAN_TOWN);

    @ParameterizedTest
    @EnumSource
    void can_be_provoked_and_fills_both_sentences(RegistryRefusal refusal) {
        Provoked.assertRefused(refusal, () -> provoke(refusal));
    }

    private static void provoke(RegistryRefusal refusal) {
        switch (refusal) {
            case PARAMETER_MISSING -> new Rules(null, Map.of()).value("defect.months");
            case CLAIM_HELD ->
                ClaimDecisions.decide(
                        Provoked.after(new Claim(), ADMIN, DAY, new ClaimTaken(KEY, new Holder("Fund/f", ID))),
                        new TakeClaim(KEY, new Holder("Fund/g", ID)),
                        context());
            case LEDGER_OPEN ->
                LedgerDecisions.decide(
                        Provoked.after(new OpenedLedger(), ADMIN, DAY, new LedgerOpened(ID, "账", COUNTY, 1, true)),
                        new OpenLedger(ID, "账", COUNTY, 1, true),
                        context());
            case LEDGER_NOT_OPEN ->
                LedgerDecisions.decide(
                        new OpenedLedger(),
                        new RecordProjectionSwitch(ID, "money", 1, 2, 7, List.of(), null, null),
                        context());
            case RULES_VERSION_NOT_NEXT -> publish(2, DAY);
            case RULES_BEFORE_PREVIOUS ->
                publish(2, DAY.minusDays(1), new RuleSetPublished("r", 1, null, DAY, null, PARAMS));
            case UNKNOWN_DIVISION -> division(new RenameDivision(XIAJIAGOU, "夏家沟", DAY));
            case DIVISION_REGISTERED_BEFORE -> division(new RegisterDivision(XIAJIAGOU, "夏家沟", DAY, null), VILLAGE);
            case DIVISION_RENAME_TOO_EARLY -> division(new RenameDivision(XIAJIAGOU, "夏家沟", DAY.minusDays(1)), VILLAGE);
            case DIVISION_ENDED ->
                division(
                        new MergeDivision(XIAJIAGOU, TANQIUYU, DAY),
                        VILLAGE,
                        new DivisionMerged(XIAJIAGOU, TANQIUYU, DAY));
            case DIVISION_ENDS_BEFORE_START ->
                division(new MergeDivision(XIAJIAGOU, TANQIUYU, DAY.minusDays(1)), VILLAGE);
            case SUCCESSOR_NOT_VALID ->
                division(new MergeDivision(XIAJIAGOU, DivisionCode.of("370784118999"), DAY), VILLAGE);
            case UNKNOWN_ORG -> org(new RetireUser(UNIT, USER, Role.TOWN, DAY));
            case ORG_REGISTERED_BEFORE -> org(new RegisterOrg(UNIT, "镇政府", ZHESHAN_TOWN), TOWN_HALL);
            case AREA_OUTSIDE_ORG -> org(new AppointUser(UNIT, USER, Role.TOWN, HUIQU_TOWN, DAY), TOWN_HALL);
            case APPOINTED_BEFORE ->
                org(
                        new AppointUser(UNIT, USER, Role.TOWN, ZHESHAN_TOWN, DAY),
                        TOWN_HALL,
                        new UserAppointed(UNIT, USER, Role.TOWN, ZHESHAN_TOWN, DAY));
            case NOT_APPOINTED -> org(new RetireUser(UNIT, USER, Role.TOWN, DAY), TOWN_HALL);
            case CALENDAR_NOT_COVERED -> WorkCalendar.shipped().isWorkingDay(LocalDate.of(2030, 1, 1));
        }
    }

    private static Context context() {
        return Provoked.context(ADMIN, DAY, new GivenFacts());
    }

    private static void publish(int version, LocalDate from, RuleSetEvent... given) {
        RuleSetDecisions.decide(
                Provoked.after(new RuleSet(), ADMIN, DAY, given),
                new PublishRuleSet("r", version, null, from, null, PARAMS),
                context());
    }

    private static void division(DivisionCommand command, DivisionEvent... given) {
        DivisionDecisions.decide(Provoked.after(new Division(), ADMIN, DAY, given), command, context());
    }

    private static void org(OrgCommand command, OrgEvent... given) {
        OrgDecisions.decide(Provoked.after(new Org(), ADMIN, DAY, given), command, context());
    }
}
