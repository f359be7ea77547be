package dev.thalamus.ui.shell;

import dev.thalamus.hub.model.AgentView;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.AgentActions;
import dev.thalamus.ui.screen.part.Faces;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.screen.ScreenId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** Finds what a person may mean: agents, what can be done with the best of them, commands, screens. Confined to the FX thread. */
final class PaletteIndex {
    private static final int MOST = 8;

    private final Workbench bench;
    private final Supplier<List<Command>> commands;

    /** A line of the palette. */
    sealed interface Line {
        /** The name of a group; cannot be chosen. */
        record Head(String text) implements Line {}

        /** Something to choose. */
        record Hit(Icons icon, @Nullable AgentFace face, String text, Match match, String detail, @Nullable KeyCombination key,
                Runnable action) implements Line {}
    }

    PaletteIndex(Workbench bench, Supplier<List<Command>> commands) {
        this.bench = bench;
        this.commands = commands;
    }

    /** The lines for a query: {@code >} asks for commands only, {@code @} for agents, {@code #} for a signal's number. */
    List<Line> find(String query) {
        String rest = query.isEmpty() ? "" : query.substring(1).strip();
        return switch (query.isEmpty() ? ' ' : query.charAt(0)) {
            case '>' -> group("shell.palette-commands", commandHits(rest, Integer.MAX_VALUE));
            case '@' -> group("shell.palette-agents", agentHits(rest, Integer.MAX_VALUE));
            case '#' -> signal(rest);
            default -> everything(query.strip());
        };
    }

    private List<Line> everything(String query) {
        List<Line.Hit> agents = query.isEmpty() ? List.of() : agentHits(query, MOST);
        var lines = new ArrayList<>(group("shell.palette-agents", agents));
        if (!agents.isEmpty()) {
            best(query).ifPresent(agent -> lines.addAll(group(I18n.get("shell.palette-actions-with", agent.name()),
                    AgentActions.of(bench, agent).stream()
                            .filter(command -> command.enabled().get())
                            .map(command -> hit(command, Match.of(agent.name(), command.text().getValue()).orElse(new Match(0, 0, 0))))
                            .toList())));
        }
        lines.addAll(group("shell.palette-screens", screenHits(query)));
        lines.addAll(group("shell.palette-commands", commandHits(query, query.isEmpty() ? 20 : MOST)));
        return lines;
    }

    private static List<Line> group(String title, List<Line.Hit> hits) {
        var lines = new ArrayList<Line>();
        if (!hits.isEmpty()) {
            lines.add(new Line.Head(I18n.get(title)));
            lines.addAll(hits);
        }
        return lines;
    }

    private record Found<T>(T what, Match match) {}

    private Optional<AgentView> best(String query) { return agents(query).stream().map(found -> found.what.now()).findFirst(); }

    private List<Found<AgentRow>> agents(String query) {
        var found = new ArrayList<Found<AgentRow>>();
        var names = new HashSet<String>();
        for (AgentRow row : bench.mirror().agents().rows()) {
            Match.of(query, row.target()).or(() -> Match.of(query, row.hash()).map(hit -> new Match(0, 0, hit.score() - 1_000)))
                    .filter(_ -> names.add(row.target())).ifPresent(match -> found.add(new Found<>(row, match)));
        }
        found.sort(Comparator.comparingInt((Found<AgentRow> f) -> f.match.score()).reversed().thenComparing(f -> f.what.target()));
        return found;
    }

    private List<Line.Hit> agentHits(String query, int most) {
        return agents(query).stream().limit(most).map(found -> {
            AgentView agent = found.what.now();
            String detail = I18n.get("shell.kind." + agent.kind().name().toLowerCase(Locale.ROOT)) + " · "
                    + I18n.get("shell.in-out", Formats.rate(found.what.inRate().get()), Formats.rate(found.what.outRate().get()));
            return new Line.Hit(Icons.AGENT, Faces.of(agent), AgentRow.targetOf(agent), found.match, detail, null, () -> {
                bench.desk().go(new Destination.Whole(ScreenId.AGENTS));
                bench.desk().inspect(new Subject.Agent(agent.hash()));
            });
        }).toList();
    }

    private List<Line.Hit> screenHits(String query) {
        var hits = new ArrayList<Line.Hit>();
        for (Screens.Entry entry : Screens.ALL) {
            String title = entry.title().getValue();
            Match.of(query, title).ifPresent(match -> hits.add(new Line.Hit(entry.icon(), null, title, match, "", entry.key(),
                    () -> bench.desk().go(new Destination.Whole(entry.id())))));
        }
        return hits;
    }

    private List<Line.Hit> commandHits(String query, int most) {
        var hits = new ArrayList<Line.Hit>();
        for (Command command : commands.get()) {
            if (command.enabled().get()) {
                Match.of(query, command.text().getValue()).ifPresent(match -> hits.add(hit(command, match)));
            }
        }
        if (!query.isEmpty()) {
            hits.sort(Comparator.comparingInt((Line.Hit hit) -> hit.match().score()).reversed());
        }
        return hits.stream().limit(most).toList();
    }

    private static Line.Hit hit(Command command, Match match) {
        return new Line.Hit(command.icon(), null, command.text().getValue(), match, "", command.key(), command::run);
    }

    private List<Line> signal(String digits) {
        String plain = digits.replaceAll("[.,\\s\u00a0]", "");
        if (plain.isEmpty() || plain.length() > 18 || !plain.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return List.of();
        }
        long sequence = Long.parseLong(plain);
        return group("shell.palette-signals",
                List.of(new Line.Hit(Icons.STREAM, null, I18n.get("shell.signal-number", sequence), new Match(0, 0, 0), "", null, () -> {
                    bench.desk().go(new Destination.SignalAt(sequence));
                    bench.desk().inspect(new Subject.Signal(sequence));
                })));
    }
}
