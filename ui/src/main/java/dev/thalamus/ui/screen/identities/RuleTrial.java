package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.model.DryRunView;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.Destination;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What became of a rule that was tried, saved or refused; of a trial with the first messages that it would have stopped. Confined to the FX thread. */
final class RuleTrial extends VBox {
    private static final int MOST_EXAMPLES = 8;

    private final Desk desk;
    private final Label words = Labels.of("", Style.DENSE);
    private final FlowPane examples = new FlowPane(8, 2);

    RuleTrial(Desk desk) {
        this.desk = desk;
        words.setWrapText(true);
        words.setId("rule-outcome");
        words.setMinHeight(USE_PREF_SIZE);
        examples.setId("rule-examples");
        managedProperty().bind(words.textProperty().isNotEmpty());
        visibleProperty().bind(managedProperty());
        getStyleClass().add(Style.GAP_4);
        getChildren().addAll(words, examples);
    }

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
        words.setText(sentence);
        words.getStyleClass().setAll("label", Style.DENSE, tone.isEmpty() ? Style.MUTED : tone);
    }
}
