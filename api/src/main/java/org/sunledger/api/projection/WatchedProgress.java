package org.sunledger.api.projection;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * 进度: tells whoever watches a rebuild or a replay how far it is, until its end. An event {@code progress} each time something
 * changed, then one {@code end}. Whoever is cut off asks again and goes on with what is then.
 */
@Component
class WatchedProgress implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedProgress.class);

    /** A person sees it move; the database hardly notices the question. */
    private static final Duration EVERY = Duration.ofMillis(500);

    /** Proxies give up a connection that says nothing for a minute. */
    private static final int SILENT_MAX = 30;

    private static final long NO_TIMEOUT = 0;

    private final ExecutorService watching = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean isRunning;

    /** @param question asked again and again */
    SseEmitter follow(Supplier<? extends Watched> question) {
        var emitter = new SseEmitter(NO_TIMEOUT);
        watching.execute(() -> tell(question, emitter));
        return emitter;
    }

    private static void tell(Supplier<? extends Watched> question, SseEmitter emitter) {
        try {
            Watched shown = question.get();
            send(emitter, shown);
            for (int silent = 0; !shown.ended(); silent++) {
                Thread.sleep(EVERY);
                var now = question.get();
                if (now.equals(shown) && silent < SILENT_MAX) continue;
                send(emitter, now);
                shown = now;
                silent = 0;
            }
        } catch (InterruptedException | IOException | RuntimeException e) {
            // The program ends, the watcher went away, or the database did: the stream ends without its "end".
            LOG.debug("Nobody is told any more", e);
        } finally {
            emitter.complete();
        }
    }

    private static void send(SseEmitter emitter, Watched view) throws IOException {
        emitter.send(SseEmitter.event().name(view.ended() ? "end" : "progress").data(view, MediaType.APPLICATION_JSON));
    }

    @Override
    public void start() {
        isRunning = true;
    }

    /** Before the web server, which would wait for requests that never end. */
    @Override
    public void stop() {
        isRunning = false;
        watching.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
