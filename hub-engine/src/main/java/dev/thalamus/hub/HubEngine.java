package dev.thalamus.hub;

import dev.thalamus.hub.audit.AuditLog;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.core.Core;
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
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A hub: the only place where the engine's parts meet. Thread-safe.
 *
 * <p>Start is recovery, always: there is no other path. {@link #close} stops in the reverse order of the start, each part with a deadline and all within ten seconds.
 */
public final class HubEngine implements Hub {
    /** The version that the hub tells. */
    public static final String VERSION = "0.9.0";
    private static final System.Logger LOG = System.getLogger("dev.thalamus.hub");

    private static final Duration STOP = Duration.ofSeconds(10);

    private final Clock clock;
    private final Ids ids = Ids.random();
    private final EventBus events = new EventBus();
    private final FlushList flushes = new FlushList();
    private final Lifecycle lifecycle;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CoreCalls calls;
    private final Store store;
    private final Journal journal;
    private final Core core;
    private final NetworkHub network;
    private final Federation federation;
    private final Doors doors;
    private final Console console;
    private final Queues queues;
    private final Oversight oversight;
    private final HubInfo info;
    private final @Nullable String dashboard;

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
        var owner = new SerialOwner(flushes::flush, relief, failure -> fault("a turn of the core", failure));
        calls = new CoreCalls(owner);
        lifecycle.started("core", Duration.ofSeconds(1), () -> {
            calls.end();
            relief.shutdown();
        });
        store = Store.open(config.storage().dir(), clock,
                new StoreLimits(8_192, config.storage().storeBytes(), config.storage().diskFloor()),
                health -> events.publish(new HubEvent.StoreChanged(clock.wallMillis(), health)));
        lifecycle.started("store", Duration.ofSeconds(5), () -> store.close(Duration.ofSeconds(4)));
        journal = Journal.open(config.storage().dir(), clock,
                JournalLimits.of(config.storage().journalBytes(), config.storage().journalAge(), config.storage().diskFloor()));
        lifecycle.started("journal", Duration.ofSeconds(3), () -> journal.close(Duration.ofSeconds(2)));
        long startedMillis = clock.wallMillis();
        Set<String> ownDomains = Addresses.ownDomains(config);
        core = new Core(config, store, journal::append, events, clock, owner, ownDomains);
        federation = Federation.open(new Surroundings(config, core, store, journal, events, clock, owner, ids, ownDomains,
                new SplittableRandom()));
        core.remotes(federation);
        AuditLog audit = AuditLog.open(config.storage().dir().resolve("audit"), config.network().auditBytes(), clock,
                problem -> events.publish(new HubEvent.Fault(clock.wallMillis(), Clause.IN_AUDIT.of(), problem)));
        lifecycle.started("audit", Duration.ofSeconds(3), audit);
        network = NetworkHub.open(new NetworkHub.Parts(config, core, owner, events, clock, ids, with.trail(), with.proofs(),
                journal, audit));
        queues = new CoreQueues(core.queueOperations(), calls, network.trail());
        oversight = new CoreOversight(network.desk(), calls);
        lifecycle.started("sessions", Duration.ofSeconds(7), this::closeNetwork);
        lifecycle.started("what was learned", Duration.ofSeconds(1), () -> calls.run(core::save).get(1, TimeUnit.SECONDS));
        var status = new Status(core, federation.agents(), clock, startedMillis);
        var signals = new SignalDesk(journal, owner);
        lifecycle.started("questions to the history", Duration.ofSeconds(1), signals);
        var catalog = RpcMethods.catalog(
                new RpcMethods.Parts(core, status, federation.agents(), federation, network.desk(), signals, clock, ids, this::look,
                        () -> info().domain()),
                () -> info().url(), VERSION);
        var dispatcher = new Dispatcher(catalog, config.limits(), events, clock, network.trail());
        console = new Console(calls, core, dispatcher, network.trail(), clock, ids);
        var neural = new NeuralProtocol(config, core, owner, events, clock, dispatcher, status);
        neural.peers(federation::accept);
        var operator = new OperatorKey(config.storage().dir());
        var gate = new Gate(config.listen(), operator.token());
        doors = new Doors(neural, network.protocol(), flushes, config.network().enabled(),
                work -> owner.submitElsewhere(Turn.of(() -> work.accept(network.trail()))));
        Listener listener = new Listener(config, doors, flushes, doors::handle, gate, local, Pages.plain());
        lifecycle.started("listener", Duration.ofSeconds(4), listener);
        lifecycle.started("links", Duration.ofSeconds(3), () -> doors.close(calls));
        boolean secure = config.listen().cert() != null;
        int port = listener.address().getPort();
        ownDomains.add(config.listen().host() + ":" + port);
        String host = config.listen().host();
        info = new HubInfo(Addresses.hub(secure, host, port), host, port,
                config.listen().domain().isEmpty() ? host + ":" + port : config.listen().domain(), secure, startedMillis);
        owner.submitElsewhere(Turn.of(() -> federation.start(info.domain(), listener.dialer(), neural::dialled)));
        lifecycle.started("federation", Duration.ofSeconds(1), () -> calls.run(federation::stop).get(1, TimeUnit.SECONDS));
        dashboard = config.web().dashboardPort() == 0 ? null : dashboard(config, listener, new Site(gate, owner, dispatcher, status));
        operator.publish(Addresses.reachable(info.url()), dashboard == null ? null : Addresses.reachable(dashboard) + "rpc",
                config.listen().cert());
        lifecycle.started("operator's key", Duration.ofSeconds(1), operator);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon("hub-clock"));
        var rounds = new Rounds(new Rounds.Parts(core, federation, network, signals, neural), clock, events, startedMillis);
        ScheduledFuture<?> ticking = timer.scheduleAtFixedRate(() -> owner.submitElsewhere(Turn.of(rounds::tick)), Rounds.TICK_MILLIS,
                Rounds.TICK_MILLIS, TimeUnit.MILLISECONDS);
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
            lifecycle.stop(STOP);
            throw new HubException(String.valueOf(failed.getMessage()), failed);
        } catch (RuntimeException | Error failed) {
            lifecycle.stop(STOP);
            throw failed;
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
    public CompletableFuture<HubSnapshot> snapshot() { return calls.ask(this::look); }

    private HubSnapshot look() {
        StoreHealth health = store.health();
        return new HubSnapshot(clock.wallMillis(), info.startedMillis(), core.totals(doors.connections()), core.directory().views(),
                core.directory().queues(),
                core.plasticity().all(), new StoreHealth(health.state(), health.detail(), health.bytes(), journal.written()),
                federation.all(), federation.agents().all().stream()
                        .map(a -> new RemoteAgentView(a.name(), a.domain(), a.hash(), a.online(), a.lastSeen(), a.received(), a.sent()))
                        .toList());
    }

    /** What the pages are made of. */
    private record Site(Gate gate, SerialOwner owner, Dispatcher dispatcher, Status status) {}

    /** Serves the pages; answers where. */
    private String dashboard(HubConfig config, Listener listener, Site site) throws IOException {
        var web = new WebServer(new WebServer.Parts(config, site.gate, site.owner, site.dispatcher, site.status, clock, journal,
                () -> calls.ask(() -> new WebView(look(), core.meters(), network.meters(), federation.agents().all(), flushes.queuedBytes(),
                        journal.missed(),
                        events.watchers())),
                new WebServer.About(VERSION, info.url(), info.domain())), listener.worker());
        lifecycle.started("dashboard", Duration.ofSeconds(2), web);
        return Addresses.page(info.secure(), info.host(), web.address().getPort());
    }

    @Override
    public CompletableFuture<String> rpc(String request) { return console.rpc(request); }

    @Override
    public CompletableFuture<SendReceipt> send(String target, SignalType type, String payload) {
        return console.send(target, type, payload);
    }

    @Override
    public Oversight oversight() { return oversight; }

    @Override
    public CompletableFuture<Boolean> disconnect(String hash) { return console.disconnect(hash); }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            lifecycle.stop(STOP);
            events.publish(new HubEvent.HubStopped(clock.wallMillis()));
        }
    }

    private void closeNetwork() throws Exception {
        try {
            calls.run(network::save).get(1, TimeUnit.SECONDS);
        } finally {
            network.close();
        }
    }

    private void fault(String where, Throwable what) {
        LOG.log(System.Logger.Level.ERROR, where + " failed", what);
        events.publish(new HubEvent.Fault(clock.wallMillis(), where, what.toString()));
    }

    private static ThreadFactory daemon(String name) { return Thread.ofPlatform().daemon().name(name).factory(); }
}
