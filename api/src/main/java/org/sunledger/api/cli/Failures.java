package org.sunledger.api.cli;

import java.io.PrintWriter;
import org.sunledger.api.wiring.ExitCode;
import org.sunledger.api.wiring.StartFailures;

/** Why a command did not do what it was asked: sentences for people where they are known, else what the failure says. */
final class Failures {
    private Failures() {}

    static int tell(Throwable failure, PrintWriter err) {
        var sentences = StartFailures.sentences(failure);
        if (sentences == null) {
            err.println("未完成:" + failure.getMessage());
            err.println("Not done: " + failure.getMessage());
            failure.printStackTrace(err);
        } else {
            err.println(sentences);
        }
        return ExitCode.REFUSED;
    }
}
