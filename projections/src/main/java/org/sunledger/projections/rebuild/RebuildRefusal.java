package org.sunledger.projections.rebuild;

import org.sunledger.ledger.shared.Refusal;

/** Every way a rebuild says no. */
public enum RebuildRefusal implements Refusal {
    UNKNOWN_GROUP(
            Kind.UNKNOWN,
            "rebuild/unknown-projection",
            "没有名为 {projection} 的视图。",
            "There is no projection {projection}."),
    RUNNING(
            Kind.CONFLICT,
            "rebuild/running",
            "视图 {projection} 正在重建,请等待其结束或先取消。",
            "A rebuild of {projection} is running; wait for its end or cancel it."),
    NOT_BEGUN(
            Kind.CONFLICT,
            "rebuild/live-not-begun",
            "视图 {projection} 尚未开始处理账簿,无从比较。",
            "The projection {projection} has not begun to follow the journal: there is nothing to compare with."),
    WAITS_FOR_ACCEPTANCE(
            Kind.CONFLICT,
            "rebuild/waits-for-acceptance",
            "视图 {projection} 第 {version} 版与现行表有 {differing} 行差异,等待认可;请认可或取消。",
            "Version {version} of {projection} differs in {differing} rows and waits: accept the difference or cancel."),
    NOTHING_TO_ACCEPT(
            Kind.CONFLICT,
            "rebuild/nothing-to-accept",
            "视图 {projection} 没有等待认可的差异。",
            "No difference of {projection} waits for acceptance."),
    DIFFERENCE_MOVED(
            Kind.CONFLICT,
            "rebuild/difference-moved",
            "认可的差异摘要 {accepted} 与现有差异 {sha256} 不同,请重新查看报告。",
            "The accepted digest {accepted} is not the difference found, {sha256}: look at the report again."),
    OWN_REBUILD(
            Kind.FORBIDDEN,
            "rebuild/own-rebuild",
            "重建由 {user} 发起,差异须由他人认可。",
            "{user} asked for the rebuild; somebody else must accept its difference."),
    NOTHING_TO_CANCEL(
            Kind.CONFLICT,
            "rebuild/nothing-to-cancel",
            "视图 {projection} 没有进行中的重建。",
            "No rebuild of {projection} is on its way."),
    UNKNOWN_VERSION(
            Kind.UNKNOWN,
            "rebuild/unknown-version",
            "视图 {projection} 没有第 {version} 版。",
            "The projection {projection} has no version {version}."),
    NOT_KEPT(
            Kind.CONFLICT,
            "rebuild/version-not-kept",
            "视图 {projection} 没有保留的第 {version} 版。",
            "Version {version} of {projection} is not kept."),
    OTHER_FOLDS(
            Kind.CONFLICT,
            "rebuild/other-folds",
            "第 {version} 版由算法 {made} 生成,本程序为 {here},不能补记;请用当时的程序版本恢复。",
            "Version {version} was made by the folds {made}; this program has {here} and cannot bring it up to date."
                    + " Go back with the program that made it."),
    OTHER_COLUMNS(
            Kind.CONFLICT,
            "rebuild/other-columns",
            "第 {version} 版的表 {table} 与现行表的列不同,不能恢复。",
            "The table {table} of version {version} has other columns than the one that is read.");

    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    RebuildRefusal(Kind kind, String code, String chinese, String english) {
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
