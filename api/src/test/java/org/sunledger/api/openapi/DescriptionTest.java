package org.sunledger.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.sunledger.api.FrontDoor;
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
