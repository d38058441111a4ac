package org.sunledger.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.api.lifecycle.MovingHouseIT.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunledger.api.wiring.ExitCode;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;

/** The whole demo county moves from PostgreSQL to EventStoreDB and back, by the commands an operator types. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class MovingToTheClusterIT {
    private static final String BALANCES = "/api/v1/balances/villages?knownAt=2020-12-31T16:00:00Z";
    private static final String STACK_TRACE = "\tat ";
    private static final String LOGIN = "--sunledger.demo-password=" + Clerks.PASSWORD;

    @TempDir
    Path directory;

    @Test
    void a_county_joins_a_cluster_works_there_and_comes_back() throws Exception {
        try (var cluster = TestCluster.builder().noise(3, 2).start()) {
            var data = Child.freshDirectory();
            var there = List.of(
                    "--sunledger.journal.engine=eventstoredb",
                    "--sunledger.journal.connection=" + cluster.connectionString(),
                    "--sunledger.journal.ledger=370784",
                    "--sunledger.journal.trial=true");
            var balances = told(data);
            var joining = directory.resolve("joining.jsonl.gz").toString();
            var exported = run(data, "journal", "export", joining).means(ExitCode.DONE);
            var imported = run(data, with(there, "journal", "import", joining)).means(ExitCode.DONE);
            assertThat(imported.output())
                    .contains("逐条核对一致", "all are the same, record by record")
                    .contains("日记账 journal   " + exported.recordsDigest());
            assertThat(run(data, with(there, "journal", "compare", joining))
                            .means(ExitCode.DONE)
                            .recordsDigest())
                    .isEqualTo(exported.recordsDigest());
            assertThat(run(data).means(ExitCode.REFUSED).output())
                    .contains("eventstoredb")
                    .doesNotContain(STACK_TRACE);

            try (var program = Child.start(data, with(there, LOGIN))) {
                assertThat(program.getUntil(BALANCES, 200).body()).isEqualTo(balances);
                Clerks.fund(program, 5);
                end(program);
            }

            var back = directory.resolve("back.jsonl").toString();
            var grown = run(data, with(there, "journal", "export", back)).means(ExitCode.DONE);
            assertThat(run(data, "journal", "import", back).means(ExitCode.DONE).output())
                    .as("what was told here before is still here")
                    .contains("Imported 3 records") // the fund, its code, the arrival
                    .contains("日记账 journal   " + grown.recordsDigest());
            assertThat(run(data, with(there)).means(ExitCode.REFUSED).output())
                    .contains("postgres")
                    .doesNotContain(STACK_TRACE);
            try (var program = Child.start(data, LOGIN)) {
                assertThat(program.getUntil(BALANCES, 200).body()).isEqualTo(balances);
                Clerks.done(201, Clerks.arrival(program, Clerks.fund(program, 6)));
                assertThat(program.get("/api/v1/balances/funds", "Authorization", Clerks.login("auditor"))
                                .body())
                        .contains("\"F5\"", "\"F6\"");
                end(program);
            }
        }
    }

    private static String told(Path data) throws Exception {
        try (var program = Child.start(data, LOGIN, "--sunledger.demo=true")) {
            program.said("The demo county is loaded");
            var balances = program.getUntil(BALANCES, 200).body();
            end(program);
            return balances;
        }
    }

    private static void end(Child program) throws Exception {
        program.signal("TERM");
        program.ended();
    }

    private static String[] with(List<String> settings, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(settings);
        return all.toArray(String[]::new);
    }
}
