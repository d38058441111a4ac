package org.sunledger.api.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shared.UserId;

/** What a value should have looked like, in both languages. */
public record Expected(String chinese, String english) {
    private static final Expected TEXT = new Expected("文本", "text");
    private static final Expected WHOLE_NUMBER = new Expected("整数", "a whole number");
    private static final Expected YES_OR_NO = new Expected("true 或 false", "true or false");

    private static final Map<Class<?>, Expected> KNOWN = Map.ofEntries(
            Map.entry(LocalDate.class, new Expected("日期,如 2018-03-12", "a date such as 2018-03-12")),
            Map.entry(YearMonth.class, new Expected("月份,如 2018-11", "a month such as 2018-11")),
            Map.entry(
                    Instant.class,
                    new Expected("UTC 时点,如 2018-03-12T02:00:00.000Z", "an instant such as 2018-03-12T02:00:00.000Z")),
            Map.entry(UUID.class, new Expected("UUID", "a UUID")),
            Map.entry(String.class, TEXT),
            Map.entry(boolean.class, YES_OR_NO),
            Map.entry(Boolean.class, YES_OR_NO),
            Map.entry(Amount.class, new Expected("整数(单位:分)", "a whole number of fen")),
            Map.entry(DivisionCode.class, new Expected("12 位区划代码", "a division code of 12 digits")),
            Map.entry(
                    OrgId.class, new Expected("18 位统一社会信用代码", "an organisation code of 18 characters (GB 32100-2015)")),
            Map.entry(DocNo.class, new Expected("文号,如 安财农〔2018〕5号", "a document number such as 安财农〔2018〕5号")),
            Map.entry(
                    BankRef.class,
                    new Expected(
                            "银行流水号:1 至 64 位字母、数字或 . _ / -", "a bank reference: 1 to 64 letters, digits or . _ / -")),
            Map.entry(TextDigest.class, new Expected("64 位小写十六进制 SHA-256", "a SHA-256 of 64 lower-case hex digits")),
            Map.entry(UserId.class, new Expected("用户名,至多 64 个字符", "a user name of at most 64 characters")));

    /** Of a type as it is read from JSON or from an address. */
    public static Expected of(@Nullable Class<?> type) {
        if (type == null) return new Expected("其他形式", "another form");
        var known = KNOWN.get(type);
        if (known != null) return known;
        if (type.isEnum()) return oneOf(type.getEnumConstants());
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) return WHOLE_NUMBER;
        if (Iterable.class.isAssignableFrom(type)) return new Expected("数组", "an array");
        // A record of one component is written as that component.
        if (type.isRecord() && type.getRecordComponents().length == 1) {
            return of(type.getRecordComponents()[0].getType());
        }
        return new Expected("JSON 对象", "a JSON object");
    }

    private static Expected oneOf(Object... constants) {
        var names =
                Arrays.stream(constants).map(each -> ((Enum<?>) each).name()).collect(Collectors.joining(", "));
        return new Expected(names + " 之一", "one of " + names);
    }
}
