package org.sunledger.api.demo;

import static org.sunledger.api.demo.DemoCounty.ADMIN;
import static org.sunledger.api.demo.DemoCounty.APPROVER;
import static org.sunledger.api.demo.DemoCounty.CHECKER;
import static org.sunledger.api.demo.DemoCounty.COUNTY;
import static org.sunledger.api.demo.DemoCounty.MAKER;
import static org.sunledger.api.demo.DemoCounty.PROJECT;
import static org.sunledger.api.demo.DemoCounty.TREASURY;
import static org.sunledger.api.demo.DemoCounty.id;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.sunledger.ledger.fund.FundCommand.ConfirmArrival;
import org.sunledger.ledger.fund.FundCommand.EnterArrival;
import org.sunledger.ledger.fund.FundCommand.EnterFund;
import org.sunledger.ledger.fund.FundCommand.RegisterFund;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.period.PeriodCommand.ClosePeriod;
import org.sunledger.ledger.registry.DefaultRules;
import org.sunledger.ledger.registry.DivisionRegister;
import org.sunledger.ledger.registry.LedgerCommand.OpenLedger;
import org.sunledger.ledger.registry.OrgCommand.AppointUser;
import org.sunledger.ledger.registry.OrgCommand.RegisterOrg;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shell.Surroundings;

/**
 * S1, 安丘市 2018–2020: what is told, by whom and when. The 41 events of the acceptance data are recorded at exactly their
 * times; everything they need lies between them. Every step has a fixed key, so a load that was killed is told again and
 * ends with the same journal.
 */
final class DemoStory {
    private static final LocalDate LAST_DAY = LocalDate.of(2020, 5, 11);
    private static final int RECORD_FORMAT = 1;
    private static final String ARRIVAL_1 = "2018-03-12T02:00:00Z";
    private static final String ARRIVAL_3 = "2018-03-20T02:00:00Z";

    static final Quota F1 = quota("F1", "中央财政专项扶贫资金", Level.CENTRAL, "鲁财农指〔2018〕5号", 3_000_000);
    static final Quota F2 = quota("F2", "省级财政专项扶贫资金", Level.PROVINCE, "鲁财农指〔2018〕6号", 2_400_000);
    static final Quota F3 = quota("F3", "潍坊市级财政专项扶贫资金", Level.CITY, "潍财农指〔2018〕11号", 600_000);
    static final Quota F4 = quota("F4", "安丘市本级财政专项扶贫资金", Level.COUNTY, "安财农指〔2018〕3号", 1_000_000);

    private final DemoDesk desk;
    private final Script script = new Script();

    private DemoStory(DemoDesk desk) {
        this.desk = desk;
    }

    /** The steps in the order of time. */
    static List<Script.Step> steps(DemoDesk desk) {
        var story = new DemoStory(desk);
        story.open();
        story.funds();
        new DemoProjects(desk, story.script).tell();
        story.periods();
        return story.script.inOrder();
    }

    private void open() {
        var on = LocalDate.of(2018, 1, 1);
        script.add(
                null,
                Instant.parse("2018-01-01T00:00:00Z"),
                ADMIN,
                on,
                "open",
                () -> new OpenLedger(DemoCounty.LEDGER_ID, DemoCounty.NAME, COUNTY, RECORD_FORMAT, true));
        var at = Instant.parse("2018-01-01T00:00:01Z");
        for (var version : DefaultRules.versions()) {
            var isInForce = !version.effectiveFrom().isAfter(on);
            var day = isInForce ? on : version.effectiveFrom();
            // Published in the first hour of the day it comes into force; after the story, it has no day.
            if (day.isAfter(LAST_DAY)) continue;
            var hour = isInForce ? at : day.atStartOfDay(Surroundings.ZONE).toInstant();
            script.add(null, hour, APPROVER, day, "rules/" + version.version(), () -> version);
        }
        for (var division : DivisionRegister.anqiu()) {
            script.add(null, at, PROJECT, on, "division/" + division.code(), () -> division);
        }
        for (var unit : DemoCounty.units()) {
            script.add(
                    null,
                    at,
                    ADMIN,
                    on,
                    "unit/" + unit.id(),
                    () -> new RegisterOrg(unit.id(), unit.name(), unit.division()));
        }
        for (var person : DemoCounty.people()) {
            script.add(
                    null,
                    at,
                    ADMIN,
                    on,
                    "appoint/" + person.user(),
                    () -> new AppointUser(person.unit(), person.user(), person.role(), person.area(), on));
        }
    }

    /** Step 1: rows 1 to 4. */
    private void funds() {
        for (var quota : List.of(F1, F2, F3, F4)) {
            var name = "fund/" + quota.code();
            script.day("2018-01-05", "01:00", MAKER, name + "/enter", new EnterFund(quota));
            script.day("2018-01-05", "02:00", CHECKER, name + "/register", new RegisterFund(fund(quota)));
        }
        arrival(1, F1, Instant.parse(ARRIVAL_1));
        arrival(2, F2, Instant.parse(ARRIVAL_1).plusSeconds(60));
        arrival(3, F3, Instant.parse(ARRIVAL_3));
        arrival(4, F4, Instant.parse(ARRIVAL_3).plusSeconds(60));
    }

    private void arrival(int row, Quota quota, Instant at) {
        var name = "fund/" + quota.code() + "/arrival";
        var on = LocalDate.parse(at.toString().substring(0, 10));
        var enter = new EnterArrival(fund(quota), id(name), quota.amountFen(), new BankRef("S1-DZ-" + quota.code()));
        script.add(null, at.minusSeconds(30), TREASURY, on, name + "/enter", () -> enter);
        script.add(row, at, CHECKER, on, name, () -> new ConfirmArrival(fund(quota), id(name)));
    }

    /** Every month of 2018 is closed in the next one; December only after the entries of early January. */
    private void periods() {
        for (var month = YearMonth.of(2018, 1); month.isBefore(YearMonth.of(2019, 1)); month = month.plusMonths(1)) {
            var period = month;
            var day = period.plusMonths(1).atDay(period.getMonthValue() == 12 ? 10 : 5);
            script.day(day.toString(), "08:00", CHECKER, "period/" + period, () -> {
                var balances = desk.balances(period);
                return new ClosePeriod(period, balances.sha256(), balances.position());
            });
        }
    }

    static FundId fund(Quota quota) {
        return new EnterFund(quota).fundId();
    }

    private static Quota quota(String code, String name, Level level, String docNo, long yuan) {
        return new Quota(
                code,
                name,
                level,
                Category.EARMARKED,
                null,
                new DocNo(docNo),
                Amount.ofYuan(yuan),
                2018,
                COUNTY,
                "21305",
                "51301",
                "贫困村产业发展与基础设施建设");
    }
}
