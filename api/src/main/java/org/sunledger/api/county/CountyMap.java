package org.sunledger.api.county;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.UserId;

/**
 * Places, units and people of a county that does not exist: its codes begin with {@code 990000}, which is no province.
 * Named as in the demo of one story: maker, checker, approver, treasury, project, town, village, notice, auditor, admin.
 */
final class CountyMap {
    static final DivisionCode COUNTY = DivisionCode.of("990000000000");
    static final String NAME = "云溪县(演示)";

    private static final String AUTHORITIES = "11990000";
    private static final String COMMITTEES = "54990000";
    private static final int TOWN_FIRST = 101;
    private static final int VILLAGE_FIRST = 201;

    private static final List<String> TOWN_NAMES = List.of(
            "青石", "柳河", "东岭", "白沙", "永安", "石桥", "双溪", "龙泉", "大坪", "新安", "清水", "高桥", "梅林", "五里", "金山", "南坡", "沙河", "西关",
            "长岭", "红旗");
    private static final List<String> VILLAGE_FIRSTS = List.of(
            "上", "下", "前", "后", "大", "小", "东", "西", "南", "北", "新", "老", "王家", "李家", "张家", "刘家", "陈家", "杨家", "赵家", "黄家",
            "周家", "吴家", "徐家", "孙家", "马家", "朱家", "胡家", "林家", "郭家", "何家");
    private static final List<String> VILLAGE_LASTS =
            List.of("庄", "沟", "坪", "湾", "店", "寨", "桥", "岭", "坡", "塘", "泉", "屯", "洼", "圩", "冲", "埠", "畈", "堡", "溪", "口");

    private int units;
    private final List<Actor> people = new ArrayList<>();
    private final List<Unit> offices = new ArrayList<>();
    private final List<Town> towns = new ArrayList<>();
    private final List<Village> villages = new ArrayList<>();

    final Unit finance = office("云溪县财政局(演示)");
    final Unit poverty = office("云溪县扶贫开发领导小组办公室(演示)");
    final Unit leaders = office("云溪县扶贫开发领导小组(演示)");
    final Unit audit = office("云溪县审计局(演示)");

    final List<Actor> makers = several("maker", 3, Role.MAKER, finance);
    final List<Actor> checkers = several("checker", 3, Role.CHECKER, finance);
    final List<Actor> approvers = several("approver", 2, Role.APPROVER, leaders);
    final List<Actor> treasurers = several("treasury", 2, Role.TREASURY, finance);
    final Actor project = one("project", Role.PROJECT_AUTHORITY, poverty, COUNTY);
    final Actor projectCheck = one("project-check", Role.PROJECT_AUTHORITY, poverty, COUNTY);
    final Actor notice = one("notice", Role.NOTICE_OFFICER, poverty, COUNTY);
    final List<Actor> auditors = several("auditor", 2, Role.AUDITOR, audit);
    final Actor admin = one("admin", Role.ADMIN, finance, COUNTY);

    /** A unit and the place it answers for. */
    record Unit(OrgId id, String name, DivisionCode place) {}

    /** @param clerk a second person, who verifies what the first one reports */
    record Town(DivisionCode code, String name, Unit office, Actor officer, Actor clerk, List<Village> villages) {}

    record Village(DivisionCode code, String name, Unit committee, Actor clerk, Town town) {}

    CountyMap(int villageCount) {
        int townCount = Math.max(1, (villageCount + CountyPlan.VILLAGES_PER_TOWN - 1) / CountyPlan.VILLAGES_PER_TOWN);
        for (int i = 0; i < townCount; i++) towns.add(town(i));
        for (int i = 0; i < villageCount; i++) villages.add(village(towns.get(i % townCount), i));
    }

    private Town town(int n) {
        var code = DivisionCode.of("990000%03d000".formatted(TOWN_FIRST + n));
        var name = TOWN_NAMES.get(n % TOWN_NAMES.size()) + round(n / TOWN_NAMES.size()) + "镇";
        var office = new Unit(unit(AUTHORITIES), name + "人民政府(演示)", code);
        var login = n == 0 ? "town" : "town-%02d".formatted(n + 1);
        return new Town(
                code,
                name,
                office,
                one(login, Role.TOWN, office, code),
                one(login + "-clerk", Role.TOWN, office, code),
                new ArrayList<>());
    }

    private Village village(Town town, int n) {
        int inTown = town.villages().size();
        var code = DivisionCode.of(town.code().value().substring(0, 9) + "%03d".formatted(VILLAGE_FIRST + inTown));
        int kinds = VILLAGE_FIRSTS.size() * VILLAGE_LASTS.size();
        // Steps without a common divisor walk through all pairs before one comes again.
        int pair = (int) (n * 7_919L % kinds);
        var name = VILLAGE_FIRSTS.get(pair % VILLAGE_FIRSTS.size())
                + VILLAGE_LASTS.get(pair / VILLAGE_FIRSTS.size())
                + round(n / kinds)
                + "村";
        var committee = new Unit(unit(COMMITTEES), name + "村民委员会(演示)", code);
        var login = n == 0 ? "village" : "village-%03d".formatted(n + 1);
        var village = new Village(code, name, committee, one(login, Role.VILLAGE_CLERK, committee, code), town);
        town.villages().add(village);
        return village;
    }

    private static String round(int n) {
        return n == 0 ? "" : Integer.toString(n + 1);
    }

    private Unit office(String name) {
        var unit = new Unit(unit(AUTHORITIES), name, COUNTY);
        offices.add(unit);
        return unit;
    }

    /** Completed with its check character, so that it has the form of a real one. */
    private OrgId unit(String prefix) {
        var first17 = prefix + "%09d".formatted(++units);
        return new OrgId(first17 + OrgId.checkCharacter(first17));
    }

    private Actor one(String login, Role role, Unit unit, DivisionCode area) {
        var actor = new Actor(new UserId(login), role, unit.id(), area);
        people.add(actor);
        return actor;
    }

    private List<Actor> several(String login, int count, Role role, Unit unit) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> one(n == 1 ? login : login + "-" + n, role, unit, unit.place()))
                .toList();
    }

    List<Town> towns() {
        return towns;
    }

    List<Village> villages() {
        return villages;
    }

    List<Actor> people() {
        return people;
    }

    List<Unit> units() {
        return Stream.of(
                        offices.stream(),
                        towns.stream().map(Town::office),
                        villages.stream().map(Village::committee))
                .flatMap(each -> each)
                .toList();
    }
}
