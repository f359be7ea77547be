package dev.thalamus.ui.screen.federation;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Visible;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One hub of the topology: what it is called, where it is, how many agents, how much goes. Confined to the FX thread. */
final class HubBox extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Label domain = Labels.of("", Style.STRONG);
    private final Label url = Labels.of("", Style.CODE_SMALL, Style.MUTED);
    private final Label note = Labels.of("", Style.CAPTION, Style.MUTED);

    HubBox(Runnable open) {
        domain.setMinWidth(0);
        var head = new HBox(Icons.GLOBE.node(), domain);
        head.getStyleClass().addAll(Style.GAP_8, "line");
        getStyleClass().add("hub-box");
        getChildren().addAll(head, url, Labels.spacer(), note);
        Buttons.pressable(this, open);
    }

    void show(String name, String address, String words, String tone) {
        domain.setText(Visible.of(name));
        url.setText(address);
        note.setText(words);
        setAccessibleText(Visible.of(name) + ", " + words);
        String last = getStyleClass().getLast();
        if (!last.equals("tone-" + tone)) {
            getStyleClass().removeIf(style -> style.startsWith("tone-"));
            getStyleClass().add("tone-" + tone);
        }
    }

    void select(boolean on) { pseudoClassStateChanged(SELECTED, on); }
}
