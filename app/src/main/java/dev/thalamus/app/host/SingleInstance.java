package dev.thalamus.app.host;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Sees to it that a data folder has one window; a second start hands its arguments to the first. Thread-safe.
 *
 * <p>The lock is the operating system's, so a killed program leaves none behind. The locked file names the Unix domain socket on which the first
 * takes arguments; only the folder's owner reaches it.
 */
public final class SingleInstance implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SingleInstance.class.getName());
    /** Beyond the content: on Windows nobody else can read what is locked. */
    private static final long LOCKED_BYTE = 1L << 20;
    /** What a socket's path may have on every system, with room for the terminating zero. */
    private static final int LONGEST_PATH = 100;
    private static final int MOST_ARGUMENTS = 256;
    private static final int MOST_AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(5);

    private final FileChannel lock;
    private final Path socket;
    private final ServerSocketChannel server;
    private final Consumer<List<String>> onArguments;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    private SingleInstance(FileChannel lock, Path socket, Consumer<List<String>> onArguments) throws IOException {
        this.lock = lock;
        this.socket = socket;
        this.onArguments = onArguments;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    /**
     * Takes the folder; empty when another program has it.
     *
     * @param onArguments gets the arguments of later starts, on a thread of its own
     */
    public static Optional<SingleInstance> take(Path folder, Consumer<List<String>> onArguments) throws IOException {
        AppPaths.make(folder);
        FileChannel lock = FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!locked(lock)) {
            lock.close();
            return Optional.empty();
        }
        try {
            lock.truncate(0);
            var mine = new SingleInstance(lock, socket(folder), onArguments);
            Thread.ofPlatform().daemon().name("app-instance").start(mine::serve);
            lock.write(ByteBuffer.wrap((mine.socket + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            return Optional.of(mine);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Gives arguments to the program that has the folder; false when there is none or it does not take them in time. */
    public static boolean handOver(Path folder, List<String> arguments) {
        return handOver(folder, arguments, PATIENCE);
    }

    static boolean handOver(Path folder, List<String> arguments, Duration patience) {
        try (SocketChannel link = SocketChannel.open(StandardProtocolFamily.UNIX); var _ = new Deadline(link, patience)) {
            link.connect(UnixDomainSocketAddress.of(address(folder)));
            var out = new DataOutputStream(Channels.newOutputStream(link));
            out.writeInt(arguments.size());
            for (String argument : arguments) {
                out.writeUTF(argument);
            }
            out.flush();
            return Channels.newInputStream(link).read() == 1;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Nobody took the arguments", e);
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        lock.close();
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                SocketChannel link = server.accept();
                if (places.tryAcquire()) {
                    Thread.ofVirtual().start(() -> receive(link));
                } else {
                    link.close();
                }
            } catch (IOException e) {
                if (server.isOpen()) {
                    LOG.log(System.Logger.Level.WARNING, "Second starts are no longer seen", e);
                    return;
                }
            }
        }
    }

    private void receive(SocketChannel from) {
        try (SocketChannel link = from; var _ = new Deadline(link, PATIENCE)) {
            var in = new DataInputStream(Channels.newInputStream(link));
            int count = in.readInt();
            if (count < 0 || count > MOST_ARGUMENTS) {
                throw new IOException(count + " arguments");
            }
            var arguments = new ArrayList<String>(count);
            for (int i = 0; i < count; i++) {
                arguments.add(in.readUTF());
            }
            onArguments.accept(arguments);
            Channels.newOutputStream(link).write(1);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A second start went away", e);
        } finally {
            places.release();
        }
    }

    /** Closes a connection whose other end is suspended: reading from it ends with an exception then. */
    private static final class Deadline implements AutoCloseable {
        private final CompletableFuture<Void> over;

        Deadline(SocketChannel link, Duration patience) {
            over = CompletableFuture.runAsync(() -> {
                try {
                    link.close();
                } catch (IOException e) {
                    LOG.log(System.Logger.Level.DEBUG, "Closing what does not answer", e);
                }
            }, CompletableFuture.delayedExecutor(patience.toNanos(), TimeUnit.NANOSECONDS));
        }

        @Override
        public void close() { over.cancel(false); }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException heldByThisProgram) {
            return false;
        }
    }

    /** Where the other listens; one that has just taken the folder needs a moment to say so. */
    private static Path address(Path folder) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String address = Files.readString(file(folder));
            if (address.endsWith("\n")) {
                return Path.of(address.strip());
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(folder + " is taken by a program that does not say where it listens");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static Path file(Path folder) { return folder.resolve("window.lock"); }

    private static Path socket(Path folder) throws IOException {
        Path near = folder.toAbsolutePath().resolve("window.sock");
        if (near.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            return Files.createTempDirectory("thalamus").resolve("s");
        }
        Files.deleteIfExists(near);
        return near;
    }
}
