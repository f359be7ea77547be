package dev.thalamus.ui.host;

import dev.thalamus.hub.HubInfo;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Another hub in this program, linked with the first, to try what two hubs do. Thread-safe; nothing here blocks.
 */
public interface SecondHub {
    /** Opens it on a free port of loopback, makes both each other's peers, and lets simulated agents join it; ends when signals can go. */
    CompletableFuture<HubInfo> open();

    /** Takes its agents away, forgets the link and closes it. */
    CompletableFuture<Void> close();

    /** Whether it is there or on its way. */
    boolean running();

    /** Where it listens; empty while it does not. */
    Optional<HubInfo> info();

    /** Shows it in the window instead of the first, or the first again. */
    void watch(boolean second);

    /** Whether the window shows it. */
    boolean watched();
}
