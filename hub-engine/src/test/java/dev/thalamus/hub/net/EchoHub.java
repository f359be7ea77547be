package dev.thalamus.hub.net;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.wire.Close;
import dev.thalamus.hub.wire.MessageBatch;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The hub's own listener and links with an echo behind them, so that what is tried is what is shipped. */
final class EchoHub implements LinkHandler, AutoCloseable {
    final AtomicInteger open = new AtomicInteger();
    final AtomicReference<Throwable> failure = new AtomicReference<>();
    final Listener listener;
    private final FlushList flushes = new FlushList();
    private final ExecutorService relief = Executors.newSingleThreadExecutor();
    private final SerialOwner owner = new SerialOwner(flushes::flush, relief, failure::set);

    EchoHub(HubConfig config) throws IOException {
        listener = new Listener(config, this, flushes, this::handle, new Gate(config.listen(), ""), Network.THIS_MACHINE, exchange -> {
            exchange.setStatusCode(426);
            exchange.endExchange();
        });
    }

    int port() { return listener.address().getPort(); }

    /** Bytes that wait in all links, asked in a turn. */
    long queuedBytes() {
        var answer = new java.util.concurrent.CompletableFuture<Long>();
        owner.submit(Turn.of(() -> answer.complete(flushes.queuedBytes())));
        return answer.join();
    }

    private void handle(Inbound inbound) {
        Link link = inbound.link();
        MessageBatch batch = inbound.messages();
        for (int i = 0; i < batch.count(); i++) {
            byte[] message = batch.copy(i);
            switch (batch.kind(i)) {
                case BINARY -> link.sendBinary(message, 0, message.length);
                case TEXT -> link.send(true, message);
                case PING -> link.pong(message, 0, message.length);
                case PONG -> {
                }
                case CLOSE -> {
                    Close close = Close.of(message, 0, message.length);
                    link.close(close.code() == Close.NONE ? 1000 : close.code(), "");
                }
            }
        }
        inbound.release();
    }

    @Override
    public void opened(Link link) { open.incrementAndGet(); }

    @Override
    public void received(Inbound inbound) { owner.submit(inbound); }

    @Override
    public void writable(Link link) { owner.submit(Turn.of(link::writable)); }

    @Override
    public void broke(Link link, int code, String reason) { owner.submit(Turn.of(() -> link.close(code, reason))); }

    @Override
    public void ended(Link link, int code, String reason) {
        open.decrementAndGet();
        owner.submit(Turn.of(link::discard));
    }

    @Override
    public void refused(String address, int status, String why) {}

    @Override
    public void close() throws IOException {
        listener.close();
        relief.shutdown();
    }
}
