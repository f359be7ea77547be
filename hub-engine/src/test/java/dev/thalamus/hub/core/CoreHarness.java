package dev.thalamus.hub.core;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.net.FlushList;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.net.Unheard;
import dev.thalamus.hub.store.Store;
import dev.thalamus.hub.store.StoreLimits;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The core with a real store and without sockets. One test thread drives it; store answers come on their own threads, as turns. */
final class CoreHarness implements AutoCloseable {
    /** An agent of the test and the far end of its link. */
    record Connected(Agent agent, Link link, FakePeer peer) {}

    /** A line of the history; {@code what} is outcome, reason, source>target#instance xfanout. */
    record Written(long timeMicros, long latencyNanos, Protocol protocol, int type, String what) {}

    final AtomicLong sequence = new AtomicLong();
    /** What the history got. */
    final List<Written> written = Collections.synchronizedList(new ArrayList<>());
    final EventBus events = new EventBus();
    final List<Throwable> failures = new ArrayList<>();
    final FlushList flushes = new FlushList();
    final SerialOwner owner = new SerialOwner(flushes::flush, work -> Thread.ofPlatform().daemon().start(work), failures::add);
    final Store store;
    final Core core;
    private int links;

    CoreHarness(Path dir, HubConfig.Delivery delivery) { this(dir, delivery, Clock.system()); }

    CoreHarness(Path dir, HubConfig.Delivery delivery, Clock clock) {
        HubConfig c = HubConfig.defaults(dir);
        var config = new HubConfig(c.listen(), delivery, c.limits(), c.learning(), c.presence(), c.storage(), c.federation(), c.web(),
                c.network());
        store = Store.open(dir, clock, new StoreLimits(8_192, 1L << 30, 0), health -> {});
        SignalLog log = (time, latency, protocol, type, outcome, reason, source, target, instance, fanout, frame, offset, length) -> {
            written.add(new Written(time, latency, protocol, type, outcome + " " + reason + " " + text(source) + ">" + text(target) + "#"
                    + text(instance) + " x" + fanout));
            return sequence.incrementAndGet();
        };
        core = new Core(config, store, log, events, clock, owner, new LinkedHashSet<>(List.of("hub.test")));
    }

    Connected join(String name, String hash) { return ask(() -> joinNow(name, hash)); }

    void leave(Connected who) { turn(() -> leaveNow(who)); }

    void send(Connected from, String target, String payload) { turn(() -> sendNow(from, target, payload)); }

    void pong(Connected who) { turn(() -> pongNow(who)); }

    /** The four of them as parts of one turn, so that no answer of the store comes between. */
    Connected joinNow(String name, String hash) {
        var peer = new FakePeer();
        var link = new Link(++links, peer, new Unheard(), flushes, false);
        Agent agent = core.register(link, hash, name, null, AgentKind.LIVE, Protocol.NEURAL);
        link.attach(agent);
        return new Connected(agent, link, peer);
    }

    void leaveNow(Connected who) {
        who.link.end(1006, "gone");
        core.left(who.agent, "gone");
        who.link.discard();
    }

    void sendNow(Connected from, String target, String payload) {
        byte[] frame = SignalFrame.encode(1, 1.0, new byte[16], from.agent.hash(), target, payload.getBytes(StandardCharsets.UTF_8));
        core.turnBegins();
        core.route(from.agent, frame, 0, frame.length, SignalFrame.check(frame, 0, frame.length), System.nanoTime());
        core.turnOver(from.link, System.nanoTime());
    }

    void pongNow(Connected who) {
        List<Long> read = List.copyOf(who.peer.pings);
        who.peer.pings.clear();
        read.forEach(cookie -> core.confirmed(who.agent, cookie));
    }

    /** The far end takes {@code bytes} more, and answers the pings it has read. */
    void take(Connected who, long bytes) {
        turn(() -> {
            who.peer.room = bytes;
            if (who.peer.wantsWrite) {
                who.peer.wantsWrite = false;
                who.link.writable();
                core.room(who.agent);
            }
        });
        pong(who);
    }

    void turn(Runnable work) {
        ask(() -> {
            work.run();
            return true;
        });
    }

    <T> T ask(Supplier<T> question) {
        var answer = new AtomicReference<@Nullable T>();
        var done = new java.util.concurrent.CountDownLatch(1);
        owner.submit(Turn.of(() -> {
            try {
                answer.set(question.get());
            } finally {
                done.countDown();
            }
        }));
        try {
            if (!done.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the core is stuck");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return java.util.Objects.requireNonNull(answer.get(), () -> "a turn failed: " + failures);
    }

    /** Pumps everything until the condition holds, and what was sent in the turns before it has been written. */
    void until(String what, List<Connected> pumped, Supplier<Boolean> condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        do {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 10 s: " + what + " " + failures + ask(() -> state(pumped)));
            }
            pumped.forEach(who -> take(who, Long.MAX_VALUE));
            Thread.onSpinWait();
        } while (!ask(() -> {
            flushes.flush();
            return condition.get() && pumped.stream().allMatch(who -> who.link().queuedBytes() == 0);
        }));
    }

    private static String text(byte[] utf8) { return new String(utf8, StandardCharsets.UTF_8); }

    private String state(List<Connected> all) {
        var text = new StringBuilder("\npending " + core.pending());
        for (Connected who : all) {
            Name name = who.agent.name;
            Drain drain = name.drain;
            text.append("\n").append(who.agent.hash()).append(" draining ").append(who.agent.draining).append('/').append(name.draining)
                    .append(" passed over ").append(who.agent.passedOver).append(" queued ").append(who.link.queuedBytes()).append(" room ")
                    .append(who.peer.room).append(" wants ").append(who.peer.wantsWrite).append(" unconfirmed ")
                    .append(who.agent.unconfirmed.size()).append(" rows ").append(name.signals()).append(" any ").append(name.any.signals)
                    .append(drain == null
                            ? " no drain"
                            : " cursor " + drain.cursor + " in flight " + drain.inFlight.size() + " rows " + drain.rows.size() + " reading "
                                    + drain.reading + " left out " + drain.leftOut);
        }
        return text.toString();
    }

    @Override
    public void close() { store.close(Duration.ofSeconds(5)); }
}
