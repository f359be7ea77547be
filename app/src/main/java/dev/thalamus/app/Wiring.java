package dev.thalamus.app;

import dev.thalamus.app.command.Exit;
import dev.thalamus.app.command.Misunderstood;
import dev.thalamus.app.command.PathWish;
import dev.thalamus.app.command.Programs;
import dev.thalamus.app.command.SignalWish;
import dev.thalamus.app.host.AppPaths;
import dev.thalamus.app.host.Crash;
import dev.thalamus.app.host.Logs;
import dev.thalamus.app.host.StopSignal;
import dev.thalamus.app.path.Launchers;
import dev.thalamus.hub.HubEngine;
import dev.thalamus.hub.config.BoundConfig;
import dev.thalamus.hub.sandbox.Scenario;
import dev.thalamus.hub.web.Trust;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What each command starts: the only place where engine, window and terminal meet. Confined to the main thread. */
final class Wiring implements Programs {
    private final AppPaths paths;
    private final Crash crash;
    private final StopSignal stop;
    private final Toolkit toolkit;

    Wiring(AppPaths paths, Crash crash, StopSignal stop, Toolkit toolkit) {
        this.paths = paths;
        this.crash = crash;
        this.stop = stop;
        this.toolkit = toolkit;
    }

    @Override
    public Exit window(BoundConfig config, List<Path> captures, PrintWriter out) {
        Logs.keep(paths.logs());
        return new WindowProgram(HubEngine::open, paths, crash, stop, toolkit, out).run(config, captures);
    }

    @Override
    public Exit hub(BoundConfig config, PrintWriter out) {
        Logs.keep(paths.logs());
        return new Headless(HubEngine::open, stop, out).run(config.config());
    }

    @Override
    public Exit demo(URI hub, Scenario scenario, @Nullable Path trust, PrintWriter out) {
        if (scenario.hubs() == 1) {
            return new Demonstration(stop, out).run(List.of(hub), scenario, trust == null ? null : certificates(trust));
        }
        try (var hubs = LinkedHubs.open(HubEngine::open, scenario.domains())) {
            return new Demonstration(stop, out).run(hubs.addresses(), scenario, null);
        }
    }

    @Override
    public Exit tail(SignalWish wish, PrintWriter out, PrintWriter err) { return new SignalTerminal(stop, out, err).tail(wish); }

    @Override
    public Exit query(SignalWish wish, PrintWriter out, PrintWriter err) { return new SignalTerminal(stop, out, err).query(wish); }

    @Override
    public Exit path(PathWish wish, PrintWriter out) { return new PathTerminal(Launchers.here(paths), out).run(wish); }

    @Override
    public Exit rehearse(PrintWriter out) { return new Rehearsal(HubEngine::open, crash, stop, toolkit, out).run(); }

    private static SSLContext certificates(Path trust) {
        try {
            return Trust.in(trust);
        } catch (IOException unusable) {
            throw new Misunderstood("--trust: " + unusable.getMessage());
        }
    }
}
