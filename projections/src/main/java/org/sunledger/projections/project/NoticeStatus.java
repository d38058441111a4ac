package org.sunledger.projections.project;

import org.sunledger.ledger.shared.Labelled;

/** 公示状态 of a project: what its notices came to, as recorded in the project. */
public enum NoticeStatus implements Labelled {
    LISTING_CLOSED("入库公示已结束"),
    IMPLEMENTATION_CLOSED("实施前公示已结束"),
    COMPLETION_CLOSED("竣工公示已结束"),
    OBJECTION_OPEN("有异议·暂停"),
    OBJECTION_ANSWERED("异议已处理");

    private final String chinese;

    NoticeStatus(String chinese) {
        this.chinese = chinese;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
