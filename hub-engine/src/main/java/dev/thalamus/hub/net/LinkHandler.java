package dev.thalamus.hub.net;

/**
 * What the network tells the floor above. All calls come on I/O threads; the handler hands over to the core.
 */
public interface LinkHandler {
    /** A connection was upgraded. */
    void opened(Link link);

    /** Messages were read. The handler owns {@code inbound} until it calls {@link Inbound#release}. */
    void received(Inbound inbound);

    /** The socket takes bytes again, or bytes handed to the link's own thread were written. */
    void writable(Link link);

    /** The peer broke RFC 6455 or a limit: what came before it was delivered, nothing after it will be. The handler closes the link. */
    void broke(Link link, int code, String reason);

    /**
     * The connection is over: the peer closed, broke the protocol, or the socket failed. Called once for each link.
     *
     * @param code WebSocket close code; 1006 when there was no close frame
     */
    void ended(Link link, int code, String reason);

    /** A connection was refused before it became a link. */
    void refused(String address, int status, String why);
}
