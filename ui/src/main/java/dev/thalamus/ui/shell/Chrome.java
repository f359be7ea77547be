package dev.thalamus.ui.shell;

import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.Mark;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.UiMemory;
import dev.thalamus.ui.screen.Workbench;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What surrounds the screens: mark, rail, top bar, status bar. Confined to the FX thread. */
final class Chrome {
    private static final String FOLDED = "rail.collapsed";

    private final Mirror mirror;
    private final UiMemory memory;
    private final HBox brand = new HBox();
    private final Rail rail;
    private final TopBar top;
    private final StatusBar status;
    // Ends with the window: what it follows, the language above all, outlives windows.
    private final Following following = new Following();

    Chrome(Workbench bench, GlobalCommands commands) {
        mirror = bench.mirror();
        memory = bench.memory();
        Consumer<ScreenId> open = id -> bench.desk().go(new Destination.Whole(id));
        rail = new Rail(open, commands.rail);
        top = new TopBar(mirror, commands, following);
        status = new StatusBar(mirror, commands, bench.host().version(), open, following);
        brand.getStyleClass().add("brand");
        rail.collapsed().subscribe(this::showBrand);
        rail.collapsed().set(memory.get(FOLDED, false));
        following.on(this::showCounts, mirror.snapshot()).start();
    }

    /** Lays itself around the screens. */
    Parent around(Node middle) {
        VBox.setVgrow(rail, Priority.ALWAYS);
        VBox.setVgrow(middle, Priority.ALWAYS);
        var frame = new BorderPane(new VBox(top, middle));
        frame.setLeft(new VBox(brand, rail));
        frame.setBottom(status);
        return frame;
    }

    /** Leaves the screens alone in the window, or comes back. */
    void show(boolean shown) {
        for (Node part : List.of(rail, brand, top, status)) {
            part.setVisible(shown);
            part.setManaged(shown);
        }
    }

    void select(ScreenId id) { rail.select(id); }

    void toggleRail() { rail.collapsed().set(!rail.collapsed().get()); }

    /** Remembers how it was and follows the hub no longer. */
    void close() {
        memory.put(FOLDED, rail.collapsed().get());
        following.stop();
    }

    private void showBrand(boolean folded) {
        brand.getChildren().setAll(Mark.icon(24));
        brand.setAlignment(folded ? Pos.CENTER : Pos.CENTER_LEFT);
        if (!folded) {
            brand.getChildren().add(Mark.word(14));
        }
    }

    private void showCounts() {
        HubSnapshot now = mirror.snapshot().get();
        count(ScreenId.AGENTS, now == null ? 0 : now.totals().agents());
        count(ScreenId.FEDERATION, mirror.peers().rows().size());
        count(ScreenId.QUEUES, now == null ? 0 : now.totals().pending());
    }

    private void count(ScreenId id, long number) { rail.count(id, number == 0 ? "" : Formats.count(number)); }
}
