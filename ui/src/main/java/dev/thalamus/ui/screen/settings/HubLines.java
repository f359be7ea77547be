package dev.thalamus.ui.screen.settings;

import dev.thalamus.hub.config.BoundConfig;
import dev.thalamus.hub.config.ConfigException;
import dev.thalamus.hub.config.Setting;
import dev.thalamus.hub.config.SettingsFile;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.host.HubStatus.Phase;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.HubText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.Nullable;

/** The hub's settings, one line each, read from its file and written to it on another thread. Confined to the FX thread. */
final class HubLines {
    private final Workbench bench;
    private final Runnable shown;
    private final Map<String, HubLine> lines = new LinkedHashMap<>();
    private final ReadOnlyIntegerWrapper pending = new ReadOnlyIntegerWrapper();

    /** @param shown called whenever the lines show something else */
    HubLines(Workbench bench, Runnable shown) {
        this.bench = bench;
        this.shown = shown;
    }

    /** The file that the hub was started with. */
    Optional<SettingsFile> source() {
        return bench.host().hub().inForce().flatMap(BoundConfig::source);
    }

    /** How many settings wait for a restart. */
    ReadOnlyIntegerProperty pending() { return pending.getReadOnlyProperty(); }

    /** Makes the lines of a group. */
    List<Line> make(SettingsFile file, String group) {
        return file.settings().all().stream().filter(setting -> setting.group().equals(group)).map(setting -> {
            var line = new HubLine(setting, this::write);
            lines.put(setting.key(), line);
            return line.line();
        }).toList();
    }

    /** Reads the file and shows what a hub would get that is started now. */
    void read() {
        source().ifPresent(file -> FxPump.onFx(bench.mirror().pump().ask(file::read), this::show, problem -> bench.desk()
                .say(Toast.failure(I18n.text("shell.failed"), new SimpleStringProperty(sentence(problem))))));
    }

    private void show(BoundConfig now) {
        Optional<BoundConfig> running = bench.host().hub().inForce();
        if (running.isPresent()) {
            int waits = 0;
            for (HubLine line : lines.values()) {
                waits += line.show(now, running.get()) ? 1 : 0;
            }
            pending.set(bench.mirror().status().get().phase() == Phase.RUNNING ? waits : 0);
            shown.run();
        }
    }

    private void write(Setting setting, @Nullable String text) {
        source().ifPresent(file -> FxPump.onFx(bench.mirror().pump().ask(() -> {
            try {
                file.write(setting.key(), text);
                return file.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }), this::show,
                problem -> Objects.requireNonNull(lines.get(setting.key())).wrong(I18n.get("settings.write-failed", sentence(problem)))));
    }

    private static String sentence(Throwable problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        return HubText
                .said(cause instanceof ConfigException wrong ? wrong.problems().getFirst().what() : String.valueOf(cause.getMessage()));
    }
}
