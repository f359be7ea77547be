package dev.thalamus.ui.host;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a window needs from the program around it. Immutable.
 *
 * @param stateDir where the window keeps its size, columns, theme and language; made when missing, losing it costs only those
 * @param version the program's, as shown in the status bar
 * @param openUrl shows an address in the system's browser
 * @param updates asked when a person asks
 * @param shell the program's command in a terminal
 */
public record UiContext(HubControl hub, Demo demo, Path stateDir, String version, Consumer<String> openUrl, FileDialogs files,
        Updates updates, ShellCommand shell) {
    /** A program that knows no place to look for a newer one and has no command in a terminal. */
    public UiContext(HubControl hub, Demo demo, Path stateDir, String version, Consumer<String> openUrl, FileDialogs files) {
        this(hub, demo, stateDir, version, openUrl, files, Updates.NOWHERE, ShellCommand.NONE);
    }
}
