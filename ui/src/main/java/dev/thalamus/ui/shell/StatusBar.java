package dev.thalamus.ui.shell;

import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.host.HubStatus.Phase;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.StateDot;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.ScreenId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The line at the bottom: how the hub is, always. Every number leads to its rows. Confined to the FX thread. */
final class StatusBar extends HBox {
    private final Mirror mirror;
    private final StateDot dot = new StateDot(StateDot.State.OFF, "");
    private final Label state = number();
    private final Label address = Labels.of("", "code");
    private final Label agents = number();
    private final Label agentsWord = new Label();
    private final Label rate = number();
    private final Label pending = number();
    private final Label peers = number();
    private final Label peersWord = new Label();
    private final Label peersBad = Labels.of("", Style.WARNING_TEXT);
    private final Label store = number();
    private final Label storeState = new Label();
    private final Label journal = number();
    private final Label lag = number();
    private final Label notShown = number();
    private final Label language = new Label();

    StatusBar(Mirror mirror, GlobalCommands commands, String version, Consumer<ScreenId> open, Following following) {
        this.mirror = mirror;
        getStyleClass().add("status-bar");
        var copied = Icons.COPY.node(12);
        getChildren().addAll(item("status-hub", commands.copyAddress::run, dot, state, address, copied),
                item("status-agents", () -> open.accept(ScreenId.AGENTS), agents, agentsWord),
                item("status-rate", () -> open.accept(ScreenId.STREAM), rate, Labels.of(I18n.text("shell.signals-per-second"))),
                item("status-pending", () -> open.accept(ScreenId.QUEUES), pending, Labels.of(I18n.text("shell.pending"))),
                item("status-peers", () -> open.accept(ScreenId.FEDERATION), peers, peersWord, peersBad),
                item("status-store", commands.problems::run, Labels.of(I18n.text("shell.store-word")), store, storeState,
                        Labels.of(I18n.text("shell.journal")), journal),
                item("status-lag", commands.lag::run, Labels.of(I18n.text("shell.lag")), lag),
                item("status-not-shown", commands.notShown::run, Labels.of(I18n.text("shell.not-shown")), notShown), Labels.spacer(),
                item("status-language", commands.language::run, Icons.LANGUAGE.node(14), language),
                item("status-version", commands.updates::run, new Label("v" + version)));
        Node newest = getChildren().getLast();
        newest.getStyleClass().add("last");
        newest.accessibleTextProperty().bind(Bindings.concat(commands.updates.text(), ", v", version));
        following.on(this::showHub, mirror.status(), mirror.info()).on(this::showNumbers, mirror.snapshot())
                .on(() -> language.setText(GlobalCommands.languageTag()));
    }

    private void showHub() {
        HubInfo info = mirror.info().get();
        boolean up = mirror.status().get().phase() == Phase.RUNNING;
        dot.show(up ? StateDot.State.OK : StateDot.State.OFF, "");
        state.setText(TopBar.phaseWord(mirror));
        address.setText(info == null ? "" : info.url());
    }

    private void showNumbers() {
        HubSnapshot now = mirror.snapshot().get();
        long connected = now == null ? 0 : now.totals().agents();
        agents.setText(Formats.count(connected));
        agentsWord.setText(I18n.get("shell.agents-word", connected));
        rate.setText(Formats.rate(mirror.rates().get().signals()));
        long waiting = now == null ? 0 : now.totals().pending();
        pending.setText(Formats.count(waiting));
        showPeers();
        store.setText(Formats.bytes(now == null ? 0 : now.store().bytes()));
        journal.setText(Formats.bytes(now == null ? 0 : now.store().journalBytes()));
        boolean well = now == null || now.store().state() == StoreHealth.State.OK;
        storeState.setText(
                well || now == null ? "" : I18n.get("shell.store." + now.store().state().name().toLowerCase(java.util.Locale.ROOT)));
        storeState.setManaged(!well);
        storeState.getStyleClass().setAll("label", "t-danger");
        lag.setText(Formats.count(mirror.pump().meter().lagNanos() / 1_000_000) + "\u00a0ms");
        long hidden = mirror.notShown().all();
        notShown.setText(Formats.count(hidden));
        notShown.getStyleClass().remove("t-warning");
        if (hidden > 0) {
            notShown.getStyleClass().add("t-warning");
        }
    }

    private void showPeers() {
        List<PeerRow> rows = mirror.peers().rows();
        long bad = rows.stream().map(row -> row.now().peer().state())
                .filter(state -> !(state instanceof PeerState.Forwarding) && !(state instanceof PeerState.Disabled)).count();
        peers.setText(Formats.count(rows.size()));
        peersWord.setText(I18n.get("shell.peers-word", rows.size()));
        peersBad.setText(bad == 0 ? "" : I18n.get("shell.peers-bad", bad));
        peersBad.setManaged(bad > 0);
    }

    private static Label number() { return Labels.of("", "number"); }

    private static Node item(String id, Runnable action, Node... parts) {
        var item = new HBox(parts);
        item.setId(id);
        item.getStyleClass().add("status-item");
        Label[] words = Arrays.stream(parts).filter(Label.class::isInstance).toArray(Label[]::new);
        item.accessibleTextProperty().bind(Bindings.createStringBinding(
                () -> Arrays.stream(words).map(Label::getText).filter(word -> !word.isEmpty()).collect(Collectors.joining(" ")),
                Arrays.stream(words).map(Label::textProperty).toArray(Observable[]::new)));
        return Buttons.pressable(item, action);
    }
}
