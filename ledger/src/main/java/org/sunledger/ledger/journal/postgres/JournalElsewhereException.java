package org.sunledger.ledger.journal.postgres;

import org.sunledger.ledger.journal.JournalEngine;
import org.sunledger.ledger.journal.postgres.EngineMark.Mark;

/** Why the journal is not recorded to here, where it is, and how it is moved: once in each language. */
public final class JournalElsewhereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String WAY_CHINESE = "搬家的办法:先在原处 journal export <文件>,再以新设置 journal import <文件>。";
    private static final String WAY_ENGLISH =
            "To move it: journal export <file> with the old settings, then journal import <file> with the new ones.";

    private final String chinese;
    private final String english;

    private JournalElsewhereException(String chinese, String english) {
        super(chinese + " " + english);
        this.chinese = chinese;
        this.english = english;
    }

    static JournalElsewhereException otherEngine(Mark mark, JournalEngine wanted) {
        var is = mark.engine().wireName();
        return new JournalElsewhereException(
                "本账本的日记账在 %s 引擎上(自 %s 起),而设置为 %s。请改回 --sunledger.journal.engine=%s。%s"
                        .formatted(is, mark.changedAt(), wanted.wireName(), is, WAY_CHINESE),
                "This ledger's journal is on the engine %s (since %s), but the settings say %s. Set --sunledger.journal.engine=%s. %s"
                        .formatted(is, mark.changedAt(), wanted.wireName(), is, WAY_ENGLISH));
    }

    static JournalElsewhereException left(Mark mark) {
        return new JournalElsewhereException(
                "日记账已于 %s 在序号 %d 处从这里迁出,此处不再记账。请使用新的位置;若放弃搬家,执行 journal reopen --yes。"
                        .formatted(mark.changedAt(), mark.position()),
                "The journal left this place at position %d, %s: nothing is recorded here any more. Use the new place; if the move was given up, say journal reopen --yes."
                        .formatted(mark.position(), mark.changedAt()));
    }

    static JournalElsewhereException arriving(Mark mark) {
        return new JournalElsewhereException(
                "日记账的导入尚未完成(%s 开始)。请再次执行 journal import <文件>,它会从中断处继续;若放弃搬家,执行 journal reopen --yes。"
                        .formatted(mark.changedAt()),
                "An import of the journal is not finished (begun %s). Run journal import <file> again, it goes on where it was; if the move was given up, say journal reopen --yes."
                        .formatted(mark.changedAt()));
    }

    static JournalElsewhereException isFurther(JournalEngine engine, long position, long records) {
        return new JournalElsewhereException(
                "%s 引擎上的日记账已有 %d 条记录,文件只有 %d 条。请停止程序,重新执行 journal export,再导入新的文件。"
                        .formatted(engine.wireName(), position, records),
                "The journal on the engine %s has %d records, the file %d. Stop the program, run journal export again, and import that file."
                        .formatted(engine.wireName(), position, records));
    }

    static JournalElsewhereException otherLedger(String here, String ofFile) {
        return new JournalElsewhereException(
                "此数据库属于账本 %s(账表、保密库),文件属于账本 %s。请把它导入另一个数据库。".formatted(here, ofFile),
                "This database belongs to ledger %s (read tables, vault), the file to ledger %s. Import it into another database."
                        .formatted(here, ofFile));
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
