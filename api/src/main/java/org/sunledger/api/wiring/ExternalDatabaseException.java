package org.sunledger.api.wiring;

import org.jspecify.annotations.Nullable;

/** Why the program cannot work on the PostgreSQL it was told to use, and what would help: once in each language. */
final class ExternalDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String chinese;
    private final String english;

    private ExternalDatabaseException(String chinese, String english, Throwable cause) {
        super(chinese + " " + english, cause);
        this.chinese = chinese;
        this.english = english;
    }

    static ExternalDatabaseException unreachable(String url, String username, Throwable cause) {
        return new ExternalDatabaseException(
                "无法以用户 %s 连接 PostgreSQL(%s):%s。请检查 spring.datasource.* 与 sunledger.database.* 的设置。"
                        .formatted(username, url, said(cause)),
                "Cannot connect to PostgreSQL as %s (%s): %s. Check the settings spring.datasource.* and sunledger.database.*."
                        .formatted(username, url, said(cause)),
                cause);
    }

    static ExternalDatabaseException noRole(String username, String role, Throwable cause) {
        return new ExternalDatabaseException(
                ("数据库用户 %s 不能新建或修改角色 %s:%s。请授予 CREATEROLE,或由管理员预先建好一个登录角色,"
                                + "用 sunledger.database.app-username 和 sunledger.database.app-password 指明。")
                        .formatted(username, role, said(cause)),
                ("The database user %s may not make or change the role %s: %s. Grant it CREATEROLE, or have a role with "
                                + "login made and name it with sunledger.database.app-username and "
                                + "sunledger.database.app-password.")
                        .formatted(username, role, said(cause)),
                cause);
    }

    static ExternalDatabaseException notMigrated(String url, String username, String role, Throwable cause) {
        return new ExternalDatabaseException(
                ("无法在 PostgreSQL(%s)中建立或更新 journal、vault、view 三个模式:%s。用户 %s 须为该数据库的所有者," + "角色 %s 须已存在且不得代行所有者。")
                        .formatted(url, said(cause), username, role),
                ("The schemas journal, vault and view cannot be brought up to date on PostgreSQL (%s): %s. The user %s must "
                                + "own the database; the role %s must exist and must not be able to act as the owner.")
                        .formatted(url, said(cause), username, role),
                cause);
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }

    /** The first line of what the innermost cause says: PostgreSQL's own words. */
    private static String said(Throwable failure) {
        var innermost = failure;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) innermost = cause;
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("?");
    }
}
