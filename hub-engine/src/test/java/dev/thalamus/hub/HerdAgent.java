package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.wire.FrameDecoder;
import dev.thalamus.hub.wire.FrameEncoder;
import dev.thalamus.hub.wire.Kind;
import dev.thalamus.hub.wire.MessageBatch;
import dev.thalamus.hub.wire.SignalFrame;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One of a thousand agents of a test: a socket and a virtual thread. It reads everything, but parses no notice: a herd of {@link TestAgent}s costs many
 * times what the hub does for it.
 */
final class HerdAgent implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private static final byte[] UPGRADE = ("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n").getBytes(StandardCharsets.US_ASCII);

    final String name;
    private final Socket socket;
    /** The answer to its registration, then signals. */
    private final BlockingQueue<byte[]> kept = new LinkedBlockingQueue<>();
    private boolean registered;

    HerdAgent(Hub hub, String name, String hash) throws IOException {
        this.name = name;
        socket = Raw.connect(hub.info().url());
        socket.setSoTimeout(0);
        socket.getOutputStream().write(UPGRADE);
        assertThat(Raw.headers(socket.getInputStream())).startsWith("HTTP/1.1 101");
        Thread.ofVirtual().start(this::read);
        socket.getOutputStream()
                .write(FrameEncoder.maskedFrame(Kind.TEXT, "{\"_ctrl\": \"register\", \"agent_id\": \"%s\", \"neural_hash\": \"%s\"}"
                        .formatted(name, hash).getBytes(StandardCharsets.UTF_8), 0));
        assertThat(new String(next("the answer to the registration"), StandardCharsets.UTF_8))
                .startsWith("{\"_ctrl\": \"registered\", \"neural_hash\": \"" + hash + "\"");
    }

    /** The payload of the next signal. */
    String payload() {
        byte[] frame = next("a signal");
        return new String(SignalFrame.payload(frame, 0, frame.length), StandardCharsets.UTF_8);
    }

    private byte[] next(String what) {
        try {
            byte[] next = kept.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("%s for %s within %d s", what, name, PATIENCE_SECONDS).isNotNull();
            return next;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private void read() {
        var decoder = new FrameDecoder(FrameDecoder.Role.CLIENT, 1 << 20);
        var batch = new MessageBatch(8 << 10);
        byte[] bytes = new byte[8 << 10];
        try {
            for (int n; (n = socket.getInputStream().read(bytes)) >= 0;) {
                var in = ByteBuffer.wrap(bytes, 0, n);
                boolean all;
                do {
                    all = decoder.decode(in, batch);
                    for (int i = 0; i < batch.count(); i++) {
                        if (!registered || SignalFrame.isSignal(batch.bytes(), batch.start(i), batch.length(i))) {
                            registered = true;
                            kept.add(batch.copy(i));
                        }
                    }
                    batch.clear();
                } while (!all);
            }
        } catch (IOException dropped) {
            // As the test wants it.
        }
    }

    /** Without a word, as a process that is killed. */
    @Override
    public void close() throws IOException { socket.close(); }
}
