package dev.thalamus.hub.core;

import dev.thalamus.hub.net.DeadEnd;
import dev.thalamus.hub.wire.FrameDecoder;
import dev.thalamus.hub.wire.Kind;
import dev.thalamus.hub.wire.MessageBatch;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The other end of a link, without a socket: takes as many bytes as it is told to, and remembers the signals and the control messages among them. */
final class FakePeer extends DeadEnd {
    final List<String> payloads = new ArrayList<>();
    final List<String> controls = new ArrayList<>();
    final List<Long> pings = new ArrayList<>();
    private final FrameDecoder decoder = new FrameDecoder(FrameDecoder.Role.CLIENT, 1 << 20);
    private final MessageBatch batch = new MessageBatch(1 << 20);
    long room = Long.MAX_VALUE;
    boolean wantsWrite;
    boolean paused;
    boolean closed;

    @Override
    public long write(ByteBuffer[] buffers, int count) {
        long taken = 0;
        for (int i = 0; i < count && room > 0; i++) {
            int n = (int) Math.min(room, buffers[i].remaining());
            ByteBuffer part = buffers[i].slice(buffers[i].position(), n);
            buffers[i].position(buffers[i].position() + n);
            room -= n;
            taken += n;
            boolean all;
            do {
                all = decoder.decode(part, batch);
                for (int m = 0; m < batch.count(); m++) {
                    message(batch.kind(m), batch.copy(m));
                }
                batch.clear();
            } while (!all);
        }
        return taken;
    }

    private void message(Kind kind, byte[] message) {
        if (kind == Kind.PING) {
            pings.add(ByteBuffer.wrap(message).getLong());
        } else if (SignalFrame.isSignal(message, 0, message.length)) {
            int at = SignalFrame.payloadOffset(message, 0, message.length);
            payloads.add(new String(message, at, message.length - at, StandardCharsets.UTF_8));
        } else if (kind == Kind.BINARY) {
            controls.add(new String(message, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void awaitWritable() { wantsWrite = true; }

    @Override
    public void reading(boolean on) { paused = !on; }

    @Override
    public boolean heldUp() { return paused; }

    @Override
    public void close() { closed = true; }
}
