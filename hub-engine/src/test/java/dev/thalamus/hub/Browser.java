package dev.thalamus.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A headless Chromium with one tab, driven by its DevTools protocol over the JDK's WebSocket. */
final class Browser implements AutoCloseable, WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final WebSocket socket;
    private final StringBuilder partial = new StringBuilder();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();

    /** The program, when this machine has it. */
    static Optional<String> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").filter(path -> Files.isExecutable(
                Path.of(path))).findFirst();
    }

    /** @param language such as {@code es-ES} */
    Browser(String program, Path profile, String language) throws Exception {
        process = new ProcessBuilder(List.of(program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-extensions", "--disable-background-networking", "--disable-dev-shm-usage", "--remote-debugging-port=0",
                "--user-data-dir=" + profile, "--lang=" + language, "--accept-lang=" + language, "--window-size=1280,900", "about:blank"))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Path port = profile.resolve("DevToolsActivePort");
        Eventually.holds("the browser listens", () -> Files.exists(port) && Files.readAllLines(port).size() == 2);
        String at = "http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list";
        var page = new CompletableFuture<String>();
        Eventually.holds("the browser has a page", () -> tabs(at).map(page::complete).isPresent());
        socket = HTTP.newWebSocketBuilder().buildAsync(URI.create(page.join()), this).join();
    }

    private static Optional<String> tabs(String at) throws IOException, InterruptedException {
        JsonNode tabs = TestAgent.JSON.readTree(HTTP.send(HttpRequest.newBuilder(URI.create(at)).build(),
                HttpResponse.BodyHandlers.ofString()).body());
        for (JsonNode tab : tabs) {
            if (tab.path("type").stringValue("").equals("page")) {
                return Optional.of(tab.path("webSocketDebuggerUrl").stringValue());
            }
        }
        return Optional.empty();
    }

    void open(String url) { command("Page.navigate", "{\"url\": \"" + url + "\"}"); }

    /** Sets the size of the window, in pixels. */
    void size(int width, int height) {
        command("Emulation.setDeviceMetricsOverride",
                "{\"width\": %d, \"height\": %d, \"deviceScaleFactor\": 1, \"mobile\": %s}".formatted(width, height, width < 600));
    }

    /** @param scheme light or dark */
    void colors(String scheme) {
        command("Emulation.setEmulatedMedia",
                "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"" + scheme + "\"}]}");
    }

    /** What an expression is, as text. */
    String ask(String expression) {
        return command("Runtime.evaluate", "{\"returnByValue\": true, \"expression\": " + TestAgent.JSON.writeValueAsString("String("
                + expression + ")") + "}").path("result").path("value").stringValue("");
    }

    /** The page as a picture. */
    void picture(Path png) throws IOException {
        String data = command("Page.captureScreenshot", "{\"captureBeyondViewport\": true}").path("data").stringValue();
        Files.createDirectories(png.getParent());
        Files.write(png, java.util.Base64.getDecoder().decode(data));
    }

    private JsonNode command(String method, String params) {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        socket.sendText("{\"id\": %d, \"method\": \"%s\", \"params\": %s}".formatted(id, method, params), true).join();
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            JsonNode message = TestAgent.JSON.readTree(partial.toString());
            partial.setLength(0);
            CompletableFuture<JsonNode> waiting = answers.remove(message.path("id").asInt(-1));
            if (waiting != null) {
                waiting.complete(message.path("result"));
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
