package dev.thalamus.hub.net;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes under a link: an upgraded channel, or a fake one in a test. */
public interface Transport {
    /** Writes what the socket takes now, without blocking; returns how many bytes. */
    long write(ByteBuffer[] buffers, int count) throws IOException;

    /** Pushes out what the transport itself holds back; false when it still holds something: then {@link #awaitWritable} and go on. */
    default boolean flush() throws IOException {
        return true;
    }

    /** Asks for one call of {@link LinkHandler#writable} when the socket takes bytes again. */
    void awaitWritable();

    /** Stops or resumes reading from the socket. Thread-safe. */
    void reading(boolean on);

    /** Whether reading was stopped. Thread-safe. */
    boolean heldUp();

    /** Whether {@link #write} may be called on any thread; if not, only inside {@link #execute}. */
    boolean writesAnywhere();

    /** Runs work on the I/O thread of this connection. */
    void execute(Runnable work);

    /** Says that no more bytes will be written; what the socket holds is still sent. */
    void endWrites();

    /** Closes the socket at once. */
    void close();

    /** The peer's IP address and port. */
    String address();

    /** Whether the peer is on this machine, so that the limits for strangers are not for it. */
    boolean loopback();
}
