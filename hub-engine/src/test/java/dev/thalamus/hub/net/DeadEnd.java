package dev.thalamus.hub.net;

import java.nio.ByteBuffer;

/** The bytes under a link that leads nowhere: a test overrides what it wants to happen. */
public class DeadEnd implements Transport {
    private final String address;
    private final boolean loopback;

    public DeadEnd(String address, boolean loopback) {
        this.address = address;
        this.loopback = loopback;
    }

    /** To this machine. */
    public DeadEnd() { this("127.0.0.1:1", true); }

    @Override
    public long write(ByteBuffer[] buffers, int count) { return 0; }

    @Override
    public void awaitWritable() {}

    @Override
    public void reading(boolean on) {}

    @Override
    public boolean heldUp() { return false; }

    @Override
    public boolean writesAnywhere() { return true; }

    @Override
    public void execute(Runnable work) { work.run(); }

    @Override
    public void endWrites() {}

    @Override
    public void close() {}

    @Override
    public String address() { return address; }

    @Override
    public boolean loopback() { return loopback; }
}
