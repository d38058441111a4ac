package org.sunledger.ledger.shell;

import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.UserId;

/** One person per role, all of the county unless the name says otherwise. */
public final class TestActors {
    public static final DivisionCode COUNTY = DivisionCode.of("370784000000");
    public static final DivisionCode HUIQU_TOWN = DivisionCode.of("370784119000");
    public static final DivisionCode ZHESHAN_TOWN = DivisionCode.of("370784118000");
    public static final DivisionCode BAISHANTOU = DivisionCode.of("370784119333");
    public static final DivisionCode XIAJIAGOU = DivisionCode.of("370784118261");
    public static final DivisionCode TANQIUYU = DivisionCode.of("370784118212");

    /** The vector of domain.md section 3. */
    public static final OrgId UNIT = new OrgId("13370784MB2806147H");

    public static final Actor MAKER = actor("maker", Role.MAKER, COUNTY);
    public static final Actor CHECKER = actor("checker", Role.CHECKER, COUNTY);
    public static final Actor TREASURY = actor("treasury", Role.TREASURY, COUNTY);
    public static final Actor APPROVER = actor("approver", Role.APPROVER, COUNTY);
    public static final Actor PROJECT = actor("project", Role.PROJECT_AUTHORITY, COUNTY);
    public static final Actor PROJECT_2 = actor("project-2", Role.PROJECT_AUTHORITY, COUNTY);
    public static final Actor AUDITOR = actor("auditor", Role.AUDITOR, COUNTY);
    public static final Actor NOTICE_OFFICER = actor("notice", Role.NOTICE_OFFICER, COUNTY);
    public static final Actor ADMIN = actor("admin", Role.ADMIN, COUNTY);
    public static final Actor TOWN = actor("town", Role.TOWN, ZHESHAN_TOWN);
    public static final Actor TOWN_HUIQU = actor("town-huiqu", Role.TOWN, HUIQU_TOWN);
    public static final Actor VILLAGE = actor("village", Role.VILLAGE_CLERK, BAISHANTOU);
    public static final Actor VILLAGE_XIAJIAGOU = actor("village-xiajiagou", Role.VILLAGE_CLERK, XIAJIAGOU);
    public static final Actor SUPERVISOR = actor("supervisor", Role.VILLAGE_SUPERVISOR, BAISHANTOU);

    private TestActors() {}

    public static Actor actor(String user, Role role, DivisionCode area) {
        return new Actor(new UserId(user), role, UNIT, area);
    }
}
