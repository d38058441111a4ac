package org.sunledger.ledger.journal.postgres.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunledger.ledger.journal.postgres.embedded.Accounts.Account;

/**
 * As whom the server's programs run. PostgreSQL refuses uid 0, and in a container the program often is just that.
 *
 * @param prefix goes before each command line
 * @param owner  whose the data must be; empty where the files simply belong to whoever runs the program
 */
record RunAs(List<String> prefix, Optional<Account> owner) {
    private static final Logger LOG = LoggerFactory.getLogger(RunAs.class);

    /** Tried in this order; the last one is everybody's, so it comes with a warning. */
    private static final List<String> CANDIDATES = List.of("sunledger", "postgres", "nobody");

    private static final RunAs MYSELF = new RunAs(List.of(), Optional.empty());
    private static final List<String> OWN_USER_NAMESPACE = List.of("unshare", "-U");

    /** @param dataOwner uid that owns the data, or the directory they will lie in */
    static RunAs choose(Machine machine, long dataOwner) {
        if (!machine.me().isSuperuser()) {
            return MYSELF;
        }
        // Data of a named user stay his: in a namespace of its own the server would be locked out of them.
        if (dataOwner != 0) {
            return droppingTo(machine.accounts().numbered(dataOwner), machine);
        }
        // The server then sees itself as nobody, while its files stay root's. initdb must be able to look that name up.
        if (machine.allows().test(followedBy(OWN_USER_NAMESPACE, "id", "-un"))) {
            return new RunAs(OWN_USER_NAMESPACE, Optional.empty());
        }
        var account = CANDIDATES.stream()
                .map(machine.accounts()::named)
                .flatMap(Optional::stream)
                .filter(candidate -> !candidate.isSuperuser())
                .findFirst()
                .orElseThrow(RunAs::noWay);
        if (account.name().equals("nobody")) {
            LOG.warn("以公用账户 nobody 运行 PostgreSQL；建议新建账户 sunledger 或以普通用户运行本程序。 "
                    + "PostgreSQL runs as the shared account nobody; "
                    + "better create an account sunledger, or run the program as a normal user.");
        }
        return droppingTo(account, machine);
    }

    private static RunAs droppingTo(Account account, Machine machine) {
        return Stream.of(
                        List.of("setpriv", "--reuid=" + account.uid(), "--regid=" + account.gid(), "--clear-groups"),
                        List.of("runuser", "-u", account.name(), "--"))
                .filter(prefix -> machine.allows().test(followedBy(prefix, "true")))
                .findFirst()
                .map(prefix -> new RunAs(prefix, Optional.of(account)))
                .orElseThrow(RunAs::noWay);
    }

    private static EmbeddedPostgresException noWay() {
        return new EmbeddedPostgresException(
                "PostgreSQL 不能以 root 身份运行，而这台机器既不允许用户命名空间（unshare -U），"
                        + "也不能切换到普通账户（setpriv 或 runuser，账户 sunledger、postgres 或 nobody）。"
                        + "请以普通用户运行本程序（容器用 --user），或用 --spring.datasource.url 指明另一个 PostgreSQL。",
                "PostgreSQL does not run as root, and this machine allows neither a user namespace (unshare -U) nor a "
                        + "change to an ordinary account (setpriv or runuser; sunledger, postgres or nobody). "
                        + "Run the program as an ordinary user (in a container: --user), "
                        + "or name another PostgreSQL with --spring.datasource.url.");
    }

    List<String> command(List<String> line) {
        return followedBy(prefix, line.toArray(String[]::new));
    }

    private static List<String> followedBy(List<String> prefix, String... line) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(List.of(line));
        return List.copyOf(whole);
    }
}
