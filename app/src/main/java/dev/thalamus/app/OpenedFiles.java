package dev.thalamus.app;

import com.sun.glass.ui.Application;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files that macOS hands to the program: by a double-click, by "Open With", dropped on its icon. Elsewhere they come as arguments. Confined to the FX
 * thread.
 *
 * <p>macOS starts a program once and tells it by an event, which JavaFX keeps inside. AWT's {@code Desktop} has a public way, but would start a second
 * toolkit for it, and misses the file that started the program while JavaFX is the first toolkit. JavaFX keeps those that came before anybody listened and
 * tells them to a handler that takes the place of its own; all that this one does not want it hands on.
 */
final class OpenedFiles {
    private OpenedFiles() {}

    /** Tells of the files that came already and of all that come; where JavaFX keeps its inside shut, of none. */
    static void follow(Consumer<List<Path>> opened) {
        try {
            Application application = Application.GetApplication();
            application.setEventHandler(new Events(application.getEventHandler(), opened));
        } catch (IllegalAccessError shut) {
            System.getLogger(OpenedFiles.class.getName()).log(System.Logger.Level.DEBUG, "Double-clicked files are not seen", shut);
        }
    }

    /** A class of its own: where JavaFX is shut, it is this one that cannot be loaded. */
    static final class Events extends Application.EventHandler {
        private final Application.@Nullable EventHandler before;
        private final Consumer<List<Path>> opened;

        Events(Application.@Nullable EventHandler before, Consumer<List<Path>> opened) {
            this.before = before;
            this.opened = opened;
        }

        @Override
        public void handleOpenFilesAction(Application application, long time, String[] files) {
            opened.accept(Arrays.stream(files).map(Path::of).toList());
            hand(handler -> handler.handleOpenFilesAction(application, time, files));
        }

        @Override
        public void handleWillFinishLaunchingAction(Application application, long time) {
            hand(handler -> handler.handleWillFinishLaunchingAction(application, time));
        }

        @Override
        public void handleDidFinishLaunchingAction(Application application, long time) {
            hand(handler -> handler.handleDidFinishLaunchingAction(application, time));
        }

        @Override
        public void handleWillBecomeActiveAction(Application application, long time) {
            hand(handler -> handler.handleWillBecomeActiveAction(application, time));
        }

        @Override
        public void handleDidBecomeActiveAction(Application application, long time) {
            hand(handler -> handler.handleDidBecomeActiveAction(application, time));
        }

        @Override
        public void handleWillResignActiveAction(Application application, long time) {
            hand(handler -> handler.handleWillResignActiveAction(application, time));
        }

        @Override
        public void handleDidResignActiveAction(Application application, long time) {
            hand(handler -> handler.handleDidResignActiveAction(application, time));
        }

        @Override
        public void handleDidReceiveMemoryWarning(Application application, long time) {
            hand(handler -> handler.handleDidReceiveMemoryWarning(application, time));
        }

        @Override
        public void handleWillHideAction(Application application, long time) {
            hand(handler -> handler.handleWillHideAction(application, time));
        }

        @Override
        public void handleDidHideAction(Application application, long time) {
            hand(handler -> handler.handleDidHideAction(application, time));
        }

        @Override
        public void handleWillUnhideAction(Application application, long time) {
            hand(handler -> handler.handleWillUnhideAction(application, time));
        }

        @Override
        public void handleDidUnhideAction(Application application, long time) {
            hand(handler -> handler.handleDidUnhideAction(application, time));
        }

        @Override
        public void handleQuitAction(Application application, long time) { hand(handler -> handler.handleQuitAction(application, time)); }

        @Override
        public void handlePreferencesChanged(Map<String, Object> preferences) {
            hand(handler -> handler.handlePreferencesChanged(preferences));
        }

        private void hand(Consumer<Application.EventHandler> on) {
            if (before != null) {
                on.accept(before);
            }
        }
    }
}
