package org.sunledger.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.sunledger.api.FrontDoor;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.security.CommandRoles;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description says what the program does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DescriptionTest {
    private final FrontDoor door = FrontDoor.open();
    private final JsonNode description =
            new JsonMapper().readTree(door.get(null, "/v3/api-docs").body());

    @Test
    void every_address_is_described_with_a_title_and_its_problems() {
        var mapping = door.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        var missing = new ArrayList<String>();
        mapping.getHandlerMethods().forEach((mapped, handler) -> {
            for (var path : mapped.getPatternValues()) {
                if (!path.startsWith("/api/")) continue;
                for (var method : mapped.getMethodsCondition().getMethods()) {
                    var operation = description
                            .path("paths")
                            .path(path)
                            .path(method.name().toLowerCase(Locale.ROOT));
                    var isDescribed = !operation.path("summary").asString("").isBlank()
                            && operation.path("responses").has("default");
                    if (!isDescribed) missing.add(method + " " + path);
                }
            }
        });
        assertThat(missing).isEmpty();
        assertThat(description.at("/components/schemas/Problem/properties").has("detailEn"))
                .isTrue();
    }

    @Test
    void an_operation_names_the_status_and_the_roles_of_its_answers() {
        var quota = """
                {"effectiveOn":"2018-03-01","quota":{"code":"DOC-1","name":"专项","level":"CENTRAL",
                "category":"EARMARKED","quotaDocNo":"安财农〔2018〕901号","amountFen":100,"fiscalYear":2018,
                "divisionCode":"370784000000","functionCode":"21305","purpose":"产业"}}""";
        var entering = operation("/api/v1/funds", "post");
        assertThat(roles(entering)).containsExactly(Role.MAKER.name());
        var entered = door.write(Role.MAKER, "POST", "/api/v1/funds", quota);
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
        assertThat(successes(entering)).containsExactlyInAnyOrder("201", "202");
        var refused = door.write(Role.TOWN, "POST", "/api/v1/funds", quota.replace("901", "902"));
        assertThat(entering.path("responses")
                        .path("" + refused.statusCode())
                        .path("description")
                        .asString())
                .contains(new JsonMapper().readTree(refused.body()).path("type").asString());
        var confirming = operation("/api/v1/funds/{fundId}/registration", "put");
        assertThat(roles(confirming)).containsExactly(Role.CHECKER.name());
        var id = new JsonMapper().readTree(entered.body()).path("id").asString();
        var confirmed = door.write(
                Role.CHECKER, "PUT", "/api/v1/funds/" + id + "/registration", "{\"effectiveOn\":\"2018-03-02\"}");
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        assertThat(successes(confirming)).containsExactly("200");
        assertThat(successes(operation("/api/v1/replays", "post"))).containsExactly("202");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/audit-trail", "/api/v1/compliance", "/api/v1/projects", "/api/v1/carry-overs"})
    void a_read_names_whom_the_doors_let_through(String path) {
        var named = roles(operation(path, "get"));
        for (var role : Role.values()) {
            assertThat(named.contains(role.name()))
                    .as(role + " " + path)
                    .isEqualTo(door.get(role, path).statusCode() != 403);
        }
        assertThat(operation("/api/v1/balances/villages", "get").has("x-roles")).isFalse();
        assertThat(operation("/api/v1/balances/villages", "get")
                        .path("security")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void every_write_says_which_command_it_sends_and_who_may_ask_for_it() {
        var resources = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.sunledger.api");
        var written = 0;
        for (var resource : resources) {
            for (var method : resource.getMethods()) {
                var calls = method.getMethodCallsFromSelf().stream()
                        .map(JavaMethodCall::getTarget)
                        .filter(target -> target.getOwner().isEquivalentTo(Desk.class))
                        .map(target -> target.getName())
                        .filter(name -> name.startsWith("open") || name.startsWith("enter"))
                        .toList();
                if (calls.isEmpty() || !resource.getSimpleName().endsWith("Resource")) continue;
                written++;
                var sends = method.getAnnotationOfType(Sends.class);
                assertThat(CommandRoles.of(sends.value()))
                        .as(method.getFullName())
                        .isNotEmpty();
                assertThat(sends.settles())
                        .as(method.getFullName())
                        .isEqualTo(calls.stream().anyMatch(name -> name.endsWith("AndSettle")));
                assertThat(method.isAnnotatedWith(ResponseStatus.class))
                        .as(method.getFullName())
                        .isEqualTo(calls.stream().anyMatch(name -> name.startsWith("open")));
                var made = method.getConstructorCallsFromSelf().stream()
                        .map(call -> call.getTarget().getOwner())
                        .filter(owner -> owner.isAssignableTo(Command.class))
                        .toList();
                for (var command : made) {
                    assertThat(command.isEquivalentTo(sends.value()))
                            .as(method.getFullName())
                            .isTrue();
                }
            }
        }
        assertThat(written).isGreaterThan(60);
    }

    private JsonNode operation(String path, String method) {
        return description.path("paths").path(path).path(method);
    }

    private static List<String> roles(JsonNode operation) {
        return operation.path("x-roles").valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> successes(JsonNode operation) {
        return operation.path("responses").propertyNames().stream()
                .filter(status -> status.startsWith("2"))
                .toList();
    }

    @Test
    void a_write_names_its_key_and_a_body_its_fields_as_they_are_read() {
        var pay = description
                .path("paths")
                .path("/api/v1/projects/{projectId}/disbursements/{disbursementId}/payment")
                .path("put");
        var parameters = pay.path("parameters")
                .valueStream()
                .map(p -> p.path("name").asString())
                .toList();
        assertThat(parameters).contains("Idempotency-Key", "If-Match", "projectId", "disbursementId");
        var arrival = description.at("/components/schemas/NewArrival");
        assertThat(arrival.at("/properties/amountFen/type").asString()).isEqualTo("integer");
        assertThat(arrival.at("/properties/bankRef/type").asString()).isEqualTo("string");
        assertThat(arrival.at("/properties/effectiveOn/format").asString()).isEqualTo("date");
        var required =
                arrival.path("required").valueStream().map(JsonNode::asString).toList();
        assertThat(required).containsExactlyInAnyOrder("effectiveOn", "amountFen", "bankRef");
    }
}
