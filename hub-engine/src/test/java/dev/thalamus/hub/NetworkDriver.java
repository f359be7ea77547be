package dev.thalamus.hub;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Measures one conversation of two agents of AG2 over loopback, each on a plain socket.
 *
 * <p>Arguments: the hub's address, how many messages are on their way at once, how many in all, and what is measured: {@code send} is what AG2's own
 * hub was recorded with (one posts and waits for the hub's answer, the other reads and acknowledges), {@code answer} has each message answered by
 * the other agent too, and {@code calls} adds everything that AG2's client asks between a message and its answer (the channel, its own earlier
 * answer, whether it may speak, three times the whole log).
 */
public final class NetworkDriver {
    /** Java's compilers are done by then: with a third of it the same hub came to half the speed. */
    private static final int WARM_UP = 20_000;
    /** Messages that may lie unread before the reader: an inbox takes 1,000. */
    private static final int UNREAD = 500;

    private enum Work {
        SEND, ANSWER, CALLS
    }

    private final Ag2Socket asks;
    private final Ag2Socket answers;
    private final Work work;
    private final String channel;
    private final Semaphore unread = new Semaphore(UNREAD);

    private NetworkDriver(String url, Work work) throws IOException {
        this.work = work;
        String mark = Long.toHexString(System.nanoTime());
        try (var first = new Ag2Client(url); var second = new Ag2Client(url)) {
            first.register("asks-" + mark, "null");
            second.register("answers-" + mark, "null");
            channel = first.open("conversation", "", second);
            asks = new Ag2Socket(url, "asks-" + mark, first.id);
            answers = new Ag2Socket(url, "answers-" + mark, second.id);
        }
    }

    public static void main(String[] args) throws Exception {
        int window = Integer.parseInt(args[1]);
        int messages = Integer.parseInt(args[2]);
        Work work = Work.valueOf(args[3].toUpperCase(Locale.ROOT));
        for (int warm = 0; warm < (work == Work.CALLS ? 1 : 2); warm++) {
            new NetworkDriver(args[0], work).run(window, Math.min(messages, WARM_UP));
        }
        double seconds = new NetworkDriver(args[0], work).run(window, messages);
        System.out.printf(Locale.ROOT, "| %s | %d | %d | %.0f |%n", switch (work) {
            case SEND -> "posted and read: each post answered by the hub, each delivery acknowledged";
            case ANSWER -> "answered: as above, and each message answered by the other agent (two messages each)";
            case CALLS -> "answered, with all calls of AG2's client between";
        }, window, messages, messages / seconds);
        System.exit(0);
    }

    private double run(int window, int messages) throws Exception {
        long began = System.nanoTime();
        try (asks; answers; var others = Executors.newSingleThreadExecutor()) {
            var other = others.submit(() -> {
                for (int i = 0; i < messages; i++) {
                    String id = answers.delivered();
                    if (work != Work.SEND) {
                        answer(id);
                    }
                    answers.acknowledge(channel, id);
                    unread.release();
                }
                return messages;
            });
            if (work == Work.SEND) {
                send(window, messages);
            } else {
                converse(window, messages);
            }
            other.get();
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private void send(int window, int messages) throws Exception {
        for (int i = 0; i < messages + window; i++) {
            if (i >= window) {
                asks.answered();
            }
            if (i < messages) {
                unread.acquire();
                asks.post(channel, "message " + i, "");
            }
        }
    }

    private void converse(int window, int messages) throws IOException {
        for (int i = 0; i < messages + window; i++) {
            if (i >= window) {
                asks.acknowledge(channel, asks.delivered());
            }
            if (i < messages) {
                asks.post(channel, "message " + i, "");
            }
        }
    }

    private void answer(String id) throws IOException {
        if (work == Work.CALLS) {
            String of = "{\"channel_id\": \"" + channel + "\"";
            answers.request("c", "get_channel", of + "}");
            answers.answered();
            answers.request("f", "find_envelope_by_causation",
                    of + ", \"sender_id\": \"" + answers.agent + "\", \"causation_id\": \"" + id + "\"}");
            answers.answered();
            answers.request("m", "can_send", of + ", \"sender_id\": \"" + answers.agent + "\", \"event_type\": null}");
            answers.answered();
            for (int i = 0; i < 3; i++) {
                answers.request("r", "read_wal", of + ", \"since\": 0, \"until\": null}");
                answers.answered();
            }
        }
        answers.post(channel, "answer", id);
        if (work == Work.CALLS) {
            answers.answered();
        }
    }
}
