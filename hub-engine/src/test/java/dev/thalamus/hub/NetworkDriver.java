package dev.thalamus.hub;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Measures one conversation of two agents of AG2: each message is answered, and both are acknowledged, as AG2's client does it.
 *
 * <p>Arguments: the hub's address, how many messages are on their way at once, how many in all, and {@code calls} for everything that the client
 * asks between a message and its answer (the channel, its own earlier answer, whether it may speak, three times the whole log).
 */
public final class NetworkDriver {
    private final Ag2Client asks;
    private final Ag2Client answers;
    private final boolean calls;
    private final String channel;

    private NetworkDriver(String url, boolean calls) {
        this.calls = calls;
        asks = new Ag2Client(url);
        answers = new Ag2Client(url);
        String mark = Long.toHexString(System.nanoTime());
        asks.register("asks-" + mark, "null");
        answers.register("answers-" + mark, "null");
        channel = asks.open("conversation", "", answers);
    }

    public static void main(String[] args) throws Exception {
        int window = Integer.parseInt(args[1]);
        int messages = Integer.parseInt(args[2]);
        boolean calls = args.length > 3 && args[3].equals("calls");
        new NetworkDriver(args[0], calls).run(window, Math.min(messages, calls ? 100 : 5_000));
        double seconds = new NetworkDriver(args[0], calls).run(window, messages);
        System.out.printf(Locale.ROOT, "%d messages, each answered and acknowledged, %d at once%s: %.0f messages/s%n", messages, window,
                calls ? ", with the client's calls" : "", messages / seconds);
        System.exit(0);
    }

    private double run(int window, int messages) throws InterruptedException {
        long began = System.nanoTime();
        Thread other = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < messages; i++) {
                answer(answers.event("ag2.msg.text"));
            }
        });
        for (int i = 0; i < window; i++) {
            asks.begin("post_envelope", asks.text(channel, "message " + i, ""));
        }
        for (int i = 0; i < messages; i++) {
            asks.ack(asks.event("ag2.msg.text"));
            if (i + window < messages) {
                asks.begin("post_envelope", asks.text(channel, "message " + (i + window), ""));
            }
        }
        other.join();
        asks.settle();
        answers.settle();
        double seconds = (System.nanoTime() - began) / 1e9;
        asks.close();
        answers.close();
        return seconds;
    }

    private void answer(JsonNode message) {
        String id = message.path("envelope_id").stringValue("");
        if (calls) {
            String of = "{\"channel_id\": \"" + channel + "\"";
            answers.call("get_channel", of + "}");
            answers.call("find_envelope_by_causation", of + ", \"sender_id\": \"" + answers.id + "\", \"causation_id\": \"" + id + "\"}");
            answers.call("can_send", of + ", \"sender_id\": \"" + answers.id + "\", \"event_type\": null}");
            for (int i = 0; i < 3; i++) {
                answers.call("read_wal", of + ", \"since\": 0, \"until\": null}");
            }
        }
        answers.begin("post_envelope", answers.text(channel, "answer", ", \"causation_id\": \"" + id + "\""));
        answers.ack(message);
    }
}
