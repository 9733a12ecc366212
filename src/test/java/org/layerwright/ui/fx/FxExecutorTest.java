package org.layerwright.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.layerwright.ui.testing.FxTest;

@FxTest
@Timeout(20)
class FxExecutorTest {
    @Test
    void runsOnTheWindowsThreadAtOnceOrLater() throws Exception {
        try (BackgroundExecutor background = new BackgroundExecutor()) {
            FxExecutor fx = new FxExecutor(background);
            fx.begin();
            CompletableFuture<Boolean> atOnce = new CompletableFuture<>();
            fx.execute(() -> atOnce.complete(Platform.isFxApplicationThread()));
            assertTrue(atOnce.get(10, TimeUnit.SECONDS));

            long begin = System.nanoTime();
            CompletableFuture<Long> later = new CompletableFuture<>();
            fx.run(
                    Duration.ofMillis(30),
                    () -> later.complete(Platform.isFxApplicationThread() ? System.nanoTime() - begin : -1));
            assertTrue(later.get(10, TimeUnit.SECONDS) >= 30_000_000);
        }
    }

    @Test
    void backgroundThreadsHaveNamesAndKeepNothingAlive() throws Exception {
        try (BackgroundExecutor background = new BackgroundExecutor()) {
            CompletableFuture<Thread> thread = new CompletableFuture<>();
            background.execute(() -> thread.complete(Thread.currentThread()));
            Thread used = thread.get(10, TimeUnit.SECONDS);
            assertTrue(used.isDaemon());
            assertEquals("layerwright-background-1", used.getName());
            assertFalse(Platform.isFxApplicationThread());
        }
    }
}
