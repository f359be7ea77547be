package dev.thalamus.ui.shell;

import dev.thalamus.assets.Assets;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.host.HubStatus.Phase;
import dev.thalamus.ui.host.SecondHub;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.Command;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleBooleanProperty;

/** What can be done wherever one is. Confined to the FX thread. */
final class GlobalCommands {
    private static final double STEP = 1.1;

    final Command palette;
    final Command keys;
    final Command back;
    final Command forward;
    final Command startHub;
    final Command stopHub;
    final Command copyAddress;
    final Command startDemo;
    final Command stopDemo;
    final Command filter;
    final Command theme;
    final Command language;
    final Command zoomIn;
    final Command zoomOut;
    final Command zoomReset;
    final Command present;
    final Command detach;
    final Command rail;
    final Command inspector;
    final Command problems;
    final Command watchFirst;
    final Command watchSecond;
    final Command attachHub;
    final Command updates;
    final Command path;
    final Command coach;
    final Command undo;
    final Command notShown;
    final Command lag;
    private final BooleanBinding running;

    /** What these commands need the window to do. */
    interface Frame {
        void openPalette(String query);

        void showKeys();

        void showProblems();

        void togglePresentation();

        void detachScreen();

        void toggleRail();

        void toggleInspector();

        void focusFilter();

        void checkForUpdates();

        void addToPath();

        void attachHub();

        void showAround();

        void undo();

        BooleanExpression undoable();

        void explainNotShown();

        void explainLag();

        Navigation navigation();
    }

    GlobalCommands(Frame frame, Mirror mirror, UiContext host) {
        running = Bindings.createBooleanBinding(() -> mirror.status().get().phase() == Phase.RUNNING, mirror.status());
        BooleanExpression stopped = Bindings.createBooleanBinding(() -> mirror.status().get().phase() == Phase.STOPPED, mirror.status());
        Navigation navigation = frame.navigation();
        palette = Command.of("shell.palette", Icons.SEARCH, () -> frame.openPalette("")).key("Shortcut+K");
        keys = Command.of("shell.keys", Icons.KEYBOARD, frame::showKeys).key("F1");
        back = Command.of("shell.back", Icons.ARROW_LEFT, navigation::back).key("Alt+Left").enabledWhen(navigation.canGoBack());
        forward = Command.of("shell.forward", Icons.ARROW_RIGHT, navigation::forward).key("Alt+Right");
        startHub = Command.of("shell.start-hub", Icons.PLAY, host.hub()::start).enabledWhen(stopped);
        stopHub = Command.of("shell.stop-hub", Icons.STOP, host.hub()::stop).enabledWhen(running);
        copyAddress = Command.of("shell.copy-address", Icons.COPY, () -> mirror.hub().ifPresent(hub -> Clip.copy(hub.info().url())))
                .enabledWhen(running);
        startDemo = Command.of("shell.start-demo", Icons.PLAY, host.demo()::start).enabledWhen(running);
        stopDemo = Command.of("shell.stop-demo", Icons.STOP, host.demo()::stop).enabledWhen(running);
        filter = Command.of("shell.filter", Icons.FILTER, frame::focusFilter).key("Shortcut+L");
        theme = Command.of("shell.theme", Icons.MOON, GlobalCommands::otherTheme).key("Shortcut+Shift+T");
        language = Command.of("shell.language", Icons.LANGUAGE, GlobalCommands::otherLanguage);
        zoomIn = Command.of("shell.zoom-in", Icons.ZOOM_IN, () -> Look.zoom(Look.zoomProperty().get() * STEP)).key("Shortcut+Plus");
        zoomOut = Command.of("shell.zoom-out", Icons.ZOOM_OUT, () -> Look.zoom(Look.zoomProperty().get() / STEP)).key("Shortcut+Minus");
        zoomReset = Command.of("shell.zoom-reset", Icons.PAGE_FIT, () -> Look.zoom(1)).key("Shortcut+0");
        present = Command.of("shell.present", Icons.WINDOW, frame::togglePresentation).key("F11");
        detach = Command.of("shell.detach", Icons.WINDOW, frame::detachScreen).key("Shortcut+Shift+W");
        rail = Command.of("shell.rail", Icons.PANE_CLOSE, frame::toggleRail).key("Shortcut+B");
        inspector = Command.of("shell.inspector", Icons.PANE_OPEN, frame::toggleInspector).key("Shortcut+I");
        BooleanExpression second = Bindings.createBooleanBinding(() -> host.hub().second().filter(it -> it.info().isPresent()).isPresent(),
                mirror.snapshot());
        BooleanExpression watched = Bindings.createBooleanBinding(() -> host.hub().second().filter(SecondHub::watched).isPresent(),
                mirror.snapshot());
        watchFirst = Command.of("shell.watch-first", Icons.GLOBE, () -> host.hub().second().ifPresent(it -> it.watch(false)))
                .enabledWhen(second.and(watched));
        watchSecond = Command.of("shell.watch-second", Icons.GLOBE, () -> host.hub().second().ifPresent(it -> it.watch(true)))
                .enabledWhen(second.and(watched.not()));
        attachHub = Command.of("shell.attach-hub", Icons.LINK, frame::attachHub)
                .enabledWhen(new SimpleBooleanProperty(host.hub().elsewhere().isPresent()));
        problems = Command.of("shell.problems", Icons.WARNING, frame::showProblems).key("Shortcut+Shift+P");
        updates = Command.of("shell.updates", Icons.GLOBE, frame::checkForUpdates);
        path = Command.of("shell.path", Icons.CODE, frame::addToPath).enabledWhen(new SimpleBooleanProperty(host.shell().offered()));
        coach = Command.of("shell.coach", Icons.HELP, frame::showAround);
        undo = Command.of("shell.undo", Icons.UNDO, frame::undo).key("Shortcut+Z").enabledWhen(frame.undoable());
        notShown = Command.of("shell.not-shown", Icons.EYE, frame::explainNotShown);
        lag = Command.of("shell.lag", Icons.CLOCK, frame::explainLag);
    }

    List<Command> all() {
        return List.of(palette, filter, back, forward, startHub, stopHub, copyAddress, startDemo, stopDemo, undo, problems, inspector, rail,
                present, detach, zoomIn, zoomOut, zoomReset, theme, language, watchFirst, watchSecond, attachHub, notShown, lag, updates,
                path,
                coach, keys);
    }

    BooleanBinding running() { return running; }

    private static void otherTheme() { Look.themeProperty().set(Look.palette().dark() ? Look.Theme.LIGHT : Look.Theme.DARK); }

    private static void otherLanguage() {
        List<String> languages = Assets.LANGUAGES;
        int next = (languages.indexOf(I18n.locale().getLanguage()) + 1) % languages.size();
        I18n.language(languages.get(next));
    }

    /** The language of the moment, as its speakers abbreviate it. */
    static String languageTag() {
        return I18n.locale().getLanguage().toUpperCase(Locale.ROOT);
    }
}
