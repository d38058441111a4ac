package org.sunledger.projections.rebuild;

import org.sunledger.ledger.shared.Refusal;

/** Every way a replay to a point says no; of a point that does not exist, {@code AsOfRefusal} speaks. */
public enum ReplayRefusal implements Refusal {
    RUNNING(
            Kind.CONFLICT,
            "replay/running",
            "已有一次重放正在进行,请等待其结束或先取消。",
            "A replay is running; wait for its end or cancel it."),
    UNKNOWN(Kind.UNKNOWN, "replay/unknown", "没有第 {id} 次重放。", "There is no replay {id}."),
    NOT_READY(
            Kind.CONFLICT,
            "replay/not-ready",
            "第 {id} 次重放尚未完成(第 {position} 条,共 {upTo} 条),还不能查询。",
            "Replay {id} is not done yet (at {position} of {upTo}) and cannot be asked."),
    GONE(
            Kind.CONFLICT,
            "replay/gone",
            "第 {id} 次重放的账表已删除;如需查询,请重新发起。",
            "The tables of replay {id} are gone; start another to ask it."),
    LIVE_BEHIND(
            Kind.CONFLICT,
            "replay/live-behind",
            "现行视图 {projection} 只记到第 {position} 条,无从比对第 {upTo} 条时的情形;请启动服务使其跟上后再试。",
            "The view {projection} stands at {position}: there is nothing yet to compare {upTo} with. Serve until it has"
                    + " caught up, then try again."),
    SCHEMA_NAME(
            Kind.MALFORMED,
            "replay/schema-name",
            "模式名 {schema} 不可用:应以小写字母开头,只含小写字母、数字和下划线,最多 {max} 个字符,且不以 view 或 pg_ 开头。",
            "{schema} cannot be the name of the schema: small letters, digits and underscores after a letter, at most {max}"
                    + " characters, not beginning with view or pg_."),
    SCHEMA_TAKEN(
            Kind.CONFLICT,
            "replay/schema-taken",
            "数据库中已有模式 {schema},请另取一个名称。",
            "The database has a schema {schema} already; choose another name.");

    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    ReplayRefusal(Kind kind, String code, String chinese, String english) {
        this.kind = kind;
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public int invariant() {
        return NO_INVARIANT;
    }

    @Override
    public Kind kind() {
        return kind;
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
}
