package dev.thalamus.hub.wire;

/** Bytes from a socket that break the rules. Immutable; without a stack trace, because a hostile client must not make it expensive. */
public final class WireFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    public WireFault(Fault fault) {
        super(fault.sentence(), null, false, false);
        this.fault = fault;
    }

    /** A fault with what exactly was found, such as {@code byte 17}; it must not repeat secrets. */
    public WireFault(Fault fault, String detail) {
        super(fault.sentence() + " (" + detail + ")", null, false, false);
        this.fault = fault;
    }

    public Fault fault() { return fault; }
}
