package org.sunledger.ledger.shared;

/** 岗位 (domain.md section 8). What a role may ask for stands at each command. */
public enum Role {
    VILLAGE_CLERK("村报账员"),
    VILLAGE_SUPERVISOR("村务监督"),
    TOWN("镇街扶贫专干"),
    PROJECT_AUTHORITY("扶贫办"),
    MAKER("财政局经办岗"),
    CHECKER("财政局复核岗"),
    TREASURY("国库支付岗"),
    APPROVER("分管领导"),
    AUDITOR("审计"),
    DISCIPLINE("纪检监委"),
    NOTICE_OFFICER("公示管理员"),
    ADMIN("系统管理员");

    private final String chinese;

    Role(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
