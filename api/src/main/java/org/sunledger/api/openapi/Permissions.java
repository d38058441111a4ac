package org.sunledger.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.WhoMayAsk;
import org.sunledger.api.problem.KnownProblems;
import org.sunledger.api.security.CommandRoles;
import org.sunledger.api.security.DoorRoles;
import org.sunledger.ledger.shared.Role;

/** Says of every operation who may use it and which problems it knows: asked of the doors and of the command itself. */
@Component
class Permissions implements OpenApiCustomizer {
    static final String ROLES = "x-roles";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final DoorRoles doors;

    Permissions(ObjectProvider<RequestMappingHandlerMapping> mappings, DoorRoles doors) {
        this.mappings = mappings;
        this.doors = doors;
    }

    @Override
    public void customise(OpenAPI description) {
        description
                .getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation)));
    }

    private void describe(String path, PathItem.HttpMethod method, Operation operation) {
        var handler = handler(path, method);
        var sends = handler == null ? null : handler.getMethodAnnotation(Sends.class);
        var roles = handler == null ? Optional.<Set<Role>>empty() : WhoMayAsk.roles(handler);
        if (sends != null) ofCommand(operation, sends);
        else if (roles.isPresent()) askedBy(operation, roles.get());
        else atDoor(operation, doors.at(method.name(), path), method == PathItem.HttpMethod.GET);
    }

    private @Nullable HandlerMethod handler(String path, PathItem.HttpMethod method) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getKey().getPatternValues().contains(path))
                .filter(entry -> entry.getKey().getMethodsCondition().getMethods().stream()
                        .anyMatch(each -> each.name().equals(method.name())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static void atDoor(Operation operation, DoorRoles.Access access, boolean isRead) {
        if (access.isPublic()) {
            operation.setSecurity(List.of());
            say(operation, "公开,无需登录 / public, without login");
            return;
        }
        problem(operation, 401, List.of("/problems/api/not-logged-in"));
        if (access.isOfTheViewShown()) {
            say(operation, "岗位同所示账表 / roles as at the view that the file shows");
        } else if (!isRead) {
            say(operation, "需登录,由程序按岗位裁定 / logged in; refused by role where the role may not");
        } else if (access.isForAll()) {
            say(operation, "任何已登录岗位 / anybody who is logged in");
            roles(operation, access.roles());
        } else {
            say(operation, "岗位 / roles: " + named(access.roles()));
            roles(operation, access.roles());
            problem(operation, 403, List.of("/problems/api/not-allowed"));
        }
    }

    private static void askedBy(Operation operation, Set<Role> roles) {
        say(operation, "岗位 / roles: " + named(roles));
        roles(operation, roles);
        problem(operation, 401, List.of("/problems/api/not-logged-in"));
        problem(operation, 403, List.of("/problems/shared/role-not-allowed"));
    }

    private static void ofCommand(Operation operation, Sends sends) {
        askedBy(operation, CommandRoles.of(sends.value()));
        KnownProblems.of(sends.value()).forEach((status, types) -> problem(operation, status, types));
        if (sends.settles()) operation.getResponses().addApiResponse("202", notSettled(operation));
    }

    /** The answer has the form of the usual one. */
    private static ApiResponse notSettled(Operation operation) {
        var usual = operation.getResponses().entrySet().stream()
                .filter(each -> each.getKey().startsWith("20"))
                .map(each -> each.getValue().getContent())
                .findFirst()
                .orElseGet(Content::new);
        return new ApiResponse()
                .description("已记账,后续自动步骤尚未完成 / recorded; what follows by itself is not finished")
                .content(usual);
    }

    private static void say(Operation operation, String sentence) {
        var before = operation.getDescription();
        operation.setDescription(before == null || before.isBlank() ? sentence : before + "\n\n" + sentence);
    }

    private static void roles(Operation operation, Set<Role> roles) {
        operation.addExtension(ROLES, roles.stream().map(Role::name).toList());
    }

    private static String named(Collection<Role> roles) {
        Function<Role, String> name = role -> role.chinese() + " " + role.english();
        return roles.stream().map(name).collect(Collectors.joining(", "));
    }

    private static void problem(Operation operation, int status, List<String> types) {
        operation
                .getResponses()
                .addApiResponse(
                        Integer.toString(status),
                        new ApiResponse()
                                .description(String.join(" · ", types))
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType().schema(new Schema<>().$ref(Description.PROBLEM)))));
    }
}
