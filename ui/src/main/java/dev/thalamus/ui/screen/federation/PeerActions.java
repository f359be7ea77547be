package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.model.PeerView;
import dev.thalamus.hub.model.RemoteHub;
import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.kit.Dialogs;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import java.util.List;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What can be done with the peer that is chosen, wherever it is shown. Confined to the FX thread. */
final class PeerActions {
    final Command edit;
    final Command reconnect;
    final Command cut;
    final Command enable;
    final Command agents;
    final Command remove;
    private final Workbench bench;
    private final PeerCalls calls;
    private final ObservableValue<@Nullable PeerRow> chosen;

    PeerActions(Workbench bench, ObservableValue<@Nullable PeerRow> chosen) {
        this.bench = bench;
        this.chosen = chosen;
        calls = new PeerCalls(bench);
        var on = BooleanExpression
                .booleanExpression(chosen.flatMap(PeerRow::values).map(row -> row.peer().remote().enabled()).orElse(false));
        var off = BooleanExpression
                .booleanExpression(chosen.flatMap(PeerRow::values).map(row -> !row.peer().remote().enabled()).orElse(false));
        var any = on.or(off);
        edit = Command.of("federation.edit", Icons.EDIT, this::edit).key("Shortcut+E").enabledWhen(any);
        reconnect = Command.of("federation.reconnect", Icons.REFRESH, this::reconnect).key("Shortcut+R").enabledWhen(on);
        cut = Command.of("federation.cut", Icons.CUT, this::cut).key("Shortcut+Shift+X").enabledWhen(on);
        enable = Command.of("federation.enable", Icons.LINK, () -> turnOn(peer().remote().domain())).key("Shortcut+Shift+E")
                .enabledWhen(off);
        agents = Command.of("federation.trace-to", Icons.GLOBE,
                () -> bench.desk().inspect(new Subject.Route("@" + peer().remote().domain(), ""))).enabledWhen(any);
        remove = Command.of("federation.remove", Icons.DELETE, this::remove).key("Shortcut+Delete").enabledWhen(any);
    }

    List<Command> all() { return List.of(edit, reconnect, cut, enable, agents, remove); }

    private PeerView peer() { return java.util.Objects.requireNonNull(chosen.getValue()).now().peer(); }

    private void edit() { PeerForm.edit(bench, peer().remote()); }

    private void reconnect() {
        String domain = peer().remote().domain();
        calls.call("peer.reconnect", domain,
                () -> bench.desk().say(Toast.notice(Icons.REFRESH, I18n.text("federation.reconnecting", domain))));
    }

    private void cut() {
        String domain = peer().remote().domain();
        long waiting = peer().backlog();
        calls.call("peer.disable", domain, () -> bench.desk().say(Toast.undoable(Icons.CUT, I18n.text("federation.was-cut", domain),
                I18n.text("federation.was-cut-detail", waiting), () -> turnOn(domain), null)));
    }

    private void turnOn(String domain) { calls.call("peer.enable", domain, () -> {}); }

    private void remove() {
        RemoteHub remote = peer().remote();
        long waiting = peer().backlog();
        if (waiting == 0 || Dialogs.confirm(bench.desk().window(), I18n.get("federation.remove-title", remote.domain()),
                I18n.get("federation.remove-detail", waiting), I18n.get("federation.remove-do"), true)) {
            bench.desk().inspect(null);
            calls.call("peer.remove", remote.domain(), () -> bench.desk().say(Toast.undoable(Icons.DELETE,
                    I18n.text("federation.removed", remote.domain()), I18n.text("federation.removed-detail"), () -> calls.add(remote,
                            () -> {}, problem -> bench.desk()
                                    .say(Toast.failure(I18n.text("shell.failed"), new SimpleStringProperty(problem)))),
                    null)));
        }
    }
}
