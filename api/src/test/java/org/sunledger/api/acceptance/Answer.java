package org.sunledger.api.acceptance;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
record Answer(int status, HttpHeaders headers, byte[] bytes) {
    private static final JsonMapper JSON = new JsonMapper();

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JSON.readTree(bytes);
    }

    String contentType() {
        return headers.firstValue("Content-Type").orElse("");
    }

    /** Without the prefix that all problems share. */
    String type() {
        return type(json());
    }

    /** Every refusal's type, the first by number first. */
    Stream<String> types() {
        return json().get("refusals").valueStream().map(Answer::type);
    }

    private static String type(JsonNode problem) {
        return problem.get("type").asString().replaceFirst("^/problems/", "");
    }
}
