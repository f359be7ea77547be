package dev.thalamus.ui.screen.part;

import dev.thalamus.assets.Assets;
import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.kit.JsonItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Programs that connect an agent to this hub, ready to run. */
public final class Snippets {
    /** Languages with a snippet. */
    public enum Language {
        PYTHON("Python", "python.py"), JAVASCRIPT("JavaScript", "javascript.mjs"), JAVA("Java", "Agent.java"),
        WEBSOCAT("websocat", "websocat.sh");

        private final String title;
        private final String file;

        Language(String title, String file) {
            this.title = title;
            this.file = file;
        }

        /** The language's own name. */
        public String title() { return title; }
    }

    private Snippets() {}

    /** The program for an agent of that name; host and port are those of {@code info}. */
    public static String of(Language language, HubInfo info, String agent) {
        var url = Assets.find("snippets/" + language.file)
                .orElseThrow(() -> new IllegalStateException("missing from the program: " + language.file));
        try (var in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("ws://127.0.0.1:8765", info.url())
                    .replace("127.0.0.1", info.host())
                    .replace("8765", Integer.toString(info.port())).replace("ventas", agent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line for a terminal that registers, as whoever sends signals must, and sends one by JSON-RPC; what is no JSON goes as a text. */
    public static String transmit(String url, String target, SignalType type, String payload) {
        String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"agent.transmit\",\"params\":{\"target\":" + JsonItem.quoted(target)
                + ",\"signal_type\":\"" + type + "\",\"payload\":" + json(payload) + "}}";
        return "{ " + echo("{\"_ctrl\":\"register\",\"agent_id\":\"terminal\",\"neural_hash\":\"7e2b9c41d05f8a36\"}") + "; " + echo(call)
                + "; sleep 1; } | websocat " + url;
    }

    private static String echo(String line) { return "printf '%s\\n' '" + line.replace("'", "'\\''") + "'"; }

    private static String json(String payload) {
        try {
            JsonItem.read(payload);
            return payload.replace('\n', ' ').replace('\r', ' ');
        } catch (JsonItem.Wrong noJson) {
            return JsonItem.quoted(payload);
        }
    }

    /** The Python program for an agent of that name, for the running hub or the usual address. */
    static String python(Mirror mirror, String agent) {
        HubInfo info = mirror.info().get();
        return of(Language.PYTHON, info == null ? new HubInfo("ws://127.0.0.1:8765", "127.0.0.1", 8765, "", false, 0) : info, agent);
    }
}
