// java Agent.java (Java 21 or newer)
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

public class Agent implements WebSocket.Listener {
    public static void main(String[] args) throws InterruptedException {
        var hash = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        var hub = HttpClient.newHttpClient().newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:8765"), new Agent()).join();
        hub.sendText("{\"_ctrl\":\"register\",\"agent_id\":\"ventas\",\"neural_hash\":\"" + hash + "\"}", true);
        Thread.currentThread().join();
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket hub, ByteBuffer frame, boolean last) {
        int payload = frame.get(0) == '{' ? 0 : 34 + (frame.get(28) & 0xFF) + (frame.get(29) & 0xFF);
        System.out.println(StandardCharsets.UTF_8.decode(frame.position(payload)));
        hub.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket hub, CharSequence text, boolean last) {
        System.out.println(text);
        hub.request(1);
        return null;
    }
}
