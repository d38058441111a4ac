package org.sunledger.ledger.shared;

/** 岗位 (domain.md section 8). What a role may ask for stands at each command. */
public enum Role implements Labelled {
    VILLAGE_CLERK("村报账员", "village clerk"),
    VILLAGE_SUPERVISOR("村务监督", "village supervisor"),
    TOWN("镇街扶贫专干", "town office"),
    PROJECT_AUTHORITY("扶贫办", "project authority"),
    MAKER("财政局经办岗", "finance maker"),
    CHECKER("财政局复核岗", "finance checker"),
    TREASURY("国库支付岗", "treasury"),
    APPROVER("分管领导", "approving leader"),
    AUDITOR("审计", "auditor"),
    DISCIPLINE("纪检监委", "discipline inspection"),
    NOTICE_OFFICER("公示管理员", "notice officer"),
    ADMIN("系统管理员", "administrator");

    private final String chinese;
    private final String english;

    Role(String chinese, String english) {
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
