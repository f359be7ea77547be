package dev.thalamus.ui.shell;

import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.bridge.NotShown;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Mark;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.kit.ToastStack;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.UiMemory;
import dev.thalamus.ui.screen.Workbench;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The window: rail, top bar, one screen, inspector, status bar, and the cards over them. Confined to the FX thread. */
public final class MainWindow implements Desk, GlobalCommands.Frame {
    private static final double LARGE = 1.5;

    private final Stage stage;
    private final Mirror mirror;
    private final UiMemory memory;
    private final Workbench bench;
    private final Navigation navigation;
    private final GlobalCommands commands;
    private final StackPane root = new StackPane();
    private final StackPane place = new StackPane();
    private final Overlays overlays = new Overlays(root);
    private final ToastStack toasts = new ToastStack();
    private final Rail rail;
    private final HBox brand = new HBox();
    private final TopBar top;
    private final StatusBar status;
    private final Inspector inspector;
    private final CoachMarks coach;
    private final Keys keys;
    private final Map<ScreenId, Screen> screens = new EnumMap<>(ScreenId.class);
    private @Nullable ScreenId open;
    private boolean presenting;

    public MainWindow(Stage stage, UiContext host, Mirror mirror, UiMemory memory) {
        this.stage = stage;
        this.mirror = mirror;
        this.memory = memory;
        bench = new Workbench(mirror, this, host, memory);
        navigation = new Navigation(first());
        commands = new GlobalCommands(this, mirror, host);
        rail = new Rail(id -> go(new Destination.Whole(id)), commands.rail);
        top = new TopBar(mirror, commands);
        status = new StatusBar(mirror, commands, host.version(), id -> go(new Destination.Whole(id)), this::explainNotShown);
        inspector = new Inspector(subject -> InspectorPages.of(bench, subject), subject -> Detached.open(bench, stage, subject));
        lay();
        var scene = new Scene(root);
        keys = new Keys(scene, overlays::any);
        keys.install(commands, this::escape);
        for (Screens.Entry entry : Screens.ALL) {
            keys.add(entry.key(), () -> go(new Destination.Whole(entry.id())));
        }
        Look.apply(scene);
        stage.setScene(scene);
        mirror.pump().follow(scene);
        rail.collapsed().set(memory.get("rail.collapsed", false));
        coach = new CoachMarks(root, memory);
        coach.beginFirstTime();
        new Following().on(this::showCounts, mirror.snapshot()).start();
        navigation.here().subscribe(this::show);
    }

    /** What is remembered of the window itself. */
    public void keep() {
        memory.put("rail.collapsed", rail.collapsed().get());
        memory.put("screen", navigation.here().get().screen().name());
        if (open != null) {
            Objects.requireNonNull(screens.get(open)).hidden();
        }
        inspector.show(null);
    }

