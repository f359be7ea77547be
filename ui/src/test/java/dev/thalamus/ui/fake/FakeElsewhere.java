package dev.thalamus.ui.fake;

import dev.thalamus.hub.HubException;
import dev.thalamus.ui.host.HubsElsewhere;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Hubs elsewhere that let in whoever knows the token. Thread-safe. */
public final class FakeElsewhere implements HubsElsewhere {
    public static final String TOKEN = "s3cret";

    private final Consumer<Boolean> shows;
    private final List<Site> sites = new ArrayList<>();
    private String watched = "";

    /** @param shows told whether one of these is shown now */
    public FakeElsewhere(Consumer<Boolean> shows) { this.shows = shows; }

    @Override
    public synchronized List<Site> sites() { return List.copyOf(sites); }

    @Override
    public synchronized CompletableFuture<Site> attach(String address, String token) {
        if (!token.equals(TOKEN)) {
            return CompletableFuture.failedFuture(new HubException("it takes us for a guest: its operator's token is another one"));
        }
        var site = new Site(address, "empresa-a.com", true);
        sites.add(site);
        watch(address);
        return CompletableFuture.completedFuture(site);
    }

    @Override
    public synchronized void detach(String url) {
        sites.removeIf(site -> site.url().equals(url));
        watch("");
    }

    @Override
    public synchronized void watch(String url) {
        watched = url;
        shows.accept(!url.isEmpty());
    }

    @Override
    public synchronized Optional<String> watched() { return watched.isEmpty() ? Optional.empty() : Optional.of(watched); }
}
