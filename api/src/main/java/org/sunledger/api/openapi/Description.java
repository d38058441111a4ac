package org.sunledger.api.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.SlipOfRequest;
import org.sunledger.api.reading.Cursor;
import org.sunledger.api.reading.PageAsked;
import org.sunledger.api.reading.Paged;
import org.sunledger.projections.engine.AsOf;

/** What the generated description cannot see: headers of a write, points in time, and problems. */
@Configuration(proxyBeanMethods = false)
class Description {
    static final String PROBLEM = "Problem";
    private static final String LOGIN = "basic";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Slip.class, AsOf.class, PageAsked.class, Cursor.class);
    }

    @Bean
    LedgerSchemas ledgerSchemas() {
        return new LedgerSchemas();
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("阳光账本 Sunledger")
                        .version("v1")
                        .description("扶贫资金项目台账。金额一律为整数分(字段以 Fen 结尾),日期为 ISO 格式;错误为 RFC 9457 文档,"
                                + "目录见 /problems。\n\nThe ledger of public funds and projects. Amounts are whole fen in "
                                + "fields that end in Fen, dates are ISO; errors are RFC 9457 problems, listed at "
                                + "/problems."))
                .components(new Components()
                        .addSecuritySchemes(
                                LOGIN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")))
                .addSecurityItem(new SecurityRequirement().addList(LOGIN));
    }

    @Bean
    OpenApiCustomizer problemSchema() {
        return description -> description.getComponents().addSchemas(PROBLEM, problem());
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .title("问题 / problem (RFC 9457)")
                .description("Further members are the figures that led to the refusal; amounts in fen.")
                .addProperty("type", new StringSchema().example("/problems/project/insufficient"))
                .addProperty("title", new StringSchema())
                .addProperty("titleEn", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("中文 / Chinese"))
                .addProperty("detailEn", new StringSchema().description("English"))
                .addProperty("instance", new StringSchema())
                .addProperty(
                        "refusals", new ArraySchema().items(new ObjectSchema()).description("every rule that refuses"))
                .addRequiredItem("type")
                .addRequiredItem("status")
                .addRequiredItem("detail")
                .addRequiredItem("detailEn");
    }

    @Bean
    OperationCustomizer sharedParts() {
        return (operation, method) -> {
            if (takes(method, Slip.class)) addWriteHeaders(operation);
            if (takes(method, AsOf.class)) addPointInTime(operation);
            if (takes(method, PageAsked.class)) addPage(operation);
            addCursors(operation, method);
            operation
                    .getResponses()
                    .addApiResponse(
                            "default",
                            new ApiResponse()
                                    .description("问题 / problem")
                                    .content(new Content()
                                            .addMediaType(
                                                    "application/problem+json",
                                                    new MediaType().schema(new Schema<>().$ref(PROBLEM)))));
            return operation;
        };
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.getParameterType() == type);
    }

    private static void addWriteHeaders(Operation operation) {
        operation.addParametersItem(new Parameter()
                .in("header")
                .name(SlipOfRequest.KEY)
                .required(true)
                .schema(new StringSchema().format("uuid"))
                .description("请求编号,重试时不变 / names the request; a retry carries the same"));
        operation.addParametersItem(new Parameter()
                .in("header")
                .name(HttpHeaders.IF_MATCH)
                .required(false)
                .schema(new StringSchema().example("\"3\""))
                .description("您看到的版本 / the version you saw"));
    }

    private static void addPointInTime(Operation operation) {
        operation.addParametersItem(
                query("effectiveOn", new StringSchema().format("date"), "业务日期(含) / what had happened by this day"));
        operation.addParametersItem(query(
                "knownAt", new StringSchema().format("date-time"), "知悉时点(含) / what was recorded by this instant"));
        operation.addParametersItem(query(
                "position", new IntegerSchema().format("int64"), "日记账序号(含) / what was recorded by this position"));
        operation.addParametersItem(
                query("atLeast", new IntegerSchema().format("int64"), "不早于此序号 / the answer must not stand for less"));
    }

    private static void addPage(Operation operation) {
        operation.addParametersItem(query("after", new StringSchema(), "上一页给出的 next / the next of the page before"));
        operation.addParametersItem(query(
                "limit",
                new IntegerSchema()
                        .format("int32")
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(Paged.LIMIT_MAX))
                        ._default(Integer.valueOf(Paged.LIMIT_USUAL)),
                "至多几行 / at most so many rows"));
    }

    private static void addCursors(Operation operation, HandlerMethod method) {
        for (var parameter : method.getMethodParameters()) {
            if (parameter.getParameterType() != Cursor.class) continue;
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            operation.addParametersItem(query(
                    Objects.requireNonNull(parameter.getParameterName()),
                    new IntegerSchema().format("int64"),
                    "上一页给出的日记账序号 / the journal position that the page before gave"));
        }
    }

    private static Parameter query(String name, Schema<?> schema, String description) {
        return new Parameter()
                .in("query")
                .name(name)
                .required(false)
                .schema(schema)
                .description(description);
    }
}