    private void lay() {
        brand.getStyleClass().add("brand");
        rail.collapsed().subscribe(folded -> {
            brand.getChildren().setAll(Mark.icon(24));
            brand.setAlignment(folded ? Pos.CENTER : Pos.CENTER_LEFT);
            if (!folded) {
                brand.getChildren().add(Mark.word(14));
            }
        });
        VBox.setVgrow(rail, Priority.ALWAYS);
        var edge = new Edge(inspector.view(), memory);
        var middle = new HBox(place, edge, edge.holder());
        HBox.setHgrow(place, Priority.ALWAYS);
        place.setMinWidth(0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        var frame = new BorderPane(new VBox(top, middle));
        frame.setLeft(new VBox(brand, rail));
        frame.setBottom(status);
        StackPane.setAlignment(toasts, Pos.BOTTOM_CENTER);
        StackPane.setMargin(toasts, new Insets(0, 0, 40, 0));
        root.getChildren().addAll(frame, toasts);
    }

    private ScreenId first() {
        String kept = memory.get("screen", "");
        return Screens.ALL.stream().map(Screens.Entry::id).filter(id -> id.name().equals(kept)).findFirst()
                .orElse(Screens.ALL.getFirst().id());
    }

    private void show(Destination destination) {
        ScreenId id = destination.screen();
        Screen screen = screens.computeIfAbsent(id, _ -> Screens.of(id).make().apply(bench));
        if (open != id) {
            if (open != null) {
                Screen left = Objects.requireNonNull(screens.get(open));
                keys.remove(left.commands());
                left.hidden();
            }
            open = id;
            Parent view = screen.view();
            place.getChildren().setAll(view);
            rail.select(id);
            keys.add(screen.commands());
            screen.shown();
            view.requestFocus();
        }
        screen.open(destination);
    }

    private void showCounts() {
        HubSnapshot now = mirror.snapshot().get();
        rail.count(ScreenId.AGENTS, now == null || now.totals().agents() == 0 ? "" : Formats.count(now.totals().agents()));
        int peers = mirror.peers().rows().size();
        rail.count(ScreenId.FEDERATION, peers == 0 ? "" : Formats.count(peers));
        rail.count(ScreenId.QUEUES, now == null || now.totals().pending() == 0 ? "" : Formats.count(now.totals().pending()));
    }

    private void escape() {
        if (overlays.any()) {
            overlays.closeTop();
        } else if (coach.showing()) {
            coach.end();
        } else if (presenting) {
            togglePresentation();
        } else if (inspector.subject().get() != null) {
            inspector.show(null);
        } else {
            navigation.back();
        }
    }

    private void explainNotShown() {
        NotShown hidden = mirror.notShown();
        say(new Toast(Icons.EYE, "", I18n.text("shell.not-shown-title", hidden.all()),
                I18n.text("shell.not-shown-detail", hidden.rows(), hidden.journal(), hidden.events()),
                Toast.UNDO, null, null));
    }

    private List<Command> possible() {
        var all = new ArrayList<>(open == null ? List.of() : Objects.requireNonNull(screens.get(open)).commands());
        all.addAll(commands.all());
        all.remove(commands.palette);
        return all;
    }

    @Override
    public void openPalette(String query) {
        var close = new Overlay[1];
        var palette = new CommandPalette(new PaletteIndex(bench, this::possible), () -> close[0].close());
        StackPane.setMargin(palette, new Insets(96, 0, 0, 0));
        close[0] = overlays.lay(palette, Pos.TOP_CENTER);
        palette.open(query);
    }

    @Override
    public void showKeys() {
        Node card = KeyHelp.card(commands.all(), open == null ? List.of() : Objects.requireNonNull(screens.get(open)).commands());
        overlays.lay(card, Pos.CENTER);
        card.requestFocus();
    }

    @Override
    public void showProblems() {
        var close = new Overlay[1];
        var card = new ProblemsCard(bench, () -> close[0].close());
        StackPane.setMargin(card, new Insets(48, 16, 0, 0));
        close[0] = overlays.lay(card, Pos.TOP_RIGHT);
    }

    @Override
    public void togglePresentation() {
        presenting = !presenting;
        for (Node chrome : List.of(rail, brand, top, status)) {
            chrome.setVisible(!presenting);
            chrome.setManaged(!presenting);
        }
        stage.setFullScreen(presenting);
        Look.zoom(presenting ? Look.zoomProperty().get() * LARGE : Look.zoomProperty().get() / LARGE);
    }

    @Override
    public void detachScreen() {
        if (open != null) {
            Detached.open(bench, stage, open);
        }
    }

    @Override
    public void toggleRail() { rail.collapsed().set(!rail.collapsed().get()); }

    @Override
    public void toggleInspector() { inspector.toggle(); }

    @Override
    public void focusFilter() {
        if (open != null) {
            Objects.requireNonNull(screens.get(open)).focusFilter();
        }
    }

    @Override
    public void checkForUpdates() { new UpdateCheck(bench).run(); }

    @Override
    public void attachHub() { bench.host().hub().elsewhere().ifPresent(elsewhere -> AttachCard.open(this, elsewhere)); }

    @Override
    public void showAround() { coach.begin(); }

    @Override
    public Navigation navigation() { return navigation; }

    @Override
    public void go(Destination destination) {
        if (has(destination.screen())) {
            navigation.go(destination);
        }
    }

    @Override
    public boolean has(ScreenId screen) { return Screens.has(screen); }

    @Override
    public void inspect(@Nullable Subject subject) { inspector.show(subject); }

    @Override
    public ReadOnlyObjectProperty<@Nullable Subject> inspected() { return inspector.subject(); }

    @Override
    public void say(Toast toast) { toasts.show(toast); }

    @Override
    public Overlay lay(Node card) { return overlays.lay(card, Pos.CENTER); }

    @Override
    public Window window() { return stage; }
}
