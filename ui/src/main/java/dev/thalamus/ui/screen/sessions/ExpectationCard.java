package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.hub.model.ExpectationView.Miss;
import dev.thalamus.hub.model.ExpectationView.State;
import dev.thalamus.hub.model.ExpectationView.Wait;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.AgentName;
import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.part.EventText;
import dev.thalamus.ui.screen.part.Faces;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One expectation of a session. Confined to the FX thread. */
final class ExpectationCard extends VBox {
    private final Agents agents;
    private final Label title = Labels.of("", Style.MEDIUM);
    private final Chip state = new Chip("", Style.OUTLINED);
    private final Label handler = Labels.of("", Style.DENSE, Style.MUTED);
    private final List<WaitRow> rows = new ArrayList<>();
    private final VBox waits = new VBox();
    private final Label misses = Labels.of("", Style.DENSE, Style.DANGER_TEXT);

    ExpectationCard(Agents agents) {
        this.agents = agents;
        title.setMinWidth(0);
        var head = new HBox(title, Labels.spacer(), state);
        head.getStyleClass().addAll(Style.GAP_8, "line");
        handler.setWrapText(true);
        misses.setWrapText(true);
        misses.managedProperty().bind(misses.textProperty().isNotEmpty());
        misses.visibleProperty().bind(misses.managedProperty());
        waits.getStyleClass().add(Style.GAP_4);
        getStyleClass().addAll(Style.CARD, "expectation");
        getChildren().addAll(head, handler, waits, misses);
    }

    void show(ExpectationView one, Instant now) {
        Duration time = Duration.ofMillis(Math.round(one.seconds() * 1_000));
        title.setText(words("sessions.expectation.", one.name(), Formats.duration(time))
                + (one.about().isEmpty() ? "" : " · " + String.join(", ", one.about())));
        state.show(I18n.get("sessions.expected." + one.state().name().toLowerCase(java.util.Locale.ROOT)), tone(one));
        handler.setText(words("sessions.handler.", one.onViolation(), one.onViolation()));
        while (rows.size() < one.waits().size()) {
            rows.add(new WaitRow());
        }
        for (int i = 0; i < one.waits().size(); i++) {
            rows.get(i).show(one.waits().get(i), now);
        }
        if (waits.getChildren().size() != one.waits().size()) {
            waits.getChildren().setAll(rows.subList(0, one.waits().size()));
        }
        misses.setText(one.missed() == 0
                ? ""
                : I18n.get("sessions.missed", one.missed()) + one.misses().stream().map(ExpectationCard::told)
                        .collect(Collectors.joining("")));
    }

    private static String told(Miss miss) {
        return "\n" + I18n.get("sessions.miss", Formats.time(SessionWords.instant(miss.at())),
                miss.violators().isEmpty() ? I18n.get("sessions.nobody-by-name") : EventText.names(miss.violators()),
                Formats.duration(Duration.ofMillis(Math.round(miss.elapsedSeconds() * 1_000))));
    }

    /** What the bundles call it; else the word itself. */
    private static String words(String area, String word, String argument) {
        String key = area + word.replace('_', '-');
        return I18n.has(key) ? I18n.get(key, argument) : word + " " + (argument.equals(word) ? "" : argument);
    }

    private static String tone(ExpectationView one) {
        return switch (one.state()) {
            case IDLE, OVER -> Style.OUTLINED;
            case RUNNING -> Style.ACCENT;
            case MET -> one.missed() > 0 ? Style.WARNING : Style.SUCCESS;
            case MISSED -> Style.DANGER;
            case UNKNOWN -> Style.WARNING;
        };
    }

    /** Whether a person should look at it. */
    static boolean bad(ExpectationView one) {
        return one.state() == State.MISSED || one.missed() > 0;
    }

    /** Who is waited for, and how much of the time is over. */
    private final class WaitRow extends HBox {
        private final AgentName who = new AgentName(AgentFace.live("", 0));
        private final ProgressBar bar = new ProgressBar(0);
        private final Label until = Labels.of("", Style.DENSE);

        WaitRow() {
            bar.setAccessibleRole(AccessibleRole.NODE); // the words beside it say it
            bar.setMinWidth(USE_PREF_SIZE);
            until.setMinWidth(USE_PREF_SIZE);
            getStyleClass().addAll(Style.GAP_8, "line");
            getChildren().addAll(who, Labels.spacer(), bar, until);
        }

        void show(Wait wait, Instant now) {
            Instant since = SessionWords.instant(wait.since());
            Instant due = SessionWords.instant(wait.due());
            Duration left = Duration.between(now, due);
            who.show(Faces.named(agents, wait.who()));
            bar.setProgress(
                    Math.clamp(Duration.between(since, now).toMillis() / (double) Math.max(1, Duration.between(since, due).toMillis()),
                            0, 1));
            until.setText(
                    I18n.get(left.isNegative() ? "sessions.late" : "sessions.until", Formats.time(due), Formats.duration(left.abs())));
            until.getStyleClass().setAll("label", Style.DENSE, left.isNegative() ? Style.DANGER_TEXT : Style.MUTED);
        }
    }
}
