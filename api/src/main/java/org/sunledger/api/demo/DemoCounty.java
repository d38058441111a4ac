package org.sunledger.api.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.UserId;

/**
 * Places, units and people of the demo. Places and their codes are real (安丘市); units' codes and people are made up, and
 * every output bears the watermark.
 */
public final class DemoCounty {
    public static final UUID LEDGER_ID = id("ledger");
    public static final String NAME = "安丘市财政扶贫资金项目台账(演示)";

    public static final DivisionCode COUNTY = DivisionCode.of("370784000000");
    public static final DivisionCode HUIQU = DivisionCode.of("370784119000");
    public static final DivisionCode ZHESHAN = DivisionCode.of("370784118000");
    public static final DivisionCode BAISHANTOU = DivisionCode.of("370784119333");
    public static final DivisionCode XIAJIAGOU = DivisionCode.of("370784118261");
    public static final DivisionCode TANQIUYU = DivisionCode.of("370784118212");

    static final OrgId FINANCE_BUREAU = org("1137078400000001A");
    static final OrgId POVERTY_OFFICE = org("1137078400000002B");
    static final OrgId LEADING_GROUP = org("1137078400000003C");
    static final OrgId AUDIT_BUREAU = org("1137078400000004D");
    static final OrgId ZHESHAN_OFFICE = org("1137078400000005E");
    static final OrgId HUIQU_OFFICE = org("1137078400000006F");
    static final OrgId BAISHANTOU_COMMITTEE = org("5437078400000007G");
    static final OrgId XIAJIAGOU_COMMITTEE = org("5437078400000008H");
    static final OrgId TANQIUYU_COMMITTEE = org("5437078400000009J");

    static final Actor ADMIN = actor("admin", Role.ADMIN, FINANCE_BUREAU, COUNTY);
    static final Actor MAKER = actor("maker", Role.MAKER, FINANCE_BUREAU, COUNTY);
    static final Actor CHECKER = actor("checker", Role.CHECKER, FINANCE_BUREAU, COUNTY);
    static final Actor TREASURY = actor("treasury", Role.TREASURY, FINANCE_BUREAU, COUNTY);
    static final Actor APPROVER = actor("approver", Role.APPROVER, LEADING_GROUP, COUNTY);
    static final Actor PROJECT = actor("project", Role.PROJECT_AUTHORITY, POVERTY_OFFICE, COUNTY);
    static final Actor PROJECT_CHECK = actor("project-check", Role.PROJECT_AUTHORITY, POVERTY_OFFICE, COUNTY);
    static final Actor NOTICE = actor("notice", Role.NOTICE_OFFICER, POVERTY_OFFICE, COUNTY);
    static final Actor AUDITOR = actor("auditor", Role.AUDITOR, AUDIT_BUREAU, COUNTY);
    static final Actor TOWN = actor("town", Role.TOWN, ZHESHAN_OFFICE, ZHESHAN);
    static final Actor TOWN_CLERK = actor("town-clerk", Role.TOWN, ZHESHAN_OFFICE, ZHESHAN);
    static final Actor TOWN_HUIQU = actor("town-huiqu", Role.TOWN, HUIQU_OFFICE, HUIQU);
    static final Actor VILLAGE = actor("village", Role.VILLAGE_CLERK, BAISHANTOU_COMMITTEE, BAISHANTOU);
    static final Actor VILLAGE_XIAJIAGOU =
            actor("village-xiajiagou", Role.VILLAGE_CLERK, XIAJIAGOU_COMMITTEE, XIAJIAGOU);
    static final Actor VILLAGE_TANQIUYU = actor("village-tanqiuyu", Role.VILLAGE_CLERK, TANQIUYU_COMMITTEE, TANQIUYU);

    private DemoCounty() {}

    /** Everybody who may log in to a demo ledger. */
    public static List<Actor> people() {
        return List.of(
                MAKER,
                CHECKER,
                APPROVER,
                TREASURY,
                PROJECT,
                PROJECT_CHECK,
                TOWN,
                TOWN_CLERK,
                TOWN_HUIQU,
                VILLAGE,
                VILLAGE_XIAJIAGOU,
                VILLAGE_TANQIUYU,
                NOTICE,
                AUDITOR,
                ADMIN);
    }

    static List<Unit> units() {
        return List.of(
                new Unit(FINANCE_BUREAU, "安丘市财政局(演示)", COUNTY),
                new Unit(POVERTY_OFFICE, "安丘市扶贫开发领导小组办公室(演示)", COUNTY),
                new Unit(LEADING_GROUP, "安丘市扶贫开发领导小组(演示)", COUNTY),
                new Unit(AUDIT_BUREAU, "安丘市审计局(演示)", COUNTY),
                new Unit(ZHESHAN_OFFICE, "柘山镇人民政府(演示)", ZHESHAN),
                new Unit(HUIQU_OFFICE, "辉渠镇人民政府(演示)", HUIQU),
                new Unit(BAISHANTOU_COMMITTEE, "白山头村村民委员会(演示)", BAISHANTOU),
                new Unit(XIAJIAGOU_COMMITTEE, "夏家沟村村民委员会(演示)", XIAJIAGOU),
                new Unit(TANQIUYU_COMMITTEE, "谭秋峪村村民委员会(演示)", TANQIUYU));
    }

    /** A unit of the demo. */
    record Unit(OrgId id, String name, DivisionCode division) {}

    /** A fixed id: the same step, the same id, at every load. */
    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("s1/" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** Completes an invented code with its check character, so that it has the form of a real one. */
    private static OrgId org(String first17) {
        return new OrgId(first17 + OrgId.checkCharacter(first17));
    }

    private static Actor actor(String user, Role role, OrgId unit, DivisionCode area) {
        return new Actor(new UserId(user), role, unit, area);
    }
}
