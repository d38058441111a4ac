package org.sunledger.projections.rebuild;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.projections.engine.FoldStopped;

/**
 * How a rebuild stands, for whoever shows it.
 *
 * @param generation that is on its way, or is read when none is
 * @param done events folded
 * @param all events there are to fold, which grows while commands go on
 * @param eventsPerSecond since this program took it up; 0 before the first batch
 * @param remaining of folding, at that rate; null while nothing is known
 * @param stopped the event that stopped it
 * @param error what else stopped it; asked for again, it goes on from where it stood
 */
public record RebuildStatus(
        Generation generation,
        Phase phase,
        long done,
        long all,
        long eventsPerSecond,
        @Nullable Duration remaining,
        @Nullable FoldStopped stopped,
        @Nullable String error) {
    /** What it is doing. */
    public enum Phase implements Labelled {
        FOLDING("读取并折叠", "folding the journal"),
        INDEXING("建立索引", "building indexes"),
        CATCHING_UP("追赶现行表", "catching up with live tables"),
        COMPARING("逐行比较", "comparing every row"),
        SWITCHING("切换", "switching"),
        WAITING("等待认可差异", "waiting for acceptance of a difference"),
        STOPPED("已停止", "stopped"),
        INTERRUPTED("已中断,可继续", "interrupted, can go on"),
        CANCELLED("已取消", "cancelled"),
        DONE("已完成", "done");

        private final String chinese;
        private final String english;

        Phase(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
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
}
