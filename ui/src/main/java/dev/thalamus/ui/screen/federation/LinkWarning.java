package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.model.PeerState;
import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.kit.Banner;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Style;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.layout.VBox;

/** Says what stands still and what follows, of the worst link; takes no room when all is well. Confined to the FX thread. */
final class LinkWarning extends VBox {
    private record Said(String domain, String state, long backlog, String why, Locale language) {}

    private static final PseudoClass FILLED = PseudoClass.getPseudoClass("filled");

    private final Consumer<PeerRow> open;
    private Optional<Said> said = Optional.empty();

    LinkWarning(Consumer<PeerRow> open) {
        this.open = open;
        getStyleClass().add("federation-banner");
    }

    void show(List<PeerRow> peers) {
        Optional<PeerRow> worst = worst(peers);
        Optional<Said> now = worst.map(PeerRow::now).map(row -> new Said(row.domain(), row.peer().state().word(), row.peer().backlog(),
                PeerWords.reason(row), I18n.locale()));
        if (!now.equals(said)) {
            said = now;
            getChildren().clear();
            worst.ifPresent(row -> getChildren().add(banner(row)));
            pseudoClassStateChanged(FILLED, worst.isPresent());
        }
    }

    /** Where somebody must act; else where most waits and nothing flows. */
    private static Optional<PeerRow> worst(List<PeerRow> peers) {
        return peers.stream().filter(row -> row.now().peer().state() instanceof PeerState.Blocked).findFirst()
                .or(() -> peers.stream().filter(row -> !(row.now().peer().state() instanceof PeerState.Forwarding)
                        && row.now().peer().backlog() > 0).findFirst());
    }

    private Banner banner(PeerRow row) {
        var peer = row.now().peer();
        String tone = peer.state() instanceof PeerState.Blocked ? Style.DANGER : Style.WARNING;
        return new Banner(tone, I18n.text("federation.takes-nothing", row.domain(), PeerWords.plainState(peer.state()), peer.backlog()),
                new SimpleStringProperty(PeerWords.reason(row.now())), Buttons.text(I18n.text("shell.show"), () -> open.accept(row)));
    }
}
