package org.sunledger.ledger.journal.transfer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every way a move says no, for whoever stands before it: what was found, and what would be right. */
public enum TransferRefusal {
    // ---- the file
    NOT_A_JOURNAL_FILE(true, "%s 不是日记账导出文件:%s。", "%s is no exported journal: %s."),
    UNKNOWN_FORMAT(
            true,
            "文件格式是“%s”,本程序只认识“%s”。请用写出该文件的程序版本,或更新的版本。",
            "The file's format is '%s', this program knows '%s'. Use the release that wrote the file, or a newer one."),
    CUT_OFF(
            true,
            "文件不完整:在第 %d 行之后中断,没有结尾行。请重新导出或重新拷贝。",
            "The file was cut off after line %d: it has no last line. Export or copy it again."),
    MALFORMED_LINE(
            true,
            "第 %d 行不是导出程序写出的样子(%s),文件已损坏或被改动。",
            "Line %d is not as an export writes it (%s): the file is damaged or was changed."),
    GAP(
            true,
            "第 %d 行:序号应为 %d,实为 %d。文件缺少记录,不能导入。",
            "Line %d: position %d was to come, %d is there. The file lacks records and cannot be imported."),
    VERSION_GAP(
            true,
            "第 %d 行:事项流 %s 的版本应为 %d,实为 %d。文件缺少记录,不能导入。",
            "Line %d: %s was to be at version %d and is at %d. The file lacks records and cannot be imported."),
    TIME_WENT_BACK(
            true,
            "第 %d 行:记账时点 %s 比前面的记录早了一个多小时。文件已损坏或被改动。",
            "Line %d: recorded at %s, more than an hour before a record above it. The file is damaged or was changed."),
    WRONG_DIGEST(
            true,
            "摘要不符:文件结尾写的是 %s,按内容算出的是 %s。文件已损坏或被改动,没有导入任何记录。",
            "The digest does not fit: the last line says %s, the content has %s. The file is damaged or was changed."),
    WRONG_COUNT(
            true,
            "条数不符:%1$s写的是 %3$d 条,文件中有 %4$d 条。",
            "The count does not fit: the %2$s says %3$d, the file holds %4$d."),
    GOES_ON_AFTER_ITS_END(
            true,
            "结尾行(第 %d 行)之后还有内容。文件已损坏或被改动。",
            "There is more after the last line (line %d): the file is damaged or was changed."),
    CHANGED_MEANWHILE(
            true,
            "读取期间文件 %s 发生了变化。请在文件不再变动后重新执行。",
            "The file %s changed while it was read. Start again when nobody writes it any more."),

    // ---- the places
    FILE_EXISTS(
            false,
            "%s 已存在。导出不覆盖已有文件,请换一个文件名或先移走它。",
            "%s exists. An export overwrites nothing: choose another name, or move that file away first."),
    NOTHING_TO_EXPORT(
            false, "日记账是空的(尚未开账),没有可导出的内容。", "The journal is empty (the ledger is not open): nothing to export."),
    OTHER_LEDGER(
            false,
            "目标日记账属于账本 %s,文件属于账本 %s。一本日记账只能属于一个账本,请换一个空的目标。",
            "The journal here belongs to ledger %s, the file to ledger %s. One journal holds one ledger: choose an empty place."),
    JOURNAL_IS_FURTHER(
            false,
            "目标日记账已有 %d 条记录,文件只有 %d 条:文件已过时。请重新导出后再导入。",
            "The journal here holds %d records, the file %d: the file is out of date. Export again, then import that."),
    OTHER_RECORD(
            false,
            "序号 %d 处,目标日记账的记录与文件不同(%s)。两者不是同一本账,没有导入任何记录。",
            "At position %d the journal here holds another record than the file (%s). They are not the same book; nothing was imported."),

    // ---- what a comparison finds
    DIFFERENT(
            true,
            "序号 %d 起不一致:%s。文件 %d 条,日记账 %d 条。",
            "They differ from position %d on: %s. The file holds %d records, the journal %d.");

    private final boolean isFinding;
    private final String chinese;
    private final String english;

    /** @param isFinding whether it tells what is wrong with what was looked at, rather than why nothing is done here */
    TransferRefusal(boolean isFinding, String chinese, String english) {
        this.isFinding = isFinding;
        this.chinese = chinese;
        this.english = english;
    }

    /** Whether this is what a check found, as a damaged file is. */
    public boolean isFinding() {
        return isFinding;
    }

    TransferRefused because(Object... facts) {
        return because(null, facts);
    }

    TransferRefused because(@Nullable Throwable cause, Object[] facts) {
        return new TransferRefused(this, chinese.formatted(facts), String.format(Locale.ROOT, english, facts), cause);
    }
}
