package dev.thalamus.hub.net;

/** Whom nothing of a link interests. */
public final class Unheard implements LinkHandler {
    @Override
    public void opened(Link link) {}

    @Override
    public void received(Inbound inbound) {}

    @Override
    public void writable(Link link) {}

    @Override
    public void broke(Link link, int code, String reason) {}

    @Override
    public void ended(Link link, int code, String reason) {}

    @Override
    public void refused(String address, int status, String why) {}
}
