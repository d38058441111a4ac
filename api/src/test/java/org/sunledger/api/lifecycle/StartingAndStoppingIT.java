package org.sunledger.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator sees: one process that starts, says what it lacks, and takes everything along when it ends. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class StartingAndStoppingIT {
    private static final String STACK_TRACE = "\tat ";
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;
    private static final int REFUSED = 1;
    private static final int DATABASE_LOST = 2;

    /** Ten seconds on an idle machine, and this one runs other tests. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    @Test
    void ctrl_c_during_the_load_ends_everything_in_order() throws Exception {
        var data = Child.freshDirectory();
        try (var program = Child.start(data, "--sunledger.demo=true")) {
            program.said("演示数据 demo: \\d+/");
            program.signal("INT");
            assertThat(program.ended()).isEqualTo(INTERRUPTED);
            assertThat(Child.serving(data)).isEmpty();
            assertThat(program.output()).contains("The demo load was cut off").doesNotContain(STACK_TRACE);
        }
    }

    @Test
    void an_empty_ledger_says_how_to_open_it_and_a_second_program_is_refused() throws Exception {
        var data = Child.freshDirectory();
        try (var program = Child.start(data)) {
            program.said("账本尚未开账");
            program.said("This ledger is not open yet");
            var port = program.port();
            program.said("请在浏览器打开 open in a browser: http://localhost:" + port + "/");
            try (var second = Child.start(Child.freshDirectory(), "--server.port=" + port)) {
                assertThat(second.ended()).isEqualTo(REFUSED);
                assertThat(second.output())
                        .contains("端口 " + port + " 已被其他程序占用", "Port " + port + " is in use by another program")
                        .doesNotContain(STACK_TRACE);
            }
            // Not with close(), which would end the first one's database.
            var sameDirectory = Child.start(data);
            assertThat(sameDirectory.ended()).isEqualTo(REFUSED);
            assertThat(sameDirectory.output())
                    .contains("正被另一个程序使用", "is in use by another program")
                    .doesNotContain(STACK_TRACE);
            assertThat(program.get("/actuator/health").statusCode()).isEqualTo(200);
            program.signal("TERM");
            assertThat(program.ended()).isEqualTo(TERMINATED);
            assertThat(Child.serving(data)).isEmpty();
            assertThat(program.output()).doesNotContain(STACK_TRACE);
        }
    }

    @Test
    void a_killed_database_comes_back_and_one_that_does_not_ends_the_program() throws Exception {
        var data = Child.freshDirectory();
        Child.start(data).close();
        var began = System.nanoTime();
        try (var program = Child.start(data)) {
            assertThat(program.get("/").statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ANSWER_MAX);
            program.killDatabase();
            program.said("The database ended unexpectedly; starting it again");
            program.said("The database runs again");
            program.getUntil("/actuator/health", 200);

            Files.move(data.resolve("postgres/cluster/global"), data.resolve("taken-away"));
            program.killDatabase();
            assertThat(program.ended()).isEqualTo(DATABASE_LOST);
            assertThat(program.output())
                    .contains("数据库已停止且无法重新启动,程序即将退出", "The database is gone and does not start again");
            assertThat(Child.serving(data)).isEmpty();
        }
    }
}
