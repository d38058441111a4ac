package org.sunledger.ledger.registry;

import static org.sunledger.ledger.shell.TestActors.ADMIN;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.HUIQU_TOWN;
import static org.sunledger.ledger.shell.TestActors.UNIT;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;
import static org.sunledger.ledger.shell.TestActors.ZHESHAN_TOWN;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.registry.OrgCommand.AppointUser;
import org.sunledger.ledger.registry.OrgCommand.RegisterOrg;
import org.sunledger.ledger.registry.OrgCommand.RetireUser;
import org.sunledger.ledger.registry.OrgEvent.OrgRegistered;
import org.sunledger.ledger.registry.OrgEvent.UserAppointed;
import org.sunledger.ledger.registry.OrgEvent.UserRetired;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AppointingPeopleTest {
    private static final String DAY = "2018-01-02";
    private static final LocalDate FROM = LocalDate.of(2018, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2018, 6, 30);
    private static final UserId CLERK = new UserId("clerk");
    private static final OrgRegistered TOWN_HALL = new OrgRegistered(UNIT, "柘山镇政府", ZHESHAN_TOWN);
    private static final UserRetired RETIRED = new UserRetired(UNIT, CLERK, Role.TOWN, LAST);

    @Test
    void a_unit_is_registered_once_at_a_valid_place() {
        unknownUnit()
                .when(ADMIN, DAY, new RegisterOrg(UNIT, "柘山镇政府", ZHESHAN_TOWN))
                .expectEvents(TOWN_HALL);
        unit().when(ADMIN, DAY, new RegisterOrg(UNIT, "柘山镇政府", ZHESHAN_TOWN))
                .expectRefusals(RegistryRefusal.ORG_REGISTERED_BEFORE);
        unknownUnit()
                .when(ADMIN, DAY, new RegisterOrg(UNIT, "无名村", DivisionCode.of("370784119999")))
                .expectRefusals(SharedRefusal.DIVISION_NOT_VALID);
    }

    @Test
    void people_answer_for_places_inside_their_units_own() {
        unit().when(ADMIN, DAY, appoint(ZHESHAN_TOWN, FROM)).expectEvents(appointed(ZHESHAN_TOWN, FROM));
        unit().when(ADMIN, DAY, appoint(XIAJIAGOU, FROM)).expectEvents(appointed(XIAJIAGOU, FROM));
        unit().when(ADMIN, DAY, appoint(HUIQU_TOWN, FROM)).expectRefusals(RegistryRefusal.AREA_OUTSIDE_ORG);
        unit().when(ADMIN, DAY, appoint(COUNTY, FROM)).expectRefusals(RegistryRefusal.AREA_OUTSIDE_ORG);
        unit().when(ADMIN, DAY, appoint(DivisionCode.of("370784118999"), FROM))
                .expectRefusals(SharedRefusal.DIVISION_NOT_VALID);
        unknownUnit().when(ADMIN, DAY, appoint(COUNTY, FROM)).expectRefusals(RegistryRefusal.UNKNOWN_ORG);
    }

    @Test
    void an_appointment_follows_the_last_day_of_the_one_before() {
        unit().given(ADMIN, DAY, appointed(ZHESHAN_TOWN, FROM))
                .when(ADMIN, DAY, appoint(ZHESHAN_TOWN, LAST))
                .expectRefusals(RegistryRefusal.APPOINTED_BEFORE);
        unit().given(ADMIN, DAY, appointed(ZHESHAN_TOWN, FROM), RETIRED)
                .when(ADMIN, DAY, appoint(ZHESHAN_TOWN, LAST))
                .expectRefusals(RegistryRefusal.APPOINTED_BEFORE);
        unit().given(ADMIN, DAY, appointed(ZHESHAN_TOWN, FROM), RETIRED)
                .when(ADMIN, DAY, appoint(ZHESHAN_TOWN, LAST.plusDays(1)))
                .expectEvents(appointed(ZHESHAN_TOWN, LAST.plusDays(1)));
    }

    @Test
    void who_holds_a_role_retires_from_it_once_and_not_before_the_start() {
        unit().given(ADMIN, DAY, appointed(ZHESHAN_TOWN, FROM))
                .when(ADMIN, DAY, retire(LAST))
                .expectEvents(RETIRED);
        unit().given(ADMIN, DAY, appointed(ZHESHAN_TOWN, FROM))
                .when(ADMIN, DAY, retire(FROM.minusDays(1)))
                .expectRefusals(RegistryRefusal.NOT_APPOINTED);
        unit().given(ADMIN, DAY, appointed(ZHESHAN_TOWN, FROM), RETIRED)
                .when(ADMIN, DAY, retire(LAST))
                .expectRefusals(RegistryRefusal.NOT_APPOINTED);
        unit().when(ADMIN, DAY, retire(LAST)).expectRefusals(RegistryRefusal.NOT_APPOINTED);
    }

    private static LedgerFixture<OrgAggregate> unknownUnit() {
        return LedgerFixture.of(OrgAggregate.class);
    }

    private static LedgerFixture<OrgAggregate> unit() {
        return unknownUnit().given(ADMIN, "2018-01-01", TOWN_HALL);
    }

    private static AppointUser appoint(DivisionCode area, LocalDate from) {
        return new AppointUser(UNIT, CLERK, Role.TOWN, area, from);
    }

    private static UserAppointed appointed(DivisionCode area, LocalDate from) {
        return new UserAppointed(UNIT, CLERK, Role.TOWN, area, from);
    }

    private static RetireUser retire(LocalDate lastOn) {
        return new RetireUser(UNIT, CLERK, Role.TOWN, lastOn);
    }
}
