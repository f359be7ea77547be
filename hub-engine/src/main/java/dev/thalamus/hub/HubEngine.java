package dev.thalamus.hub;

import dev.thalamus.hub.audit.AuditLog;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.Requests;
import dev.thalamus.hub.core.Status;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.federation.Federation;
import dev.thalamus.hub.federation.Surroundings;
import dev.thalamus.hub.identity.AuthAdapter;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.Ids;
import dev.thalamus.hub.kit.Lifecycle;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.RemoteAgentView;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.net.FlushList;
import dev.thalamus.hub.net.Gate;
import dev.thalamus.hub.net.Listener;
import dev.thalamus.hub.net.Network;
import dev.thalamus.hub.network.NetworkHub;
import dev.thalamus.hub.neural.NeuralProtocol;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.rpc.Dispatcher;
import dev.thalamus.hub.rpc.RpcMethods;
import dev.thalamus.hub.rpc.SignalDesk;
import dev.thalamus.hub.session.Trail;
import dev.thalamus.hub.store.Journal;
import dev.thalamus.hub.store.JournalLimits;
import dev.thalamus.hub.store.Store;
import dev.thalamus.hub.store.StoreException;
import dev.thalamus.hub.store.StoreLimits;
import dev.thalamus.hub.web.OperatorKey;
import dev.thalamus.hub.web.WebServer;
import dev.thalamus.hub.web.WebView;
import dev.thalamus.hub.wire.JsonText;
import dev.thalamus.hub.wire.RpcEnvelope;
import dev.thalamus.hub.wire.SignalFrame;
import dev.thalamus.hub.wire.WireFault;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A hub: the only place where the engine's parts meet. Thread-safe.
 *
 * <p>Start is recovery, always: there is no other path. {@link #close} stops in the reverse order of the start, each part with a deadline.
 */
public final class HubEngine implements Hub {
    /** The version that the hub tells. */
    public static final String VERSION = "0.9.0";
    private static final System.Logger LOG = System.getLogger("dev.thalamus.hub");
    private static final long TICK_MILLIS = 100;
    private static final long HEARTBEAT_TICKS = 300;

    private final Clock clock;
    private final Ids ids = Ids.random();
    private final EventBus events = new EventBus();
    private final FlushList flushes = new FlushList();
    private final Lifecycle lifecycle;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final SerialOwner owner;
    private final Store store;
    private final Journal journal;
    private final Core core;
    private final NeuralProtocol neural;
    private final NetworkHub network;
    private final Federation federation;
    private final SignalDesk signals;
    private final Dispatcher dispatcher;
    private final Queues queues;
    private final Oversight oversight;
    private final HubInfo info;
    private final @Nullable String dashboard;
    private long ticks;

    /**
     * What a hub is given besides its configuration.
     *
     * @param proofs ways for AG2's agents to prove who they are, besides none, API key and Ed25519
     * @param trail takes down who did what in sessions
     */
    public record With(Clock clock, List<AuthAdapter> proofs, Trail trail) {
        /** The machine's clock and nothing else. */
        public static final With NOTHING = new With(Clock.system(), List.of(), Trail.NONE);
    }

    private HubEngine(HubConfig config, With with, Lifecycle lifecycle, Predicate<InetAddress> local) throws IOException {
        this.lifecycle = lifecycle;
        clock = with.clock();
        ExecutorService relief = Executors.newSingleThreadExecutor(daemon("hub-core"));
        lifecycle.started("core", Duration.ofSeconds(1), relief::shutdown);
        owner = new SerialOwner(flushes::flush, relief, failure -> fault("a turn of the core", failure));
        store = Store.open(config.storage().dir(), clock,
                new StoreLimits(8_192, config.storage().storeBytes(), config.storage().diskFloor()),
                health -> events.publish(new HubEvent.StoreChanged(clock.wallMillis(), health)));
        lifecycle.started("store", Duration.ofSeconds(5), () -> store.close(Duration.ofSeconds(4)));
        journal = Journal.open(config.storage().dir(), clock,
                JournalLimits.of(config.storage().journalBytes(), config.storage().journalAge(), config.storage().diskFloor()));
        lifecycle.started("journal", Duration.ofSeconds(3), () -> journal.close(Duration.ofSeconds(2)));
        long startedMillis = clock.wallMillis();
        Set<String> ownDomains = ownDomains(config);
        core = new Core(config, store, journal::append, events, clock, owner, ownDomains);
        federation = Federation.open(new Surroundings(config, core, store, journal, events, clock, owner, ids, ownDomains,
                new SplittableRandom()));
        core.remotes(federation);
        AuditLog audit = AuditLog.open(config.storage().dir().resolve("audit"), config.network().auditBytes(), clock,
                problem -> events.publish(new HubEvent.Fault(clock.wallMillis(), "the audit log", problem)));
        lifecycle.started("audit", Duration.ofSeconds(3), audit);
        network = NetworkHub.open(new NetworkHub.Parts(config, core, owner, events, clock, ids, with.trail(), with.proofs(),
                journal, audit));
        queues = new CoreQueues(core.queueOperations(), work -> owner.submitElsewhere(Turn.of(work)), network.trail());
        oversight = new CoreOversight(network.desk(), work -> owner.submitElsewhere(Turn.of(work)));
        lifecycle.started("sessions", Duration.ofSeconds(6), this::closeNetwork);
        lifecycle.started("what was learned", Duration.ofSeconds(1), () -> inTurn(core::save).get(1, TimeUnit.SECONDS));
        var status = new Status(core, federation.agents(), clock, startedMillis);
        signals = new SignalDesk(journal, owner);
        lifecycle.started("questions to the history", Duration.ofSeconds(1), signals);
        var catalog = RpcMethods.catalog(
                new RpcMethods.Parts(core, status, federation.agents(), federation, network.desk(), signals, clock, ids, this::look,
                        () -> info().domain()),
                () -> info().url(), VERSION);
        dispatcher = new Dispatcher(catalog, config.limits(), events, clock, network.trail());
        neural = new NeuralProtocol(config, core, owner, events, clock, dispatcher, status);
        neural.peers(federation::accept);
        var operator = new OperatorKey(config.storage().dir());
        var gate = new Gate(config.listen(), operator.token());
        var doors = new Doors(neural, network.protocol(), config.network().enabled(),
                work -> owner.submitElsewhere(Turn.of(() -> work.accept(network.trail()))));
        Listener listener = new Listener(config, doors, flushes, doors::handle, gate, local, Pages.plain());
        lifecycle.started("listener", Duration.ofSeconds(4), listener);
        lifecycle.started("links", Duration.ofSeconds(3), this::closeLinks);
        boolean secure = config.listen().cert() != null;
        int port = listener.address().getPort();
        ownDomains.add(config.listen().host() + ":" + port);
        String host = config.listen().host();
        info = new HubInfo((secure ? "wss://" : "ws://") + shown(host) + ":" + port, host, port,
                config.listen().domain().isEmpty() ? host + ":" + port : config.listen().domain(), secure, startedMillis);
        owner.submitElsewhere(Turn.of(() -> federation.start(info.domain(), listener.dialer(), neural::dialled)));
        lifecycle.started("federation", Duration.ofSeconds(1), () -> inTurn(federation::stop).get(1, TimeUnit.SECONDS));
        dashboard = config.web().dashboardPort() == 0 ? null : dashboard(config, listener, gate, status);
        operator.publish(reachable(info.url()), dashboard == null ? null : reachable(dashboard) + "rpc",
                config.listen().cert());
        lifecycle.started("operator's key", Duration.ofSeconds(1), operator);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon("hub-clock"));
        ScheduledFuture<?> ticking = timer.scheduleAtFixedRate(() -> owner.submitElsewhere(Turn.of(this::tick)), TICK_MILLIS, TICK_MILLIS,
                TimeUnit.MILLISECONDS);
        lifecycle.started("clock", Duration.ofSeconds(1), () -> {
            ticking.cancel(false);
            timer.shutdownNow();
        });
        events.publish(new HubEvent.HubStarted(startedMillis, info.url(), info.domain()));
    }

    /**
     * Starts a hub.
     *
     * @throws HubException when it cannot; the message says what to do, and nothing is left running
     */
    public static HubEngine open(HubConfig config) { return open(config, With.NOTHING); }

    /**
     * Starts a hub with parts of its host.
     *
     * @throws HubException as {@link #open(HubConfig)}
     */
    public static HubEngine open(HubConfig config, With with) { return open(config, with, Network.THIS_MACHINE); }

    /** @param local tells programs on this machine, for which the limits for strangers are not, from others */
    static HubEngine open(HubConfig config, Predicate<InetAddress> local) {
        return open(config, With.NOTHING, local);
    }

    private static HubEngine open(HubConfig config, With with, Predicate<InetAddress> local) {
        var lifecycle = new Lifecycle((part, why) -> LOG.log(System.Logger.Level.ERROR, "stopping " + part + " failed", why));
        try {
            return new HubEngine(config, with, lifecycle, local);
        } catch (IOException | StoreException failed) {
            lifecycle.stop();
            throw new HubException(String.valueOf(failed.getMessage()), failed);
        }
    }

    @Override
    public HubInfo info() { return info; }

    @Override
    public EventBus events() { return events; }

    @Override
    public History history() { return journal; }

    @Override
    public Queues queues() { return queues; }

    @Override
    public Optional<String> dashboard() { return Optional.ofNullable(dashboard); }

    @Override
    public CompletableFuture<HubSnapshot> snapshot() { return ask(this::look); }

    private HubSnapshot look() {
        StoreHealth health = store.health();
        var agents = new ArrayList<>(core.views());
        agents.addAll(network.agents());
        return new HubSnapshot(clock.wallMillis(), info.startedMillis(), core.totals(connections()), agents, core.queues(),
                core.plasticity().all(), new StoreHealth(health.state(), health.detail(), health.bytes(), journal.bytes()),
                federation.all(), federation.agents().all().stream()
                        .map(a -> new RemoteAgentView(a.name(), a.domain(), a.hash(), a.online(), a.lastSeen(), a.received(), a.sent()))
                        .toList());
    }

    /** Serves the pages; answers where. */
    private String dashboard(HubConfig config, Listener listener, Gate gate, Status status) throws IOException {
        var web = new WebServer(new WebServer.Parts(config, gate, owner, dispatcher, status, journal,
                () -> ask(() -> new WebView(look(), core.meters(), network.meters(), federation.agents().all(), flushes.queuedBytes(),
                        journal.missed(),
                        events.watchers())),
                new WebServer.About(VERSION, info.url(), info.domain())), listener.worker());
        lifecycle.started("dashboard", Duration.ofSeconds(2), web);
        return (info.secure() ? "https://" : "http://") + shown(info.host()) + ":" + web.address().getPort() + "/";
    }

    /** An address to connect to: one that stands for all of them is none. */
    private static String reachable(String url) {
        return url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:");
    }

    private static String shown(String host) { return host.contains(":") ? "[" + host + "]" : host; }

    @Override
    public CompletableFuture<String> rpc(String request) {
        var answer = new CompletableFuture<String>();
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        JsonNode message;
        try {
            message = JsonText.read(bytes, 0, bytes.length);
        } catch (WireFault fault) {
            return CompletableFuture.completedFuture(new String(RpcEnvelope.Invalid.parseError(fault).answer(), StandardCharsets.UTF_8));
        }
        submit(() -> {
            if (!dispatcher.handle(console(), message, reply -> answer.complete(new String(reply, StandardCharsets.UTF_8)))) {
                answer.complete("");
            }
        }, answer);
        return answer;
    }

    @Override
    public CompletableFuture<SendReceipt> send(String target, SignalType type, String payload) {
        var answer = new CompletableFuture<SendReceipt>();
        submit(() -> {
            try {
                byte[] frame = SignalFrame.encode(type.code(), clock.wallMicros() / 1e6, ids.messageId(), "console", target,
                        payload.getBytes(StandardCharsets.UTF_8));
                core.route(core.anonymous("console"), Protocol.JSON_RPC, frame, SignalFrame.check(frame, 0, frame.length),
                        answer::complete);
            } catch (WireFault fault) {
                answer.complete(new SendReceipt(Outcome.REFUSED, Reason.MALFORMED, "", 0, "", 0));
            }
        }, answer);
        return answer;
    }

    @Override
    public Oversight oversight() { return oversight; }

    @Override
    public CompletableFuture<Boolean> disconnect(String hash) {
        return ask(() -> {
            var agent = core.agent(hash);
            if (agent != null) {
                network.trail().record("operator_disconnected", Map.of("name", agent.name(), "by", "operator"));
                agent.link().close(1000, Clause.DISCONNECTED.of());
            }
            return agent != null;
        });
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            lifecycle.stop();
            events.publish(new HubEvent.HubStopped(clock.wallMillis()));
        }
    }

    private Requests.Caller console() { return new Requests.Caller(Requests.Role.OPERATOR, null, "console", null); }

    private void tick() {
        ticks++;
        boolean wholeSecond = ticks % (1_000 / TICK_MILLIS) == 0;
        core.tick(wholeSecond);
        federation.tick(clock.nanos());
        network.tick(wholeSecond);
        signals.tick();
        if (wholeSecond) {
            neural.tick();
        }
        if (ticks % HEARTBEAT_TICKS == 0) {
            var totals = core.totals(0);
            events.publish(new HubEvent.Heartbeat(clock.wallMillis(), totals.agents(), totals.signals(), totals.bytes(), totals.pending(),
                    Duration.ofMillis(clock.wallMillis() - info.startedMillis())));
        }
    }

    /** Close frames go out, peers get a moment to answer, then the sockets are closed. */
    private void closeLinks() throws Exception {
        inTurn(() -> {
            neural.stop();
            network.protocol().stop();
        }).get(1, TimeUnit.SECONDS);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (ask(this::connections).get(1, TimeUnit.SECONDS) > 0 && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        inTurn(() -> {
            neural.stopNow();
            network.protocol().stopNow();
        }).get(1, TimeUnit.SECONDS);
    }

    private int connections() { return neural.connections() + network.protocol().connections(); }

    private void closeNetwork() throws Exception {
        inTurn(network::save).get(1, TimeUnit.SECONDS);
        network.close();
    }

    private <T> CompletableFuture<T> ask(java.util.function.Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        submit(() -> answer.complete(question.get()), answer);
        return answer;
    }

    private CompletableFuture<Boolean> inTurn(Runnable work) {
        return ask(() -> {
            work.run();
            return true;
        });
    }

    /** From outside: the caller's thread (the window's) must not run the core's turns. */
    private void submit(Runnable work, CompletableFuture<?> answer) {
        owner.submitElsewhere(Turn.of(() -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        }));
    }

    private void fault(String where, Throwable what) {
        LOG.log(System.Logger.Level.ERROR, where + " failed", what);
        events.publish(new HubEvent.Fault(clock.wallMillis(), where, what.toString()));
    }

    private static Set<String> ownDomains(HubConfig config) {
        var own = new CopyOnWriteArraySet<String>();
        if (!config.listen().domain().isEmpty()) {
            own.add(config.listen().domain());
        }
        own.add(config.listen().host() + ":" + config.listen().port());
        return own;
    }

    private static ThreadFactory daemon(String name) { return Thread.ofPlatform().daemon().name(name).factory(); }
}
