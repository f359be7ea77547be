package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What a session expects: each with how it stands, who is waited for until when, and what was missed. Confined to the FX thread. */
final class ExpectationsView extends ScrollPane {
    private final Agents agents;
    private final List<ExpectationCard> cards = new ArrayList<>();
    private final VBox list = new VBox();

    ExpectationsView(Agents agents) {
        this.agents = agents;
        setId("session-expectations");
        setFitToWidth(true);
        getStyleClass().add("plain");
        list.getStyleClass().add("expectations");
        setContent(list);
    }

    /** Changes what is there in place: somebody may be reading it, and it is told anew each second. */
    void show(List<ExpectationView> all, Instant now) {
        while (cards.size() < all.size()) {
            cards.add(new ExpectationCard(agents));
        }
        for (int i = 0; i < all.size(); i++) {
            cards.get(i).show(all.get(i), now);
        }
        if (all.isEmpty()) {
            list.getChildren().setAll(Labels.wrapped(I18n.text("sessions.expects-nothing"), Style.MUTED));
        } else if (!list.getChildren().equals(cards.subList(0, all.size()))) {
            list.getChildren().setAll(cards.subList(0, all.size()));
        }
    }
}
