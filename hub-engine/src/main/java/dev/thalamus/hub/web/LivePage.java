package dev.thalamus.hub.web;

import dev.thalamus.hub.net.Deadline;
import dev.thalamus.hub.query.History;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/**
 * One open dashboard: one piece on its way at a time, and where it is in the history.
 *
 * <p>{@link #feed} comes on {@code hub-web}, the writing happens on the connection's I/O thread.
 */
final class LivePage {
    private static final int SIGNALS = 50;
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final byte[] ALIVE = ": alive\n\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpServerExchange exchange;
    private final History history;
    private final Consumer<LivePage> onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable StreamSinkChannel channel;
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private volatile boolean writing;
    private volatile long lastWroteNanos = System.nanoTime();
    private long shownState;
    /** What was routed before it opened is shown as far as it fits, and is not left out. */
    private final long opened;
    private long cursor;
    private long leftOut;

    LivePage(HttpServerExchange exchange, History history, Consumer<LivePage> onEnd) {
        this.exchange = exchange;
        this.history = history;
        this.onEnd = onEnd;
        this.opened = history.nextSequence();
        this.cursor = Math.max(history.firstSequence(), opened - SIGNALS);
    }

    /** Answers, and keeps the answer open. On the I/O thread. */
    void begin() {
        Deadline.lift(exchange);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/event-stream");
        exchange.addExchangeCompleteListener((done, further) -> {
            end();
            further.proceed();
        });
        exchange.getConnection().addCloseListener(closed -> end());
        StreamSinkChannel opened = exchange.getResponseChannel();
        if (opened == null) {
            end();
            return;
        }
        channel = opened;
        opened.getWriteSetter().set(there -> write());
        writing = true;
        piece = ByteBuffer.wrap(ALIVE);
        write();
    }

    /** Sends what is new, when the last piece is out. */
    void feed(Live.Encoded state) {
        if (writing) {
            if (System.nanoTime() - lastWroteNanos > STUCK_NANOS) {
                end();
            }
            return;
        }
        var next = new ByteArrayOutputStream();
        if (state.number() != shownState && state.bytes().length > 0) {
            shownState = state.number();
            next.writeBytes(state.bytes());
        }
        long newest = history.nextSequence();
        if (newest > cursor) {
            long from = Math.max(cursor, newest - SIGNALS);
            leftOut += Math.max(0, from - Math.max(cursor, opened));
            next.writeBytes(Live.event("signals", new LiveSignals(leftOut,
                    history.read(from, SIGNALS).stream().map(LiveSignals.Row::of).toList())));
            cursor = newest;
        }
        if (next.size() > 0) {
            writing = true;
            execute(() -> {
                piece = ByteBuffer.wrap(next.toByteArray());
                write();
            });
        }
    }

    private void write() {
        StreamSinkChannel to = channel;
        if (to == null || ended.get()) {
            return;
        }
        try {
            while (piece.hasRemaining()) {
                if (to.write(piece) == 0) {
                    to.resumeWrites();
                    return;
                }
                lastWroteNanos = System.nanoTime();
            }
            if (!to.flush()) {
                to.resumeWrites();
                return;
            }
            to.suspendWrites();
            lastWroteNanos = System.nanoTime();
            writing = false;
        } catch (IOException gone) {
            end();
        }
    }

    /** Lets the page go. */
    void end() {
        if (ended.compareAndSet(false, true)) {
            onEnd.accept(this);
            execute(() -> IoUtils.safeClose(exchange.getConnection()));
        }
    }

    private void execute(Runnable work) {
        try {
            exchange.getIoThread().execute(work);
        } catch (RejectedExecutionException stopped) {
            ended.set(true);
        }
    }
}
