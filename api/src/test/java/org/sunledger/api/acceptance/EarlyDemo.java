package org.sunledger.api.acceptance;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.sunledger.api.demo.Staged;

/**
 * One program whose story stands at noon of 2018-03-12, shared by the tests that write: F1 and F2 have arrived, F3 and F4
 * are registered and wait for their money, the projects are listed and wait for theirs.
 */
final class EarlyDemo implements AutoCloseable {
    /** "Today" there. */
    static final String TODAY = "2018-03-12";

    private final Program program = Program.staged();
    private int entries;

    private EarlyDemo() {
        program.tellUntil("2018-03-12T04:00:00Z");
    }

    Program program() {
        return program;
    }

    /** Records that money came in for F3 or F4: entered by the treasury, confirmed by the checker. */
    void arrives(int fund, long fen) {
        var path = "/api/v1/funds/" + Staged.fund(fund) + "/arrivals";
        var entered = program.send("POST", "treasury", path, arrival(fen));
        if (entered.status() != 201) throw new IllegalStateException(entered.text());
        var confirmed = program.send(
                "PUT",
                "checker",
                path + "/" + entered.json().get("id").asString() + "/confirmation",
                Map.of("effectiveOn", TODAY));
        if (confirmed.status() != 200) throw new IllegalStateException(confirmed.text());
    }

    /** A body that is taken, with a bank reference of its own. */
    Map<String, Object> arrival(long fen) {
        return Map.of("effectiveOn", TODAY, "amountFen", fen, "bankRef", "EARLY-" + ++entries);
    }

    @Override
    public void close() throws IOException {
        program.close();
    }

    /** Gives the one early demo to every test that asks for it. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == EarlyDemo.class;
        }

        @Override
        public EarlyDemo resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(EarlyDemo.class, ignored -> new EarlyDemo(), EarlyDemo.class);
        }
    }
}
