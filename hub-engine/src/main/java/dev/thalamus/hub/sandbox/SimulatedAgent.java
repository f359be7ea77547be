package dev.thalamus.hub.sandbox;

import dev.thalamus.hub.model.SignalType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An agent in this process that speaks to a hub over a real WebSocket, as any other agent would.
 *
 * <p>Thread-safe; one virtual thread lives its life: connect, register, send, and after a loss connect again with waits of 1, 2, 4 … 30 s.
 * At most {@value #OUTBOX} signals wait to be written; what does not fit is not sent, and {@link #unsent} counts it. Works with every hub that
 * speaks NeuralHub's protocol.
 */
public final class SimulatedAgent implements AutoCloseable {
    static final int OUTBOX = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI hub;
    private final Player player;
    private final Listener listener;
    private final Attendance attendance = new Attendance(OUTBOX);
    private final AtomicReference<@Nullable Thread> life = new AtomicReference<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder unsent = new LongAdder();

    /** Learns what happens to an agent, on the agent's threads. */
    public interface Listener {
        /** The hub let it in, for the first time or again. */
        void joined();

        /** Its link ended or could not be made; it will try again unless it left on purpose. */
        void left(String why);

        /** A signal came; no other is read until this returns. */
        void heard(Heard signal) throws InterruptedException;

        /** A message could not be read, or the hub complained. */
        void trouble(String what);
    }

    /** An agent that does nothing before {@link #start}. */
    public SimulatedAgent(HttpClient http, URI hub, Player player, Listener listener) {
        this.http = http;
        this.hub = hub;
        this.player = player;
        this.listener = listener;
    }

    /** Begins to connect; returns at once. */
    public void start() {
        Thread thread = Thread.ofVirtual().name("sandbox-" + player.label()).unstarted(this::live);
        if (!attendance.closed() && life.compareAndSet(null, thread)) {
            thread.start();
        }
    }

    /** Who it is. */
    public Player player() { return player; }

    /** Sends soon; false when it is not connected or too much waits. An empty target is a broadcast. */
    public boolean send(String target, SignalType type, JsonNode payload) {
        boolean taken = attendance.offer(NeuralSpeech.signal(type, player.hash(), target, payload));
        if (!taken) {
            unsent.increment();
        }
        return taken;
    }

    /** Disconnects and stays away until {@link #comeBack}; returns at once. */
    public void leave() { attendance.present(false); }

    /** Connects again after {@link #leave}. */
    public void comeBack() { attendance.present(true); }

    /** Whether the hub knows it now. */
    public boolean joined() { return attendance.joined(); }

    /** Signals written to the hub. */
    public long sent() { return sent.sum(); }

    /** Signals that came. */
    public long received() { return received.sum(); }

    /** Signals that it could not send. */
    public long unsent() { return unsent.sum(); }

    /** Says goodbye; returns when its thread has ended, after 3 seconds at the latest. */
    @Override
    public void close() {
        attendance.close();
        Thread thread = life.get();
        if (thread == null || thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(Duration.ofSeconds(3))) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        Duration wait = Duration.ofSeconds(1);
        try {
            while (attendance.awaitPresence()) {
                String why;
                try {
                    why = visit();
                    wait = Duration.ofSeconds(1);
                } catch (IOException fault) {
                    why = String.valueOf(fault.getMessage());
                }
                listener.left(why);
                attendance.pause(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            }
        } catch (InterruptedException stopped) {
            listener.left("stopped");
        }
    }

    /** One connection from beginning to end; returns why it ended. */
    private String visit() throws IOException, InterruptedException {
        var registered = new CompletableFuture<Void>();
        HubLink link = HubLink.open(http, hub, message -> take(message, registered));
        var _ = link.ended().thenAccept(why -> {
            registered.completeExceptionally(new IOException(why));
            attendance.nudge();
        });
        try {
            link.send(NeuralSpeech.register(player));
            awaitRegistration(registered);
            attendance.join();
            listener.joined();
            for (byte[] next; (next = attendance.next(link.ended()::isDone)) != null;) {
                send(link, next);
            }
            return link.ended().getNow("it left");
        } finally {
            unsent.add(attendance.part());
            link.close();
        }
    }

    private void send(HubLink link, byte[] frame) throws IOException, InterruptedException {
        try {
            link.send(frame);
            sent.increment();
        } catch (IOException lost) {
            unsent.increment();
            throw lost;
        }
    }

    private void take(byte[] message, CompletableFuture<Void> registered) throws InterruptedException {
        switch (NeuralSpeech.read(message)) {
            case NeuralSpeech.Welcome _ -> registered.complete(null);
            case NeuralSpeech.Complaint complaint -> {
                if (!registered.completeExceptionally(new IOException(complaint.text()))) {
                    listener.trouble(complaint.text());
                }
            }
            case NeuralSpeech.Notice _ -> {
            }
            case NeuralSpeech.Unreadable unreadable -> listener.trouble(unreadable.why());
            case NeuralSpeech.Signal signal -> {
                received.increment();
                listener.heard(signal.heard());
            }
        }
    }

    private static void awaitRegistration(CompletableFuture<Void> registered) throws IOException, InterruptedException {
        try {
            registered.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw new IOException(refused.getCause() == null ? "refused" : refused.getCause().getMessage(), refused);
        } catch (TimeoutException late) {
            throw new IOException("the hub did not answer the registration within 10 s", late);
        }
    }
}
