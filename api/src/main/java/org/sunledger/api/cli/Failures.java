package org.sunledger.api.cli;

import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.sunledger.api.wiring.ExitCode;
import org.sunledger.api.wiring.StartFailures;
import org.sunledger.ledger.journal.transfer.TransferRefused;

/** Why a command did not do what it was asked: sentences for people where they are known, else what the failure says. */
final class Failures {
    private Failures() {}

    static int tell(Throwable failure, PrintWriter err) {
        if (failure instanceof NoSuchFileException absent) {
            err.println("没有这个文件:" + absent.getFile());
            err.println("There is no such file: " + absent.getFile());
            return ExitCode.REFUSED;
        }
        if (failure instanceof FileAlreadyExistsException there) {
            err.println("文件已存在,未改动:" + there.getFile());
            err.println("The file is there already and was left alone: " + there.getFile());
            return ExitCode.REFUSED;
        }
        var sentences = StartFailures.sentences(failure);
        if (sentences == null) {
            err.println("未完成:" + failure.getMessage());
            err.println("Not done: " + failure.getMessage());
            failure.printStackTrace(err);
        } else {
            err.println(sentences);
        }
        return failure instanceof TransferRefused refused && refused.refusal().isFinding()
                ? ExitCode.DIFFERENT
                : ExitCode.REFUSED;
    }
}
