package org.sunledger.ledger.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnpackingBinariesIT {
    @TempDir(factory = BelowTarget.class)
    private Path cache;

    @Test
    void two_at_once_end_with_one_whole_directory() throws Exception {
        var together = new CountDownLatch(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> unpackTogether(together));
            var second = threads.submit(() -> unpackTogether(together));
            assertThat(first.get()).isEqualTo(second.get());
            assertThat(first.get().initdb()).isExecutable();
            assertThat(first.get().pgCtl()).isExecutable();
            assertThat(first.get().postgres()).isExecutable();
        }
        try (var children = Files.list(cache)) {
            assertThat(children).hasSize(1);
        }
    }

    @Test
    void what_is_unpacked_is_not_unpacked_again() throws Exception {
        var first = Binaries.unpackedBelow(cache, Platform.here());
        Files.writeString(first.directory().resolve("mark"), "");
        assertThat(Binaries.unpackedBelow(cache, Platform.here()).directory().resolve("mark"))
                .exists();
    }

    private Binaries unpackTogether(CountDownLatch together) throws Exception {
        together.countDown();
        together.await();
        return Binaries.unpackedBelow(cache, Platform.here());
    }
}
