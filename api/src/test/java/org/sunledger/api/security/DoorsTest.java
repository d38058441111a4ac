package org.sunledger.api.security;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.sunledger.api.FrontDoor;
import org.sunledger.ledger.shared.Role;

/** Every address of the program against every role. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorsTest {
    /** What strangers may see, and nothing else; a new address is closed until it is added here on purpose. */
    private static final Set<String> PUBLIC = Set.of(
            "GET /",
            "GET /villages/{divisionCode}",
            "GET /notices",
            "GET /notices/{noticeId}",
            "GET /problems",
            "GET /problems/{feature}/{reason}",
            "GET /api/v1/balances/villages",
            "GET /api/v1/balances/villages/{divisionCode}",
            "GET /api/v1/balances/villages/{divisionCode}/why",
            "GET /api/v1/balances/villages/{divisionCode}/breakdown",
            "GET /api/v1/notices",
            "GET /api/v1/notices/{noticeId}",
            "GET /api/v1/year-plans",
            "GET /api/v1/year-plans/{year}",
            "GET /api/v1/villages/{divisionCode}/mine",
            "GET /v3/api-docs",
            "GET /v3/api-docs.yaml");

    private static final Set<Role> FOLLOWERS = Set.of(
            Role.MAKER,
            Role.CHECKER,
            Role.TREASURY,
            Role.PROJECT_AUTHORITY,
            Role.APPROVER,
            Role.TOWN,
            Role.AUDITOR,
            Role.DISCIPLINE);

    private static final Set<Role> BUREAU_AND_DISCIPLINE = Set.of(
            Role.MAKER,
            Role.CHECKER,
            Role.TREASURY,
            Role.APPROVER,
            Role.PROJECT_AUTHORITY,
            Role.AUDITOR,
            Role.DISCIPLINE);

    /** Which roles may look; what is not named here every role may. */
    private static final Map<String, Set<Role>> LIMITED = Map.ofEntries(
            entry("/journal", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/journal/1", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/api/v1/journal", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/api/v1/journal/1", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/api/v1/audit-trail", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry(
                    "/api/v1/exports/hledger",
                    Set.of(Role.MAKER, Role.CHECKER, Role.TREASURY, Role.APPROVER, Role.AUDITOR, Role.DISCIPLINE)),
            entry("/api/v1/restatements?from=1", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/audit", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/audit/trail", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/audit/samples", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/audit/why", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/audit/restatements", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/audit/rebuilds", Set.of(Role.AUDITOR, Role.ADMIN, Role.APPROVER)),
            entry("/audit/rebuilds/money/1", Set.of(Role.AUDITOR, Role.ADMIN, Role.APPROVER)),
            entry(
                    "/audit/time",
                    Set.of(
                            Role.MAKER,
                            Role.CHECKER,
                            Role.TREASURY,
                            Role.PROJECT_AUTHORITY,
                            Role.APPROVER,
                            Role.AUDITOR,
                            Role.DISCIPLINE)),
            entry("/api/v1/samples", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/api/v1/projections/money/rebuilds", Set.of(Role.AUDITOR, Role.ADMIN, Role.APPROVER)),
            entry("/api/v1/projections/money/rebuilds/1", Set.of(Role.AUDITOR, Role.ADMIN, Role.APPROVER)),
            entry("/api/v1/projections", Set.of(Role.AUDITOR, Role.ADMIN)),
            entry("/api/v1/findings", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/api/v1/audit-statistics", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/api/v1/compliance", Set.of(Role.APPROVER, Role.AUDITOR)),
            entry("/api/v1/waiting", Set.of(Role.values())),
            entry("/waiting", Set.of(Role.values())),
            entry("/streams/Nothing/1", Set.of(Role.values())),
            entry("/api/v1/due-dates", Set.of(Role.values())),
            entry(
                    "/api/v1/carry-overs",
                    Set.of(
                            Role.MAKER,
                            Role.CHECKER,
                            Role.TREASURY,
                            Role.APPROVER,
                            Role.PROJECT_AUTHORITY,
                            Role.AUDITOR)),
            entry("/api/v1/cases", BUREAU_AND_DISCIPLINE),
            entry("/audit/replays", Set.of(Role.AUDITOR, Role.ADMIN)),
            entry("/audit/replays/1", Set.of(Role.AUDITOR, Role.ADMIN)),
            entry("/views", Set.of(Role.values())),
            entry("/views/findings", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/views/compliance", Set.of(Role.APPROVER, Role.AUDITOR)),
            entry("/views/due-dates", Set.of(Role.values())),
            entry("/views/no-such-view", Set.of(Role.values())),
            entry("/api/v1/exports/cases.xlsx?position=1", BUREAU_AND_DISCIPLINE),
            entry("/views/cases", BUREAU_AND_DISCIPLINE),
            entry("/api/v1/replays", Set.of(Role.AUDITOR, Role.ADMIN)),
            entry("/api/v1/replays/1/balances/villages", Set.of(Role.AUDITOR, Role.ADMIN)),
            entry("/actuator/metrics", Set.of(Role.ADMIN)),
            entry("/audit/flows", FOLLOWERS),
            entry("/audit/flows/records?from=a&to=b&kind=PAYMENT", FOLLOWERS),
            entry("/api/v1/money-flows", FOLLOWERS),
            entry("/api/v1/exports/money-flows.zip", FOLLOWERS),
            entry("/api/v1/exports/journal.jsonl", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/api/v1/exports/audit-trail.xlsx", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/audit/negative-days", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/api/v1/negative-days", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/api/v1/exports/negative-days.zip", Set.of(Role.AUDITOR, Role.DISCIPLINE)),
            entry("/api/v1/exports/funds.xlsx", Set.of(Role.values())),
            entry("/api/v1/exports/no-such-view.xlsx", Set.of(Role.values())),
            entry("/api/v1/balances/funds", Set.of(Role.values())),
            entry("/api/v1/projects", Set.of(Role.values())),
            entry("/api/v1/assets", Set.of(Role.values())));

    private final FrontDoor door = FrontDoor.open();

    @Test
    void a_stranger_meets_a_locked_door_wherever_none_is_open_on_purpose() {
        var open = new ArrayList<String>();
        for (var address : addresses()) {
            var parts = address.split(" ");
            var path = parts[1].replaceAll("\\{divisionCode}", "370784119333")
                    .replaceAll("\\{(feature|reason)}", "api")
                    .replaceAll("\\{year}", "2018")
                    .replaceAll("\\{[A-Za-z0-9]+}", "0190a0f0-0000-7000-8000-00000000000a");
            var status = door.send(null, parts[0], path, parts[0].equals("GET") ? null : "{}")
                    .statusCode();
            if (status != 401) open.add(address);
        }
        assertThat(open).isNotEmpty().isSubsetOf(PUBLIC);
    }

    private List<String> addresses() {
        var addresses = new ArrayList<String>();
        for (var mapping : door.context()
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()) {
            for (var mapped : mapping.getHandlerMethods().keySet()) {
                var methods = mapped.getMethodsCondition().getMethods();
                for (var path : mapped.getPatternValues()) {
                    if (path.equals("/error")) continue;
                    if (methods.isEmpty()) addresses.add(RequestMethod.GET + " " + path);
                    for (var method : methods) addresses.add(method + " " + path);
                }
            }
        }
        return addresses;
    }

    @ParameterizedTest
    @EnumSource
    void a_role_sees_what_it_may_and_nothing_else(Role role) {
        LIMITED.forEach((path, roles) -> {
            var status = door.get(role, path).statusCode();
            if (roles.contains(role)) assertThat(status).as(role + " " + path).isNotIn(401, 403);
            else assertThat(status).as(role + " " + path).isEqualTo(403);
        });
    }

    @Test
    void a_wrong_password_opens_nothing_and_no_session_is_kept() {
        var wrong = door.get(null, "/api/v1/projects", "Authorization", FrontDoor.login("maker", "guess"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).doesNotContain("guess");
        var right = door.get(Role.MAKER, "/api/v1/projects");
        assertThat(right.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_browser_is_asked_for_a_password_by_a_page_that_says_so() {
        var asked = door.get(null, "/journal", "Accept", "text/html");
        assertThat(asked.statusCode()).isEqualTo(401);
        assertThat(asked.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(asked.body()).contains("需要登录", "Login needed");
        var refused = door.get(Role.MAKER, "/journal", "Accept", "text/html");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("无权办理", "Not allowed");
    }

    @Test
    void what_a_page_of_another_site_sends_is_refused_and_a_program_is_not() {
        for (var site : List.of("cross-site", "same-site")) {
            var refused = door.send(Role.AUDITOR, "POST", "/audit/rebuilds/money", "", "Sec-Fetch-Site", site);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("api/foreign-write");
        }
        var elsewhere =
                door.send(Role.AUDITOR, "POST", "/audit/rebuilds/money", "", "Origin", "https://elsewhere.example");
        assertThat(elsewhere.body()).contains("api/foreign-write");
        var program = door.send(Role.MAKER, "POST", "/api/v1/projections/money/rebuilds", "");
        assertThat(program.body()).contains("shared/role-not-allowed");
        var own = door.send(
                Role.MAKER, "POST", "/api/v1/projections/money/rebuilds", "", "Sec-Fetch-Site", "same-origin");
        assertThat(own.body()).contains("shared/role-not-allowed");
    }

    @Test
    void pages_run_no_foreign_script_and_are_framed_by_nobody() {
        var headers = door.get(null, "/problems", "Accept", "text/html").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(door.get(null, "/sunledger.css").statusCode()).isEqualTo(200);
    }
}
