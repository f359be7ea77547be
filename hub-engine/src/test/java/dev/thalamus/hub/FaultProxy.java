package dev.thalamus.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TCP proxy that goes wrong when told to: cut, black hole, one way only, jitter. Thread-safe.
 *
 * <p>As on a real network nothing of a stream is ever lost while its connection lives: what a black hole swallows comes out when it heals.
 */
final class FaultProxy implements AutoCloseable {
    private enum Mode {
        OPEN, CUT, BLACK_HOLE, ONE_WAY
    }

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Random random = new Random(7);
    private Mode mode = Mode.OPEN;
    private int jitterMillis;
    private volatile int bytesEachPiece = 16 << 10;

    FaultProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() { return server.getLocalPort(); }

    /** All connections end, and new ones are refused at once. */
    void cut() {
        become(Mode.CUT);
        sockets.forEach(FaultProxy::close);
    }

    /** All connections end; new ones work. */
    void reset() { sockets.forEach(FaultProxy::close); }

    /** Nothing passes in either direction, and nobody is told. */
    void blackHole() { become(Mode.BLACK_HOLE); }

    /** Only what comes from the target passes. */
    void halfOpen() { become(Mode.ONE_WAY); }

    /** Each piece is held back for up to that long. */
    void jitter(int millis) {
        lock.lock();
        try {
            jitterMillis = millis;
        } finally {
            lock.unlock();
        }
    }

    /** Each piece is that small, so that with {@link #jitter} little passes in a second. */
    void pieces(int bytes) {
        bytesEachPiece = bytes;
    }

    void heal() { become(Mode.OPEN); }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException ignored) {
            // It is gone either way.
        }
        cut();
    }

    private void become(Mode next) {
        lock.lock();
        try {
            mode = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isCut() {
        lock.lock();
        try {
            return mode == Mode.CUT;
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        for (;;) {
            try {
                Socket in = server.accept();
                if (isCut()) {
                    close(in);
                    continue;
                }
                Socket out = new Socket(InetAddress.getLoopbackAddress(), target);
                in.setTcpNoDelay(true);
                out.setTcpNoDelay(true);
                sockets.add(in);
                sockets.add(out);
                Thread.ofVirtual().start(() -> pump(in, out, true));
                Thread.ofVirtual().start(() -> pump(out, in, false));
            } catch (IOException closed) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    private void pump(Socket from, Socket to, boolean forth) {
        byte[] buffer = new byte[16 << 10];
        try {
            for (int n; (n = from.getInputStream().read(buffer, 0, bytesEachPiece)) >= 0;) {
                if (!pass(forth)) {
                    break;
                }
                to.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException | InterruptedException over) {
            // The other half ends with this one.
        }
        close(from);
        close(to);
        sockets.remove(from);
        sockets.remove(to);
    }

    /** Waits until bytes of that direction may pass; false when the proxy is cut meanwhile. */
    private boolean pass(boolean forth) throws InterruptedException {
        lock.lock();
        try {
            long wait = jitterMillis == 0 ? 0 : random.nextInt(jitterMillis) * 1_000_000L;
            while (wait > 0) {
                wait = changed.awaitNanos(wait);
            }
            while (mode == Mode.BLACK_HOLE || mode == Mode.ONE_WAY && forth) {
                changed.await();
            }
            return mode != Mode.CUT;
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is gone either way.
        }
    }
}
