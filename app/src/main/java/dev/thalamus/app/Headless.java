package dev.thalamus.app;

import dev.thalamus.app.command.Exit;
import dev.thalamus.app.command.Unavailable;
import dev.thalamus.app.host.AppPaths;
import dev.thalamus.app.host.StopSignal;
import dev.thalamus.app.host.Version;
import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubException;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.event.Subscription;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.StoreHealth;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A hub in a terminal: says where it listens, tells what happens a line an event, stops when asked. Confined to the main thread. */
final class Headless {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Events that may wait for the terminal; a slow one misses the rest and says how many. */
    private static final int WAITING = 4_096;

    private final Function<HubConfig, Hub> engine;
    private final StopSignal stop;
    private final PrintWriter out;
    private long missed;

    Headless(Function<HubConfig, Hub> engine, StopSignal stop, PrintWriter out) {
        this.engine = engine;
        this.stop = stop;
        this.out = out;
    }

    /** Runs until somebody asks for the end. */
    Exit run(HubConfig config) {
        Path folder = config.storage().dir();
        say("Thalamus " + Version.current() + ", data in " + folder);
        try (Hub hub = open(config); Subscription events = hub.events().subscribe(WAITING)) {
            say("Listening on " + hub.info().url() + " as " + hub.info().domain() + "; Ctrl+C stops");
            tellStore(hub);
            hub.dashboard().ifPresent(url -> say("Dashboard on " + url));
            while (!stop.await(LOOK)) {
                tell(events);
            }
            tell(events);
            say("Stopping");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        say("Stopped");
        return Exit.OK;
    }

    private Hub open(HubConfig config) {
        try {
            AppPaths.make(config.storage().dir());
            return engine.apply(config);
        } catch (HubException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new Unavailable("the data folder cannot be made: " + e.getMessage(), e);
        }
    }

    /** A store that was damaged said so while the hub was opened, when nobody could be watching its events yet. */
    private void tellStore(Hub hub) throws InterruptedException {
        try {
            HubSnapshot now = hub.snapshot().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (now.store().state() != StoreHealth.State.OK) {
                EventLine.of(new HubEvent.StoreChanged(now.takenMillis(), now.store())).ifPresent(this::say);
            }
        } catch (ExecutionException | TimeoutException unanswered) {
            say("! the hub does not say how its store is: " + unanswered);
        }
    }

    private void tell(Subscription events) {
        events.drain(WAITING, event -> EventLine.of(event).ifPresent(this::say));
        if (events.missed() > missed) {
            say(events.missed() - missed + " events are not shown: there were more than this terminal takes");
            missed = events.missed();
        }
    }

    private void say(String line) {
        out.println("[" + STAMP.format(LocalTime.now(ZoneId.systemDefault())) + "] " + line);
        out.flush();
    }
}
