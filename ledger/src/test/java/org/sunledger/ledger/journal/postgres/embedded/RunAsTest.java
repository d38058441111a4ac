package org.sunledger.ledger.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.postgres.embedded.Accounts.Account;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunAsTest {
    private static final Account ROOT = new Account("root", 0, 0);
    private static final Account CLERK = new Account("clerk", 1000, 100);
    private static final Account POSTGRES = new Account("postgres", 101, 104);
    private static final Account SUNLEDGER = new Account("sunledger", 700, 700);
    private static final Account NOBODY = new Account("nobody", 65534, 65534);

    @Test
    void an_ordinary_user_runs_the_server_himself() {
        assertThat(RunAs.choose(machine(CLERK, Set.of(), CLERK), 1000))
                .isEqualTo(new RunAs(List.of(), Optional.empty()));
    }

    @Test
    void the_superuser_runs_it_in_a_namespace_of_its_own_where_the_machine_allows_that() {
        var runAs = RunAs.choose(machine(ROOT, Set.of("unshare", "setpriv"), POSTGRES), 0);
        assertThat(runAs.command(List.of("postgres", "-V"))).containsExactly("unshare", "-U", "postgres", "-V");
        assertThat(runAs.owner()).isEmpty();
    }

    @Test
    void without_namespaces_the_ledger_s_own_account_comes_before_that_of_postgres() {
        var runAs = RunAs.choose(machine(ROOT, Set.of("setpriv", "runuser"), POSTGRES, SUNLEDGER, NOBODY), 0);
        assertThat(runAs.prefix()).containsExactly("setpriv", "--reuid=700", "--regid=700", "--clear-groups");
        assertThat(runAs.owner()).contains(SUNLEDGER);
    }

    @Test
    void without_setpriv_it_is_runuser() {
        var runAs = RunAs.choose(machine(ROOT, Set.of("runuser"), POSTGRES, NOBODY), 0);
        assertThat(runAs.prefix()).containsExactly("runuser", "-u", "postgres", "--");
    }

    @Test
    void the_shared_account_is_the_last_resort() {
        var runAs = RunAs.choose(machine(ROOT, Set.of("setpriv"), NOBODY), 0);
        assertThat(runAs.owner()).contains(NOBODY);
    }

    @Test
    void data_of_an_ordinary_user_are_served_by_him_even_where_namespaces_are_allowed() {
        var runAs = RunAs.choose(machine(ROOT, Set.of("unshare", "setpriv"), POSTGRES, CLERK), 1000);
        assertThat(runAs.owner()).contains(CLERK);
        assertThat(runAs.prefix()).containsExactly("setpriv", "--reuid=1000", "--regid=100", "--clear-groups");
    }

    @Test
    void data_of_a_user_without_a_name_are_served_under_his_number() {
        var runAs = RunAs.choose(machine(ROOT, Set.of("setpriv"), POSTGRES), 4711);
        assertThat(runAs.prefix()).contains("--reuid=4711", "--regid=4711");
    }

    @Test
    void where_nothing_is_allowed_the_remedy_is_named() {
        var refusal = catchThrowableOfType(
                EmbeddedPostgresException.class, () -> RunAs.choose(machine(ROOT, Set.of(), POSTGRES, NOBODY), 0));
        assertThat(refusal.english())
                .contains("ordinary user")
                .contains("--user")
                .contains("--spring.datasource.url");
        assertThat(refusal.chinese()).contains("普通用户").contains("--user").contains("--spring.datasource.url");
    }

    @Test
    void where_no_account_exists_the_remedy_is_named() {
        var refusal = catchThrowableOfType(
                EmbeddedPostgresException.class,
                () -> RunAs.choose(machine(ROOT, Set.of("setpriv", "runuser"), ROOT), 0));
        assertThat(refusal.english()).contains("sunledger, postgres or nobody");
    }

    @Test
    void accounts_are_read_as_the_system_lists_them() {
        var accounts = Accounts.parse(
                Stream.of("root:x:0:0:root:/root:/bin/bash", "broken line", "", "clerk:x:1000:100:::/bin/sh"));
        assertThat(accounts.named("clerk")).contains(CLERK);
        assertThat(accounts.numbered(0)).isEqualTo(ROOT);
        assertThat(accounts.numbered(4711)).isEqualTo(new Account("4711", 4711, 4711));
    }

    private static Machine machine(Account me, Set<String> allowed, Account... accounts) {
        var lines = Stream.of(accounts).map(a -> a.name() + ":x:" + a.uid() + ":" + a.gid() + ":::");
        return new Machine(
                me, Accounts.parse(lines), line -> allowed.contains(line.getFirst()), path -> Long.MAX_VALUE);
    }
}
