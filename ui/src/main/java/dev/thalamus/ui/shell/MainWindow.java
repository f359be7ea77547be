package dev.thalamus.ui.shell;

import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.bridge.NotShown;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.kit.ToastStack;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.UiMemory;
import dev.thalamus.ui.screen.Workbench;
import java.util.ArrayList;
import java.util.List;
import dev.thalamus.ui.screen.OnPath;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The window: one screen, what surrounds it, the inspector, and the cards over them. Confined to the FX thread. */
public final class MainWindow implements Desk, GlobalCommands.Frame {
    private final Stage stage;
    private final Mirror mirror;
    private final UiMemory memory;
    private final Workbench bench;
    private final Navigation navigation;
    private final GlobalCommands commands;
    private final StackPane root = new StackPane();
    private final Overlays overlays = new Overlays(root);
    private final ToastStack toasts = new ToastStack();
    private final Chrome chrome;
    private final Presentation presentation;
    private final Inspector inspector;
    private final CoachMarks coach;
    private final Deck deck;

    public MainWindow(Stage stage, UiContext host, Mirror mirror, UiMemory memory) {
        this.stage = stage;
        this.mirror = mirror;
        this.memory = memory;
        bench = new Workbench(mirror, this, host, memory, new OnPath(this, host.shell()));
        navigation = new Navigation(first());
        commands = new GlobalCommands(this, mirror, host);
        chrome = new Chrome(bench, commands);
        presentation = new Presentation(stage, chrome);
        inspector = new Inspector(subject -> InspectorPages.of(bench, subject), subject -> Detached.open(bench, stage, subject));
        var scene = new Scene(root);
        var keys = new Keys(scene, overlays::any);
        keys.install(commands, this::escape);
        for (Screens.Entry entry : Screens.ALL) {
            keys.add(entry.key(), () -> go(new Destination.Whole(entry.id())));
        }
        deck = new Deck(bench, keys);
        lay();
        Look.apply(scene);
        stage.setScene(scene);
        mirror.pump().follow(scene);
        coach = new CoachMarks(root, memory);
        coach.beginFirstTime();
        navigation.here().subscribe(this::show);
    }

    /** Remembers how the window is and lets go of everything that outlives it. */
    public void close() {
        memory.put("screen", navigation.here().get().screen().name());
        presentation.close();
        chrome.close();
        deck.leave();
        inspector.show(null);
    }

    private void lay() {
        var edge = new Edge(inspector.view(), memory);
        var middle = new HBox(deck.place(), edge, edge.holder());
        HBox.setHgrow(deck.place(), Priority.ALWAYS);
        // Over the cards too: what was done on one can be taken back.
        toasts.setViewOrder(-1);
        StackPane.setAlignment(toasts, Pos.BOTTOM_CENTER);
        StackPane.setMargin(toasts, new Insets(0, 0, 40, 0));
        root.getChildren().addAll(chrome.around(middle), toasts);
    }

    private ScreenId first() {
        String kept = memory.get("screen", "");
        return Screens.ALL.stream().map(Screens.Entry::id).filter(id -> id.name().equals(kept)).findFirst()
                .orElse(Screens.ALL.getFirst().id());
    }

    private void show(Destination destination) {
        deck.show(destination);
        chrome.select(destination.screen());
    }

    /** The way back: from a card, from the tour, from presentation, from the inspector, from the screen. */
    void escape() {
        if (overlays.any()) {
            overlays.closeTop();
        } else if (coach.showing()) {
            coach.end();
        } else if (presentation.on()) {
            presentation.toggle();
        } else if (inspector.subject().get() != null) {
            inspector.show(null);
        } else {
            navigation.back();
        }
    }

    /** What can be done now, on this screen and everywhere. */
    List<Command> possible() {
        var all = new ArrayList<>(deck.commands());
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
        Node card = KeyHelp.card(commands.all(), deck.commands());
        overlays.lay(card, Pos.CENTER);
        card.requestFocus();
    }

    @Override
    public void showProblems() {
        var close = new Overlay[1];
        var card = new ProblemsCard(bench, () -> close[0].close());
        StackPane.setMargin(card, new Insets(48, 16, 0, 0));
        close[0] = overlays.lay(card, Pos.TOP_RIGHT);
        card.requestFocus();
    }

    @Override
    public void togglePresentation() { presentation.toggle(); }

    @Override
    public void detachScreen() { Detached.open(bench, stage, navigation.here().get().screen()); }

    @Override
    public void toggleRail() { chrome.toggleRail(); }

    @Override
    public void toggleInspector() { inspector.toggle(); }

    @Override
    public void focusFilter() { deck.focusFilter(); }

    @Override
    public void checkForUpdates() { new UpdateCheck(bench).run(); }

    @Override
    public void addToPath() { bench.path().add(); }

    @Override
    public void attachHub() { bench.host().hub().elsewhere().ifPresent(elsewhere -> AttachCard.open(this, elsewhere)); }

    @Override
    public void showAround() { coach.begin(); }

    @Override
    public void undo() { toasts.undo(); }

    @Override
    public BooleanExpression undoable() { return toasts.undoable(); }

    @Override
    public void explainNotShown() {
        NotShown hidden = mirror.notShown();
        say(new Toast(Icons.EYE, "", I18n.text("shell.not-shown-title", hidden.all()),
                I18n.text("shell.not-shown-detail", hidden.rows(), hidden.journal(), hidden.events()),
                Toast.UNDO, null, null));
    }

    @Override
    public void explainLag() {
        var meter = mirror.pump().meter();
        say(new Toast(Icons.CLOCK, "", I18n.text("shell.lag-title", Formats.latency(meter.lagNanos())),
                I18n.text("shell.lag-detail", Formats.latency(meter.pulseNanos())), Toast.UNDO, null, null));
    }

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
