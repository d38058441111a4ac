package org.sunledger.api.problem;

import org.springframework.http.HttpStatus;
import org.sunledger.ledger.shared.Refusal;

/** Every way the front door itself says no, before or after the ledger was asked. */
public enum ApiRefusal implements Refusal {
    REQUEST_MALFORMED(
            HttpStatus.BAD_REQUEST,
            "api/request-malformed",
            "请求无法识别,请检查地址与请求头。",
            "The request cannot be understood; check its address and headers."),
    JSON_MALFORMED(
            HttpStatus.BAD_REQUEST,
            "api/json-malformed",
            "请求正文不是合法的 JSON(第 {line} 行第 {column} 列)。",
            "The body is not valid JSON (line {line}, column {column})."),
    BODY_MISSING(
            HttpStatus.BAD_REQUEST,
            "api/body-missing",
            "缺少请求正文:应为一个 JSON 对象。",
            "The body is missing: a JSON object is expected."),
    BODY_TYPE(
            HttpStatus.BAD_REQUEST,
            "api/body-type",
            "请求正文的形式错误,应为{expected}。",
            "The body has a wrong form; expected: {expectedEn}."),
    FIELD_UNKNOWN(
            HttpStatus.BAD_REQUEST,
            "api/field-unknown",
            "未知字段:{field}。可用字段:{known}。",
            "Unknown field: {field}. Known fields: {known}."),
    FIELD_TYPE(
            HttpStatus.BAD_REQUEST,
            "api/field-type",
            "字段 {field} 的类型或格式错误,应为{expected}。",
            "Field {field} has a wrong type or format; expected: {expectedEn}."),
    AMOUNT_NOT_WHOLE(
            HttpStatus.BAD_REQUEST,
            "api/amount-not-whole",
            "金额字段 {field} 应为整数(单位:分),不得为小数、文本或科学计数。",
            "Amount field {field} must be a whole number of fen: no fraction, no text, no exponent."),
    NUMBER_OUT_OF_RANGE(
            HttpStatus.BAD_REQUEST,
            "api/number-out-of-range",
            "字段 {field} 的数值超出范围。",
            "The number in field {field} is out of range."),
    TEXT_TOO_LONG(
            HttpStatus.BAD_REQUEST,
            "api/text-too-long",
            "文本应为 1 至 {max} 个字符。",
            "A text of 1 to {max} characters is expected."),
    TEXT_UNPRINTABLE(
            HttpStatus.BAD_REQUEST,
            "api/text-unprintable",
            "文本含有控制字符或残缺字符,不能公示与归档。",
            "The text holds control characters or half a character; it could not be printed or kept."),
    FIELD_OUT_OF_RANGE(
            HttpStatus.BAD_REQUEST,
            "api/field-out-of-range",
            "字段 {field} 的值不在允许范围内:{rule}。",
            "The value of field {field} is not allowed: {rule}."),
    KEY_MISSING(
            HttpStatus.BAD_REQUEST,
            "api/idempotency-key-missing",
            "缺少请求头 Idempotency-Key:写入请求须带一个 UUID,重试时用同一个。",
            "The header Idempotency-Key is missing: a write carries a UUID, and a retry carries the same."),
    KEY_MALFORMED(
            HttpStatus.BAD_REQUEST,
            "api/idempotency-key-malformed",
            "请求头 Idempotency-Key 格式错误:应为 UUID。",
            "The header Idempotency-Key is malformed: a UUID is expected."),
    IF_MATCH_MALFORMED(
            HttpStatus.BAD_REQUEST,
            "api/if-match-malformed",
            "请求头 If-Match 格式错误:应如 \"3\"(您看到的版本号)。",
            "The header If-Match is malformed: a form such as \"3\" is expected, the version you saw."),
    PARAMETER_MALFORMED(
            HttpStatus.BAD_REQUEST,
            "api/parameter-malformed",
            "参数 {parameter} 格式错误,应为{expected}。",
            "Parameter {parameter} is malformed; expected: {expectedEn}."),
    PARAMETER_TWICE(
            HttpStatus.BAD_REQUEST,
            "api/parameter-twice",
            "参数 {parameter} 给出了 {times} 次,只应给出一次。",
            "Parameter {parameter} was given {times} times; once is right."),
    PARAMETER_UNKNOWN(
            HttpStatus.BAD_REQUEST,
            "api/parameter-unknown",
            "未知参数:{parameter}。可用参数:{known}。",
            "Unknown parameter: {parameter}. Known parameters: {known}."),
    NOT_LOGGED_IN(
            HttpStatus.UNAUTHORIZED,
            "api/not-logged-in",
            "请先登录:用户名或密码缺失或错误。",
            "Log in first: user name or password is missing or wrong."),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "api/not-allowed", "您的岗位无权查看此内容。", "Your role may not see this."),
    FOREIGN_WRITE(
            HttpStatus.FORBIDDEN,
            "api/foreign-write",
            "写入请求来自其他网站的页面,未办理;请从本系统的页面或程序办理。",
            "A page of another site sent this write; nothing was done: use this system's pages or a program."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "api/not-found", "没有这个地址或内容:{path}。", "There is nothing at {path}."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "api/method-not-allowed",
            "此地址不支持 {method},支持:{allowed}。",
            "{method} is not possible here; possible: {allowed}."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "api/not-acceptable",
            "无法按请求头 Accept 的格式回答,可用:{available}。",
            "There is no answer in the format that Accept asks for; available: {available}."),
    MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "api/media-type",
            "不支持的正文格式 {given}:请求头 Content-Type 应为 {expected}。",
            "A body of type {givenEn} is not supported; the header Content-Type should say {expected}."),
    BODY_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "api/body-too-large",
            "请求正文过大:最多 {maxBytes} 字节。",
            "The body is too large: at most {maxBytes} bytes."),
    RECORD_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "api/record-too-large",
            "一条记录过大,请分成几条办理。",
            "One record would be too large; please divide the entry."),
    OVERTAKEN(
            HttpStatus.CONFLICT,
            "api/overtaken",
            "同一事项正被他人办理,请用同一 Idempotency-Key 重试。",
            "Somebody else was faster on the same record; retry with the same Idempotency-Key."),
    NOTICE_TYPE_NOT_COMPOSED(
            HttpStatus.BAD_REQUEST,
            "api/notice-type-not-composed",
            "公示种类 {noticeType} 尚不能由账本生成,可用:{known}。",
            "Notices of type {noticeType} cannot be composed from the ledger yet; available: {known}."),
    NOTICE_SUBJECTS_UNKNOWN(
            HttpStatus.BAD_REQUEST,
            "api/notice-subjects-unknown",
            "公示对象 {subjects} 不存在,或与该种类不符。",
            "The subjects {subjects} do not exist, or do not fit this type of notice."),
    REPLAY_POINT_MISSING(
            HttpStatus.BAD_REQUEST,
            "api/replay-point-missing",
            "重放到哪里:请给出 position(日记账序号)或 knownAt(UTC 时点,如 2018-12-31T16:00:00.000Z)之一。",
            "Replay to where? Give position (a journal position) or knownAt (an instant in UTC such as 2018-12-31T16:00:00.000Z)."),
    CLAIM_LOST(
            9,
            HttpStatus.CONFLICT,
            "api/claim-lost",
            "票据、流水号或指标代码重复,疑似重复报账:另一笔业务先占用,本笔已自动退回。",
            "A voucher, bank reference or fund code was taken by another entry first; this entry was recorded and then ended."),
    ALLOCATION_ABANDONED(
            3,
            HttpStatus.CONFLICT,
            "api/allocation-abandoned",
            "资金来源余额不足:指标 {fundId} 已被他人先用,本次分配已自动撤销。",
            "The pool of fund {fundId} was used by somebody else first; the allocation was recorded and then abandoned."),
    ASSET_ABANDONED(
            18,
            HttpStatus.CONFLICT,
            "api/asset-abandoned",
            "资产原值超过结算审定价:项目 {projectId} 已被其他资产占用,本次登记已自动撤销。",
            "The settlement of project {projectId} was used by another asset first; the registration was recorded and then abandoned."),
    NOT_YET_THERE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "api/not-yet-there",
            "账表尚未更新到第 {position} 号记录(现为 {reached}),请稍后重试。",
            "The books have not reached position {position} yet (they stand at {reached}); please retry shortly."),
    OUTCOME_UNKNOWN(
            HttpStatus.SERVICE_UNAVAILABLE,
            "api/outcome-unknown",
            "暂不能确定是否已记账,请用同一 Idempotency-Key 重试:不会重复记账。",
            "It is not known whether this was recorded; retry with the same Idempotency-Key: nothing is recorded twice."),
    JOURNAL_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "api/journal-unavailable",
            "日记账暂不可用,未记录任何内容,请稍后重试。",
            "The journal is not available; nothing was recorded; please retry later."),
    JOURNAL_BUSY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "api/journal-busy",
            "等待记账的请求过多,未记录任何内容,请几秒后用同一 Idempotency-Key 重试。",
            "Too many requests wait to be recorded; nothing was recorded; retry in a few seconds with the same Idempotency-Key."),
    STANDING_BY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "api/standing-by",
            "本节点为备用节点,只供查阅;未记录任何内容,请向主节点办理。",
            "This node stands by and only answers questions; nothing was recorded; send the request to the node that writes."),
    LEDGER_NOT_OPEN(
            HttpStatus.CONFLICT,
            "api/ledger-not-open",
            "账本尚未开账,请管理员先办理 POST /api/v1/ledger。",
            "The ledger is not open yet: an administrator opens it with POST /api/v1/ledger."),
    DEMO_LOADING(
            HttpStatus.SERVICE_UNAVAILABLE,
            "api/demo-loading",
            "演示数据正在装载,暂不接受录入,请稍后再试。",
            "The demo data is being loaded; entries are taken when it is done; please retry shortly."),
    UNEXPECTED(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "api/unexpected",
            "系统内部错误,已记入日志,编号 {incident}。",
            "An internal error; it is in the log under {incident}.");

    private final int invariant;
    private final HttpStatus status;
    private final String code;
    private final String chinese;
    private final String english;

    ApiRefusal(HttpStatus status, String code, String chinese, String english) {
        this(NO_INVARIANT, status, code, chinese, english);
    }

    ApiRefusal(int invariant, HttpStatus status, String code, String chinese, String english) {
        this.invariant = invariant;
        this.status = status;
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    HttpStatus status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public int invariant() {
        return invariant;
    }

    /** For readers of the catalogue; the answer's status is {@link #status()}. */
    @Override
    public Kind kind() {
        return switch (status) {
            case FORBIDDEN, UNAUTHORIZED -> Kind.FORBIDDEN;
            case NOT_FOUND -> Kind.UNKNOWN;
            case CONFLICT -> Kind.CONFLICT;
            default -> Kind.MALFORMED;
        };
    }
}
