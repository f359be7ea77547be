package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.wire.SignalFrame;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links that want all of the hub's memory or processor (R6, R7): they are ended with the right code, and nobody else notices. */
class HostileLinksTest {
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    Path dir;
    @SuppressWarnings("NullAway.Init") // each test opens its own
    private HubEngine hub;

    @AfterEach
    void close() { hub.close(); }

    private Socket link(int receiveBuffer) throws IOException {
        var socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress("localhost", hub.info().port()));
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        assertThat(Raw.headers(socket.getInputStream())).startsWith("HTTP/1.1 101");
        return socket;
    }

    /** A frame under the mask 0, so that its bytes are what they are. */
    private static byte[] frame(int first, byte[] payload) {
        var buffer = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            buffer.put((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xFFFF) {
            buffer.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            buffer.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        return java.util.Arrays.copyOf(buffer.putInt(0).put(payload).array(), buffer.position());
    }

    /** Sends the same bytes until the hub has enough; returns how many it took before that. */
    private static long offer(Socket socket, byte[] bytes, long most) {
        long sent = 0;
        try {
            while (sent < most) {
                socket.getOutputStream().write(bytes);
                sent += bytes.length;
            }
        } catch (IOException closed) {
            return sent;
        }
        return sent;
    }

    private static int closeCode(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        for (;;) {
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            byte[] payload = in.readNBytes(length);
            if (first == 0x88) {
                return ByteBuffer.wrap(payload).getShort() & 0xFFFF;
            }
        }
    }

    @Test
    void endlessFragmentsEndAtTheLimit() throws Exception {
        hub = SetHub.open(dir);
        long before = heap();
        try (Socket socket = link(0)) {
            socket.getOutputStream().write(frame(0x02, new byte[32 << 10]));
            long taken = offer(socket, frame(0x00, new byte[32 << 10]), 31 * (32 << 10));
            assertThat(taken).as("under the limit all is taken").isGreaterThanOrEqualTo(31 * (32 << 10));
            socket.getOutputStream().write(frame(0x00, new byte[1]));
            assertThat(closeCode(socket)).isEqualTo(1009);
            offer(socket, frame(0x00, new byte[32 << 10]), 512 * MEBIBYTE);
        }
        assertThat(heap() - before).as("nothing of it stays").isLessThan(8 * MEBIBYTE);
        new TestAgent(hub, "a", "aaaa").close();
    }

    @Test
    void giantLengthsAllocateNothing() throws Exception {
        hub = SetHub.open(dir);
        long before = heap();
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = link(0);
                open.add(socket);
                // Just under the limit, declared and never sent.
                socket.getOutputStream().write(new byte[]{(byte) 0x82, (byte) 0xFF, 0, 0, 0, 0, 0, 0x0F, (byte) 0xFF, 0, 0, 0, 0, 0, 1});
            }
            assertThat(heap() - before).as("200 links that promised a mebibyte each").isLessThan(16 * MEBIBYTE);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        for (long length : new long[]{MEBIBYTE + 1, 1L << 32, Long.MAX_VALUE}) {
            try (Socket socket = link(0)) {
                socket.getOutputStream().write(ByteBuffer.allocate(14).put((byte) 0x82).put((byte) 0xFF).putLong(length).putInt(0).array());
                assertThat(closeCode(socket)).isEqualTo(1009);
            }
        }
    }

    @Test
    void emptyFragmentsEndAfterAThousand() throws Exception {
        hub = SetHub.open(dir);
        try (Socket socket = link(0)) {
            socket.getOutputStream().write(frame(0x02, new byte[0]));
            byte[] empty = frame(0x00, new byte[0]);
            var many = ByteBuffer.allocate(empty.length * 1_000);
            for (int i = 0; i < 1_000; i++) {
                many.put(empty);
            }
            offer(socket, many.array(), many.capacity() * 1_000L);
            assertThat(closeCode(socket)).isEqualTo(1008);
        } catch (IOException reset) {
            // The hub was done with it before all was sent: then the close frame may be lost with the rest.
            assertThat(hub.snapshot().join().totals().connections()).isLessThanOrEqualTo(1);
        }
        new TestAgent(hub, "a", "aaaa").close();
    }

    @Test
    void aReceiverThatStopsReadingIsEndedAndItsNeighboursGetAll() throws Exception {
        hub = SetHub.withDashboard(dir, "delivery.stall=2s", "delivery.softBytes=256KiB", "delivery.hardBytes=2MiB");
        byte[] payload = ("\"" + "x".repeat(64 << 10) + "\"").getBytes(StandardCharsets.US_ASCII);
        int rounds = 150;
        try (var events = hub.events().subscribe(10_000);
                var sender = new TestAgent(hub, "sender", "ssss");
                Socket stuck = link(4 << 10)) {
            stuck.getOutputStream().write(frame(0x81, "{\"_ctrl\": \"register\", \"agent_id\": \"stuck\", \"neural_hash\": \"stst\"}"
                    .getBytes(StandardCharsets.UTF_8)));
            sender.control("peer_joined");
            var neighbours = new ArrayList<TestAgent>();
            for (int i = 0; i < 5; i++) {
                neighbours.add(new TestAgent(hub, "n" + i, "hash" + i));
            }
            long most = 0;
            for (int round = 0; round < rounds; round++) {
                sender.sendBinary(SignalFrame.encode(1, round, new byte[16], "ssss", "stuck", payload));
                for (TestAgent neighbour : neighbours) {
                    sender.transmit(neighbour.name, Integer.toString(round));
                }
                if (round % 10 == 0) {
                    most = Math.max(most, outbound());
                }
            }
            for (TestAgent neighbour : neighbours) {
                for (int round = 0; round < rounds; round++) {
                    assertThat(neighbour.payload()).isEqualTo(Integer.toString(round));
                }
            }
            assertThat(most).as("bytes that wait in links").isLessThan(3 * MEBIBYTE);
            var refusals = new ArrayList<HubEvent.LinkRefused>();
            Eventually.holds("the stuck one is ended, and why is told", () -> {
                events.drain(10_000, event -> {
                    if (event instanceof HubEvent.LinkRefused refusal) {
                        refusals.add(refusal);
                    }
                });
                return !refusals.isEmpty();
            });
            assertThat(refusals).allSatisfy(refusal -> {
                assertThat(refusal.code()).isEqualTo(1013);
                assertThat(refusal.address()).isEqualTo("stuck");
            });
            Eventually.holds("its buffers are free", () -> outbound() == 0);
            neighbours.forEach(TestAgent::close);
            sender.settle();
        }
    }

    private long outbound() throws Exception {
        String metrics = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(hub.dashboard().orElseThrow() + "metrics"))
                .build(), HttpResponse.BodyHandlers.ofString()).body();
        return metrics.lines().filter(line -> line.startsWith("thalamus_outbound_bytes ")).mapToLong(
                line -> Long.parseLong(line.substring(24))).findFirst().orElseThrow();
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
