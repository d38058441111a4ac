package org.sunledger.api.problem;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.Refused;
import org.sunledger.ledger.shared.Rejection;

/** A rejection as RFC 9457 says it: a permanent type, both sentences, the figures as fields, and all refusals. */
record Complaint(HttpStatus status, List<Refused> refusals) {
    private static final String TYPES = "/problems/";
    private static final String FIELD = "field";

    static Complaint of(Rejection rejection) {
        return new Complaint(status(rejection.refusal()), rejection.refusals());
    }

    Refused first() {
        return refusals.getFirst();
    }

    ProblemDetail problem() {
        var problem = ProblemDetail.forStatusAndDetail(status, chinese(first()));
        problem.setType(URI.create(type(first().refusal())));
        problem.setTitle(title(status));
        members(first()).forEach(problem::setProperty);
        problem.setProperty("titleEn", titleEn(status));
        problem.setProperty("detailEn", english(first()));
        problem.setProperty("refusals", refusals.stream().map(Complaint::listed).toList());
        return problem;
    }

    static String type(Refusal refusal) {
        return TYPES + refusal.code();
    }

    static HttpStatus status(Refusal refusal) {
        if (refusal instanceof ApiRefusal own) return own.status();
        return switch (refusal.kind()) {
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
        };
    }

    private static Map<String, Object> listed(Refused refused) {
        var listed = new LinkedHashMap<String, Object>();
        listed.put("type", type(refused.refusal()));
        listed.put("detail", chinese(refused));
        listed.put("detailEn", english(refused));
        members(refused).forEach(listed::putIfAbsent);
        return listed;
    }

    private static Map<String, Object> members(Refused refused) {
        var members = new LinkedHashMap<String, Object>();
        refused.facts().forEach((name, fact) -> members.put(name, bare(fact)));
        var field = refused.facts().get(FIELD);
        if (field != null) members.put("pointer", pointer(field.toString()));
        return members;
    }

    /** The field as RFC 6901 points to it in the body. */
    static String pointer(String field) {
        if (field.isEmpty()) return "";
        return "/"
                + field.replace("~", "~0")
                        .replace("/", "~1")
                        .replaceAll("\\[(\\d+)]", ".$1")
                        .replace('.', '/');
    }

    /** Says where, also of a value that does not know in which field it stands. */
    static String chinese(Refused refused) {
        return isPlaceless(refused) ? "字段 " + refused.facts().get(FIELD) + ":" + refused.chinese() : refused.chinese();
    }

    static String english(Refused refused) {
        return isPlaceless(refused)
                ? "Field " + refused.facts().get(FIELD) + ": " + refused.english()
                : refused.english();
    }

    private static boolean isPlaceless(Refused refused) {
        return refused.facts().get(FIELD) instanceof String field
                && !field.isEmpty()
                && !refused.refusal().chinese().contains("{" + FIELD + "}");
    }

    /** As JSON knows it; amounts in fen. */
    private static Object bare(Object fact) {
        return switch (fact) {
            case Amount amount -> amount.fen();
            case Number number -> number;
            case Boolean yes -> yes;
            case Collection<?> many ->
                many.stream().map(each -> bare((Object) each)).toList();
            default -> fact.toString();
        };
    }

    static String title(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "请求有误";
            case UNAUTHORIZED -> "需要登录";
            case FORBIDDEN -> "无权办理";
            case NOT_FOUND -> "没有找到";
            case CONFLICT -> "与已有记录不符";
            case CONTENT_TOO_LARGE -> "内容过大";
            case SERVICE_UNAVAILABLE -> "暂时无法回答";
            case INTERNAL_SERVER_ERROR -> "系统错误";
            default -> "无法处理";
        };
    }

    static String titleEn(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request is wrong";
            case UNAUTHORIZED -> "Login needed";
            case FORBIDDEN -> "Not allowed";
            case NOT_FOUND -> "Not found";
            case CONFLICT -> "The records do not permit it";
            case CONTENT_TOO_LARGE -> "Too large";
            case SERVICE_UNAVAILABLE -> "No answer at present";
            case INTERNAL_SERVER_ERROR -> "Internal error";
            default -> "Not possible";
        };
    }
}
