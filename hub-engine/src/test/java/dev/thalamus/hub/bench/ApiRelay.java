package dev.thalamus.hub.bench;

import dev.thalamus.hub.wire.SignalFrame;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xnio.Options;

/** The other yardstick: Undertow's own WebSocket API, routing by name, and nothing else. */
final class ApiRelay {
    private static final ConcurrentHashMap<String, CopyOnWriteArrayList<WebSocketChannel>> NAMES = new ConcurrentHashMap<>();
    private static final CopyOnWriteArrayList<WebSocketChannel> ALL = new CopyOnWriteArrayList<>();
    private static int turn;

    private ApiRelay() {}

    static int start() {
        Undertow server = Undertow.builder().setIoThreads(2).addHttpListener(0, "127.0.0.1").setSocketOption(Options.TCP_NODELAY, true)
                .setSocketOption(Options.BACKLOG, 4_096).setHandler(Handlers.websocket((exchange, channel) -> {
                    channel.getReceiveSetter().set(new AbstractReceiveListener() {
                        @Override
                        protected void onFullBinaryMessage(WebSocketChannel from, BufferedBinaryMessage message) throws IOException {
                            var data = message.getData();
                            try {
                                ByteBuffer bytes = WebSockets.mergeBuffers(data.getResource());
                                byte[] copy = new byte[bytes.remaining()];
                                bytes.get(copy);
                                received(from, copy);
                            } finally {
                                data.free();
                            }
                        }
                    });
                    channel.resumeReceives();
                })).build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    private static void received(WebSocketChannel from, byte[] bytes) {
        if (!SignalFrame.isSignal(bytes, 0, bytes.length)) {
            String name = new String(bytes, StandardCharsets.UTF_8).replaceAll(".*\"agent_id\": \"([^\"]*)\".*", "$1");
            NAMES.computeIfAbsent(name, any -> new CopyOnWriteArrayList<>()).add(from);
            ALL.add(from);
            send(from, "{\"_ctrl\": \"registered\", \"peers\": {}}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        String target = SignalFrame.target(bytes, 0, bytes.length);
        if (target.isEmpty()) {
            ALL.stream().filter(to -> to != from).forEach(to -> send(to, bytes));
            return;
        }
        var named = NAMES.get(target);
        if (named != null) {
            send(named.get(named.size() == 1 ? 0 : Math.floorMod(turn++, named.size())), bytes);
        }
    }

    private static void send(WebSocketChannel to, byte[] bytes) { WebSockets.sendBinary(ByteBuffer.wrap(bytes), to, null); }
}
