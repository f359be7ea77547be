package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.model.DryRunView;
import dev.thalamus.ui.bridge.Progress;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.Destination;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What became of a rule that was tried, saved or refused; of a trial with the first messages that it would have stopped. Confined to the FX thread. */
final class RuleTrial extends VBox {
    private static final int MOST_EXAMPLES = 8;

    private final Desk desk;
    private final Label words = Labels.of("", Style.DENSE);
    private final FlowPane examples = new FlowPane(8, 2);
    private final ProgressBar bar = new ProgressBar();
    private final HBox running;
    private @Nullable Progress progress;
    private boolean stopped;

    RuleTrial(Desk desk) {
        this.desk = desk;
        words.setWrapText(true);
        words.setId("rule-outcome");
        words.setMinHeight(USE_PREF_SIZE);
        examples.setId("rule-examples");
        managedProperty().bind(words.textProperty().isNotEmpty());
        visibleProperty().bind(managedProperty());
        getStyleClass().add(Style.GAP_4);
        bar.setId("rule-progress-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.accessibleTextProperty().bind(I18n.text("identities.trying"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        var cancel = Buttons.text(I18n.text("identities.try-stop"), this::stop, Style.SMALL);
        cancel.setId("rule-stop");
        running = new HBox(bar, cancel);
        running.setId("rule-progress");
        running.getStyleClass().addAll(Style.GAP_8, "rule-line");
        running.managedProperty().bind(running.visibleProperty());
        running.setVisible(false);
        getChildren().addAll(words, running, examples);
    }

    /** A trial runs: shows how far it is, until it is told what came of it. */
    void run(Progress of) {
        say("", I18n.get("identities.trying"));
        progress = of;
        stopped = false;
        bar.progressProperty().bind(of.share());
        running.setVisible(true);
    }

    /** Asks the trial to end, if one runs. */
    void stop() {
        if (progress != null) {
            stopped = true;
            progress.stop();
        }
    }

    /** Whether the last trial was asked to end. */
    boolean stopped() { return stopped; }

    void show(DryRunView view) {
        say(view.stopped() == 0 ? Style.SUCCESS_TEXT : Style.WARNING_TEXT,
                I18n.get(view.looked() == 0 ? "identities.tried-none" : "identities.tried",
                        view.stopped(), view.looked(), view.outbound(), view.inbound(), view.rate()));
        if (!view.examples().isEmpty()) {
            examples.getChildren().add(Labels.of(I18n.text("identities.examples"), Style.CAPTION, Style.MUTED));
            view.examples().stream().limit(MOST_EXAMPLES).forEach(sequence -> {
                var link = Buttons.link(new SimpleStringProperty("#" + Formats.count(sequence)),
                        () -> desk.go(new Destination.SignalAt(sequence)));
                link.getStyleClass().add(Style.CAPTION);
                link.setId("rule-example-" + sequence);
                examples.getChildren().add(link);
            });
        }
    }

    /** @param tone a text tone of {@link Style}, or empty */
    void say(String tone, String sentence) {
        examples.getChildren().clear();
        progress = null;
        running.setVisible(false);
        words.setText(sentence);
        words.getStyleClass().setAll("label", Style.DENSE, tone.isEmpty() ? Style.MUTED : tone);
    }
}
