import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An agent that shares no code with Thalamus: registers, prints the hub's own list of agents and its status, and stays until its standard input ends.
 * Arguments: the
 * hub's host, its port, its dashboard's port, the agent's name.
 */
final class Visitor implements WebSocket.Listener {
    private static final Duration HUB_STARTS = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();

    void main(String[] args) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            WebSocket hub = connected(http, URI.create("ws://" + args[0] + ":" + args[1]));
            send(hub, "{\"_ctrl\": \"register\", \"agent_id\": \"" + args[3] + "\", \"neural_hash\": \"5a0ce5a0ce5a0ce5\"}");
            System.out.println("registered: " + await("registered"));
            send(hub, "{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"agent.list\"}");
            System.out.println("agent.list: " + await("\"id\":7"));
            var status = http.send(HttpRequest.newBuilder(URI.create("http://" + args[0] + ":" + args[2] + "/api/status")).build(), BodyHandlers.ofString());
            System.out.println("api/status: " + status.statusCode() + " " + status.body());
            System.out.println("ready");
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
            hub.abort();
        }
    }

    /** Dials until the hub listens; one that does not within {@link #HUB_STARTS} is a failure. */
    private WebSocket connected(HttpClient http, URI hub) throws Exception {
        long deadline = System.nanoTime() + HUB_STARTS.toNanos();
        while (true) {
            try {
                return http.newWebSocketBuilder().buildAsync(hub, this).get(10, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("nothing listens at " + hub + " after " + HUB_STARTS.toSeconds() + " s", e);
                }
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
        }
    }

    private static void send(WebSocket hub, String message) throws Exception {
        hub.sendBinary(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)), true).get(10, TimeUnit.SECONDS);
    }

    private String await(String part) throws InterruptedException {
        while (true) {
            String answer = answers.poll(30, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IllegalStateException("no answer with " + part);
            }
            if (answer.replace(" ", "").contains(part)) {
                return answer;
            }
        }
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket hub, ByteBuffer data, boolean last) {
        return onText(hub, StandardCharsets.UTF_8.decode(data), last);
    }

    @Override
    public CompletionStage<?> onText(WebSocket hub, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            answers.add(text.toString());
            text.setLength(0);
        }
        hub.request(1);
        return null;
    }
}
