package dev.thalamus.hub.sandbox;

import dev.thalamus.hub.model.SignalType;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A scenario being played against a hub, over real WebSockets.
 *
 * <p>Thread-safe; nothing here blocks but {@link #close}. Listeners are called on the run's virtual threads, one event at a time an agent, and
 * should be quick: a slow one slows the play.
 */
public final class DemoRun implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DemoRun.class.getName());
    private static final Duration CURTAIN = Duration.ofSeconds(10);

    private final Scenario scenario;
    private final List<Actor> actors = new ArrayList<>();
    private final Map<String, String> labels;
    private final CopyOnWriteArrayList<Consumer<? super DemoEvent>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final Director director;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<Tally> finished = new CompletableFuture<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private DemoRun(List<URI> hubs, Scenario scenario, DemoOptions options) {
        this.scenario = scenario;
        var client = HttpClient.newBuilder().executor(threads).version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5));
        if (options.trust() != null) {
            client.sslContext(options.trust());
        }
        http = client.build();
        director = new Director(options.speed());
        for (Scenario.Part part : scenario.cast(options)) {
            int number = 1 + (int) actors.stream().filter(actor -> actor.player.name().equals(part.name())).count();
            actors.add(new Actor(hubs.get(part.hub()), Player.of(options.troupe(), part.name(), number), part.behaviour()));
        }
        labels = actors.stream().map(actor -> actor.player).collect(Collectors.toMap(Player::hash, Player::label));
    }

    /** Begins to play; returns at once. A hub that cannot be reached is tried again and again, and the listeners learn why. */
    public static DemoRun start(URI hub, Scenario scenario, DemoOptions options, Consumer<? super DemoEvent> listener) {
        return start(List.of(hub), scenario, options, listener);
    }

    /** As the other one, at as many hubs as the scenario needs. */
    public static DemoRun start(List<URI> hubs, Scenario scenario, DemoOptions options, Consumer<? super DemoEvent> listener) {
        if (hubs.size() < scenario.hubs()) {
            throw new IllegalArgumentException(scenario.id() + " needs " + scenario.hubs() + " hubs, not " + hubs.size());
        }
        var run = new DemoRun(hubs, scenario, options);
        run.listen(listener);
        run.actors.forEach(actor -> actor.agent.start());
        return run;
    }

    /** What is played. */
    public Scenario scenario() { return scenario; }

    /** Who plays, in the order of the cast. */
    public List<Player> players() { return actors.stream().map(actor -> actor.player).toList(); }

    /** Listens from now on. */
    public void listen(Consumer<? super DemoEvent> listener) { listeners.add(listener); }

    /** Listens no longer. */
    public void unlisten(Consumer<? super DemoEvent> listener) { listeners.remove(listener); }

    /** Who sent and got how much until now. */
    public Tally tally() { return new Tally(actors.stream().map(Actor::line).toList()); }

    /** Completes when the play is over by itself; the agents stay connected until {@link #stop}. Fails when it is stopped before. */
    public CompletableFuture<Tally> finished() {
        return finished.copy();
    }

    /** Takes all agents off the hub; completes when they are gone, within 5 seconds. */
    public CompletableFuture<Void> stop() {
        if (stopping.compareAndSet(false, true)) {
            director.close();
            var goodbyes = actors.stream().map(actor -> CompletableFuture.runAsync(actor.agent::close, threads))
                    .toArray(CompletableFuture[]::new);
            var _ = CompletableFuture.allOf(goodbyes).orTimeout(5, TimeUnit.SECONDS)
                    .whenComplete((_, _) -> Thread.ofVirtual().start(() -> {
                        http.shutdownNow();
                        threads.shutdownNow();
                        finished.cancel(false);
                        stopped.complete(null);
                    }));
        }
        return stopped.copy();
    }

    /** Stops and waits for it. */
    @Override
    public void close() { stop().join(); }

    private void tell(DemoEvent event) {
        for (Consumer<? super DemoEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException fault) {
                LOG.log(System.Logger.Level.WARNING, "A listener of the demo failed; the demo goes on", fault);
            }
        }
    }

    private void raiseCurtain() {
        if (begun.compareAndSet(false, true)) {
            actors.forEach(actor -> actor.act(() -> actor.behaviour.begin(actor)));
        }
    }

    /** One agent with its part: what the agent hears goes to the director's thread, where the part is played. */
    private final class Actor implements SimulatedAgent.Listener, Stage {
        final Player player;
        final Behaviour behaviour;
        final SimulatedAgent agent;

        Actor(URI hub, Player player, Behaviour behaviour) {
            this.player = player;
            this.behaviour = behaviour;
            agent = new SimulatedAgent(http, hub, player, this);
        }

        Tally.Line line() { return new Tally.Line(player, agent.joined(), agent.sent(), agent.received(), agent.unsent()); }

        @Override
        public void joined() {
            tell(new DemoEvent.Joined(player));
            boolean everybody = actors.stream().allMatch(actor -> actor.agent.joined());
            director.after(everybody ? Duration.ZERO : CURTAIN, DemoRun.this::raiseCurtain);
        }

        @Override
        public void left(String why) { tell(new DemoEvent.Left(player, why)); }

        @Override
        public void heard(Heard signal) throws InterruptedException {
            tell(new DemoEvent.Received(player, labels.getOrDefault(signal.source(), signal.source()), signal.type(),
                    signal.payload().toString()));
            director.now(() -> act(() -> behaviour.hear(this, signal)));
        }

        @Override
        public void trouble(String what) { tell(new DemoEvent.Trouble(player, what)); }

        @Override
        public Player self() { return player; }

        @Override
        public void send(String target, SignalType type, JsonNode payload) {
            if (agent.send(target, type, payload)) {
                tell(new DemoEvent.Sent(player, target, type, payload.toString()));
            }
        }

        @Override
        public void after(Duration delay, Runnable act) {
            if (!director.after(delay, () -> act(act)) && !stopping.get()) {
                trouble("more than " + Director.TIMERS + " acts wait; one was left out");
            }
        }

        /** An act that fails costs itself and is reported. */
        void act(Runnable act) {
            try {
                act.run();
            } catch (RuntimeException fault) {
                trouble(String.valueOf(fault.getMessage()));
            }
        }

        @Override
        public void leave(Duration away) {
            agent.leave();
            after(away, agent::comeBack);
        }

        @Override
        public void finish() {
            if (over.compareAndSet(false, true)) {
                Tally tally = tally();
                tell(new DemoEvent.Finished(tally));
                finished.complete(tally);
            }
        }
    }
}
