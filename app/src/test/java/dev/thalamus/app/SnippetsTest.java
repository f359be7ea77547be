package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.HubEngine;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.screen.part.Snippets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the window gives people to paste into a terminal does what it says. */
class SnippetsTest {
    @TempDir
    Path dir;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the line is one for a shell")
    void the_copied_command_sends_the_signal() throws Exception {
        try (var hub = HubEngine.open(HubConfig.defaults(dir).at(0)); HttpClient http = HttpClient.newHttpClient()) {
            URI url = URI.create(hub.info().url());
            try (var ventas = new PlainAgent(http, url, "o'brien", "aaaabbbbccccdddd")) {
                for (String payload : List.of("{\"nota\":\"it's 5\"}", "no json, 'at all'")) {
                    String answer = talk(http, url, typed(Snippets.transmit(url.toString(), "o'brien", SignalType.DOPAMINE, payload)));
                    assertThat(answer).contains("\"delivered\": true");
                }
                Eventually.isTrue("both came", () -> ventas.signals().size() == 2);
                assertThat(ventas.signals()).containsExactly("{\"nota\":\"it's 5\"}", "\"no json, 'at all'\"");
            }
        }
    }

    /** The lines that a shell hands to websocat. */
    private static List<String> typed(String command) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "websocat() { cat; }\nsleep() { :; }\n" + command).redirectErrorStream(true).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    /** Sends each line as a message; the first answer in text. */
    private static String talk(HttpClient http, URI url, List<String> lines) throws Exception {
        var answer = new CompletableFuture<String>();
        WebSocket socket = http.newWebSocketBuilder().buildAsync(url, new WebSocket.Listener() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
                text.append(part);
                if (last && text.indexOf("jsonrpc") >= 0) {
                    answer.complete(text.toString());
                }
                from.request(1);
                return null;
            }
        }).get(10, TimeUnit.SECONDS);
        for (String line : lines) {
            socket.sendText(line, true).get(10, TimeUnit.SECONDS);
        }
        try {
            return answer.get(10, TimeUnit.SECONDS);
        } finally {
            socket.abort();
        }
    }
}
