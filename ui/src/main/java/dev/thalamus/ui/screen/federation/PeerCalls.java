package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.model.RemoteHub;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FailureText;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;

/** The hub's calls about peers, as any operator could make them. Confined to the FX thread. */
final class PeerCalls {
    private final Workbench bench;

    PeerCalls(Workbench bench) { this.bench = bench; }

    void add(RemoteHub remote, Runnable done, Consumer<String> failed) {
        change("peer.add", remote(remote) + ", \"enabled\": " + remote.enabled(), done, failed);
    }

    void change(RemoteHub remote, Runnable done, Consumer<String> failed) { change("peer.change", remote(remote), done, failed); }

    /** A call that needs only the domain; what goes wrong is said in a toast. */
    void call(String method, String domain, Runnable done) {
        change(method, "\"domain\": " + JsonItem.quoted(domain), done, this::say);
    }

    /** Asks where a signal goes or went; one of the two is empty. */
    void trace(String target, String messageId, Consumer<JsonItem> hops, Consumer<String> failed) {
        String params = target.isEmpty() ? "\"msg_id\": " + JsonItem.quoted(messageId) : "\"target\": " + JsonItem.quoted(target);
        ask("route.trace", params, result -> Optional.ofNullable(result.get("hops")).ifPresent(hops), failed);
    }

    private static String remote(RemoteHub remote) {
        return "\"domain\": " + JsonItem.quoted(remote.domain()) + ", \"url\": " + JsonItem.quoted(remote.url())
                + (remote.token().isEmpty() ? "" : ", \"token\": " + JsonItem.quoted(remote.token())) + ", \"autoconnect\": "
                + remote.autoconnect() + ", \"trust\": " + JsonItem.quoted(remote.trust());
    }

    private void change(String method, String params, Runnable done, Consumer<String> failed) {
        ask(method, params, _ -> done.run(), failed);
    }

    private void ask(String method, String params, Consumer<JsonItem> done, Consumer<String> failed) {
        Optional<Hub> hub = bench.mirror().hub();
        if (hub.isEmpty()) {
            failed.accept(I18n.get("shell.no-hub"));
            return;
        }
        FxPump.onFx(hub.get().rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method + "\", \"params\": {" + params + "}}"),
                answer -> take(answer, done, failed), problem -> failed.accept(FailureText.of(problem)));
    }

    private static void take(String answer, Consumer<JsonItem> done, Consumer<String> failed) {
        try {
            JsonItem root = JsonItem.read(answer);
            JsonItem error = root.get("error");
            JsonItem result = root.get("result");
            if (error != null) {
                JsonItem message = error.get("message");
                failed.accept(FailureText.of(message == null ? error.json() : message.text()));
            } else if (result != null) {
                done.accept(result);
            }
        } catch (JsonItem.Wrong wrong) {
            failed.accept(FailureText.of(wrong));
        }
    }

    private void say(String problem) { bench.desk().say(Toast.failure(I18n.text("shell.failed"), new SimpleStringProperty(problem))); }
}
