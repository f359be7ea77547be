package dev.thalamus.hub.bench;

import dev.thalamus.hub.wire.FrameDecoder;
import dev.thalamus.hub.wire.FrameEncoder;
import dev.thalamus.hub.wire.Kind;
import dev.thalamus.hub.wire.MessageBatch;
import dev.thalamus.hub.wire.SignalFrame;
import io.undertow.Undertow;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xnio.Options;
import org.xnio.StreamConnection;

/** The yardstick: Undertow's upgrade, frames by hand, routing by name, and nothing else. Unbounded on purpose. */
final class ChannelRelay {
    private static final class Peer {
        final StreamConnection connection;
        ByteBuffer out = ByteBuffer.allocateDirect(512);
        ByteBuffer more = ByteBuffer.allocate(0);
        String name = "";

        Peer(StreamConnection connection) { this.connection = connection; }

        synchronized void put(byte[] bytes, int at, int length) {
            if (out.remaining() < length + FrameEncoder.MAX_HEADER) {
                ByteBuffer bigger = ByteBuffer.allocateDirect((out.capacity() + length) * 2);
                bigger.put(out.flip());
                out = bigger;
            }
            FrameEncoder.putHeader(out, Kind.BINARY, length);
            out.put(bytes, at, length);
        }

        /** A message of that many blanks, which nothing follows. */
        synchronized void blanks(int length) {
            FrameEncoder.putHeader(out, Kind.BINARY, length);
            more = BLANKS.duplicate().limit(length);
        }

        synchronized void flush() throws IOException {
            out.flip();
            while (out.hasRemaining() && connection.getSinkChannel().write(out) > 0) {
                // Until the socket takes no more.
            }
            while (!out.hasRemaining() && more.hasRemaining() && connection.getSinkChannel().write(more) > 0) {
                // Until the socket takes no more.
            }
            boolean rest = out.hasRemaining() || more.hasRemaining();
            out.compact();
            if (rest) {
                connection.getSinkChannel().resumeWrites();
            }
        }
    }

    private static final ConcurrentHashMap<String, CopyOnWriteArrayList<Peer>> NAMES = new ConcurrentHashMap<>();
    private static final CopyOnWriteArrayList<Peer> ALL = new CopyOnWriteArrayList<>();
    private static final ThreadLocal<ByteBuffer> READ = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(64 << 10));
    private static final ThreadLocal<MessageBatch> BATCH = ThreadLocal.withInitial(() -> new MessageBatch(64 << 10));
    /** What the hub writes for one name of the generator's. */
    private static final int NAME_BYTES = "\"i1234\": \"000000000000i1234\", ".length();
    private static final ByteBuffer BLANKS = ByteBuffer.allocateDirect(1 << 20);
    private static boolean names;
    private static int turn;

    private ChannelRelay() {}

    /** @param tellsNames whether an answer to a registration is as long as the hub's, which names everyone */
    static int start(boolean tellsNames) throws Exception {
        names = tellsNames;
        Undertow server = Undertow.builder().setIoThreads(2).addHttpListener(0, "127.0.0.1").setSocketOption(Options.TCP_NODELAY, true)
                .setSocketOption(Options.BACKLOG, 4_096).setHandler(exchange -> {
                    String key = exchange.getRequestHeaders().getFirst("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
                    exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
                    exchange.getResponseHeaders().put(new HttpString("Sec-WebSocket-Accept"), Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII))));
                    exchange.upgradeChannel((connection, done) -> upgraded(connection));
                    exchange.endExchange();
                }).build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    private static void upgraded(StreamConnection connection) {
        var peer = new Peer(connection);
        var decoder = new FrameDecoder(FrameDecoder.Role.SERVER, 1 << 20);
        connection.getSinkChannel().getWriteSetter().set(channel -> {
            try {
                channel.suspendWrites();
                peer.flush();
            } catch (IOException gone) {
                org.xnio.IoUtils.safeClose(connection);
            }
        });
        connection.getSourceChannel().getReadSetter().set(channel -> {
            try {
                ByteBuffer in = READ.get().clear();
                int n = channel.read(in);
                if (n < 0) {
                    connection.close();
                }
                if (n <= 0) {
                    return;
                }
                in.flip();
                List<Peer> touched = new ArrayList<>(4);
                MessageBatch batch = BATCH.get();
                boolean all;
                do {
                    all = decoder.decode(in, batch);
                    for (int i = 0; i < batch.count(); i++) {
                        message(peer, batch.bytes(), batch.start(i), batch.length(i), touched);
                    }
                    batch.clear();
                } while (!all);
                for (Peer to : touched) {
                    to.flush();
                }
            } catch (IOException gone) {
                org.xnio.IoUtils.safeClose(connection);
            }
        });
        connection.getSourceChannel().resumeReads();
    }

    private static void message(Peer from, byte[] bytes, int at, int length, List<Peer> touched) {
        if (!SignalFrame.isSignal(bytes, at, length)) {
            String text = new String(bytes, at, length, StandardCharsets.UTF_8);
            if (text.contains("register")) {
                from.name = text.replaceAll(".*\"agent_id\": \"([^\"]*)\".*", "$1");
                NAMES.computeIfAbsent(from.name, any -> new CopyOnWriteArrayList<>()).add(from);
                ALL.add(from);
                byte[] welcome = "{\"_ctrl\": \"registered\", \"peers\": {}}".getBytes(StandardCharsets.UTF_8);
                if (names) {
                    from.blanks(welcome.length + ALL.size() * NAME_BYTES);
                    touched.add(from);
                } else {
                    send(from, welcome, 0, welcome.length, touched);
                }
            }
            return;
        }
        String target = SignalFrame.target(bytes, at, length);
        if (target.isEmpty()) {
            for (Peer to : ALL) {
                if (to != from) {
                    send(to, bytes, at, length, touched);
                }
            }
            return;
        }
        CopyOnWriteArrayList<Peer> named = ((Map<String, CopyOnWriteArrayList<Peer>>) NAMES).get(target);
        if (named != null) {
            send(named.get(named.size() == 1 ? 0 : Math.floorMod(turn++, named.size())), bytes, at, length, touched);
        }
    }

    private static void send(Peer to, byte[] bytes, int at, int length, List<Peer> touched) {
        to.put(bytes, at, length);
        if (!touched.contains(to)) {
            touched.add(to);
        }
    }
}
