package org.sunledger.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The demo's users at work after the story. */
final class Clerks {
    static final String PASSWORD = "clerks-1";

    private static final JsonMapper JSON = new JsonMapper();
    private static final ZoneId CIVIL = ZoneId.of("Asia/Shanghai");

    private Clerks() {}

    /** A new fund, entered and confirmed; the number makes its code and document. */
    static UUID fund(Child program, int number) throws InterruptedException {
        var entered = done(201, program.post(login("maker"), "/api/v1/funds", """
                {"effectiveOn":"%1$s","quota":{"code":"F%2$d","name":"衔接资金","level":"PROVINCE","category":"EARMARKED",
                "quotaDocNo":"鲁财农指〔2026〕%2$d号","amountFen":300000000,"fiscalYear":2026,
                "divisionCode":"370784000000","functionCode":"2130504","purpose":"基础设施"}}
                """.formatted(today(), number)));
        var id = UUID.fromString(JSON.readTree(entered.body()).get("id").asString());
        done(200, program.send("PUT", login("checker"), "/api/v1/funds/" + id + "/registration", basis()));
        return id;
    }

    /** Money that came in for a fund; an automation claims its bank reference. */
    static HttpResponse<String> arrival(Child program, UUID fund) throws InterruptedException {
        return program.post(
                login("treasury"),
                "/api/v1/funds/" + fund + "/arrivals",
                "{\"effectiveOn\":\"%s\",\"amountFen\":100,\"bankRef\":\"%s\"}".formatted(today(), UUID.randomUUID()));
    }

    static HttpResponse<String> done(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    static String login(String user) {
        var pair = (user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static String basis() {
        return "{\"effectiveOn\":\"%s\"}".formatted(today());
    }

    private static LocalDate today() {
        return LocalDate.now(CIVIL);
    }
}
