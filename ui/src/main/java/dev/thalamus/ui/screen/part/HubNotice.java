package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.ui.host.HubStatus;
import dev.thalamus.ui.host.HubStatus.Phase;
import dev.thalamus.ui.kit.Banner;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Workbench;
import java.util.Locale;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Says over a screen what makes its numbers less than the truth: a hub that is stopped, a store that takes nothing or lost something. Takes no room
 * when all is well. Confined to the FX thread.
 */
public final class HubNotice extends VBox {
    private record Said(Phase phase, String failure, StoreHealth.@Nullable State store, String detail, Locale language) {}

    private final Workbench bench;
    private final boolean stopped;
    private @Nullable Said said;

    /** @param stopped whether a stopped hub is said here; a table says it in its own place */
    public HubNotice(Workbench bench, boolean stopped) {
        this.bench = bench;
        this.stopped = stopped;
        setId("hub-notice");
        getStyleClass().add("hub-notice");
        setManaged(false);
    }

    /** Looks again; to be called when status or snapshot have changed. */
    public void show() {
        HubStatus status = bench.mirror().status().get();
        HubSnapshot snapshot = bench.mirror().snapshot().get();
        StoreHealth store = snapshot == null ? null : snapshot.store();
        var now = new Said(status.phase(), status.failure(), store == null ? null : store.state(), store == null ? "" : store.detail(),
                I18n.locale());
        if (now.equals(said)) {
            return;
        }
        said = now;
        getChildren().clear();
        if (stopped && status.phase() == Phase.STOPPED) {
            getChildren().add(new Banner(Style.WARNING, I18n.text("shell.stopped-title"), I18n.text("shell.stopped-numbers"),
                    Buttons.text(Icons.PLAY, I18n.text("shell.cmd.start-hub"), bench.host().hub()::start)));
        } else if (store != null && store.state() != StoreHealth.State.OK) {
            boolean stalled = store.state() == StoreHealth.State.STALLED;
            getChildren().add(new Banner(stalled ? Style.DANGER : Style.WARNING, I18n.text("shell.store-fact", EventText.store(store)),
                    I18n.text(stalled ? "shell.store-stalled-next" : "shell.store-quarantined-next")));
        }
        setManaged(!getChildren().isEmpty());
    }
}
