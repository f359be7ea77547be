package dev.thalamus.ui.shell;

import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.agents.AgentsScreen;
import dev.thalamus.ui.screen.audit.AuditScreen;
import dev.thalamus.ui.screen.console.ConsoleScreen;
import dev.thalamus.ui.screen.federation.FederationScreen;
import dev.thalamus.ui.screen.graph.GraphScreen;
import dev.thalamus.ui.screen.identities.IdentitiesScreen;
import dev.thalamus.ui.screen.overview.OverviewScreen;
import dev.thalamus.ui.screen.queues.QueuesScreen;
import dev.thalamus.ui.screen.sessions.SessionsScreen;
import dev.thalamus.ui.screen.settings.SettingsScreen;
import dev.thalamus.ui.screen.stream.StreamScreen;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/** The screens of the window, one line each: rail, palette, keys, and the tests and pictures that open every screen are made of this list. */
public final class Screens {
    private Screens() {}

    /** Where in the rail. */
    enum Group {
        MAIN, SECOND, FOOT
    }

    /**
     * A screen.
     *
     * @param icon in the rail
     * @param make called once, when it is first opened
     */
    public record Entry(ScreenId id, Icons icon, Group group, Function<Workbench, Screen> make) {
        /** What it is called in the rail. */
        public ObservableValue<String> title() { return I18n.text("shell.screen." + id.area()); }

        /** What opens it: its number among all screens, or the key that every program has for its settings. */
        public KeyCombination key() {
            return KeyCombination.valueOf("Shortcut+"
                    + (id == ScreenId.SETTINGS ? "Comma" : id.ordinal() < 9 ? id.ordinal() + 1 : "Shift+" + (id.ordinal() - 8)));
        }
    }

    public static final List<Entry> ALL = List.of(
            new Entry(ScreenId.OVERVIEW, Icons.OVERVIEW, Group.MAIN, OverviewScreen::new),
            new Entry(ScreenId.AGENTS, Icons.AGENT, Group.MAIN, AgentsScreen::new),
            new Entry(ScreenId.GRAPH, Icons.GRAPH, Group.MAIN, GraphScreen::new),
            new Entry(ScreenId.STREAM, Icons.STREAM, Group.MAIN, StreamScreen::new),
            new Entry(ScreenId.QUEUES, Icons.INBOX, Group.MAIN, QueuesScreen::new),
            new Entry(ScreenId.FEDERATION, Icons.GLOBE, Group.MAIN, FederationScreen::new),
            new Entry(ScreenId.CONSOLE, Icons.CODE, Group.MAIN, ConsoleScreen::new),
            new Entry(ScreenId.SESSIONS, Icons.COMMENT, Group.MAIN, SessionsScreen::new),
            new Entry(ScreenId.AUDIT, Icons.HISTORY, Group.SECOND, AuditScreen::new),
            new Entry(ScreenId.IDENTITIES, Icons.KEYS, Group.SECOND, IdentitiesScreen::new),
            new Entry(ScreenId.SETTINGS, Icons.SETTINGS, Group.FOOT, SettingsScreen::new));

    static boolean has(ScreenId id) { return ALL.stream().anyMatch(entry -> entry.id() == id); }

    static Entry of(ScreenId id) { return ALL.stream().filter(entry -> entry.id() == id).findFirst().orElseThrow(); }
}
