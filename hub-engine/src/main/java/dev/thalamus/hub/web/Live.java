package dev.thalamus.hub.web;

import dev.thalamus.hub.query.History;
import dev.thalamus.hub.web.Replies.Reply;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Feeds the open dashboards as server-sent events: the state once a second, new signals four times a second.
 *
 * <p>Thread-safe; the ticks run on {@code hub-web}. Nothing queues: a page whose last piece is not written out yet is left alone, and what it missed is
 * read from the history at the next tick, or counted as left out. At most {@value #MOST} pages at once.
 */
final class Live implements AutoCloseable {
    static final int MOST = 16;
    private static final long TICK_MILLIS = 250;
    private static final int TICKS_A_STATE = 4;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The state in the form in which it goes to all pages. */
    record Encoded(long number, byte[] bytes) {}

    private final History history;
    private final Supplier<CompletableFuture<WebView>> view;
    private final WebServer.About about;
    private final List<LivePage> pages = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer;
    private volatile Encoded state = new Encoded(0, new byte[0]);
    private volatile boolean asked;
    private long ticks;

    Live(History history, Supplier<CompletableFuture<WebView>> view, WebServer.About about) {
        this.history = history;
        this.view = view;
        this.about = about;
        timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("hub-web").factory());
        timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A page wants to be fed; it is until it goes away. */
    void open(HttpServerExchange exchange) {
        if (pages.size() >= MOST) {
            Replies.send(exchange, Reply.text(503, "there are " + MOST + " dashboards open already"));
            return;
        }
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
            var page = new LivePage(exchange, history, pages::remove);
            pages.add(page);
            page.begin();
        });
    }

    /** A fault costs one tick: a timer that throws is not called again. */
    private void tick() {
        try {
            feed();
        } catch (RuntimeException | InternalError fault) {
            System.getLogger(Live.class.getName()).log(System.Logger.Level.ERROR, "The dashboards were not fed", fault);
        }
    }

    private void feed() {
        if (pages.isEmpty()) {
            state = new Encoded(state.number, new byte[0]);
            return;
        }
        if (!asked && (ticks++ % TICKS_A_STATE == 0 || state.bytes.length == 0)) {
            ask();
        }
        pages.forEach(page -> page.feed(state));
    }

    private void ask() {
        CompletableFuture<WebView> answer = view.get();
        asked = true;
        var _ = answer.orTimeout(TICK_MILLIS * TICKS_A_STATE * 4, TimeUnit.MILLISECONDS)
                .thenAcceptAsync(now -> state = new Encoded(state.number + 1, event("state", LiveState.of(now, about))), timer)
                .whenComplete((done, failed) -> asked = false);
    }

    /** One server-sent event. JSON holds no line breaks, so it is one line. */
    static byte[] event(String name, Object data) {
        var bytes = new ByteArrayOutputStream(4 << 10);
        bytes.writeBytes(("event: " + name + "\ndata: ").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(JSON.writeValueAsBytes(data));
        bytes.writeBytes(new byte[]{'\n', '\n'});
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        pages.forEach(LivePage::end);
    }
}
