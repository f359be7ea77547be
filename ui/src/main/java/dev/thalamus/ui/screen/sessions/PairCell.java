package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.SessionEntry;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.kit.AgentAvatar;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.TallCell;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.screen.part.Faces;
import dev.thalamus.ui.screen.part.Outcomes;
import dev.thalamus.ui.screen.sessions.Comparison.Kind;
import dev.thalamus.ui.screen.sessions.Comparison.Pair;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Two sessions' lines side by side, and between them how they stand to each other. Confined to the FX thread. */
final class PairCell extends TallCell<Pair> {
    private final Half before;
    private final Half after;
    private final Label sign = Labels.of("", "sign");
    private final Sides row;

    PairCell(Agents agents) {
        before = new Half(agents);
        after = new Half(agents);
        row = new Sides(before, sign, after);
        row.getStyleClass().add("pair");
    }

    @Override
    protected void updateItem(@Nullable Pair pair, boolean empty) {
        super.updateItem(pair, empty);
        if (empty || pair == null) {
            setGraphic(null);
            return;
        }
        before.show(pair.left(), pair.leftAt());
        after.show(pair.right(), pair.rightAt());
        sign.setText(switch (pair.kind()) {
            case SAME -> "=";
            case CHANGED -> "≠";
            case ONLY_LEFT -> "−";
            case ONLY_RIGHT -> "+";
        });
        for (Kind kind : Kind.values()) {
            row.pseudoClassStateChanged(PseudoClass.getPseudoClass(CompareView.key(kind)), kind == pair.kind());
        }
        setGraphic(row);
        setAccessibleText(I18n.get("sessions.compare-" + CompareView.key(pair.kind()), 1) + ": " + before.words.getText() + " / "
                + after.words.getText());
    }

    /** Two halves of equal width, as high as the higher one, and a sign between them. */
    static final class Sides extends Pane {
        private static final double SIGN = 32;
        private final Region left;
        private final Region sign;
        private final Region right;

        Sides(Region left, Region sign, Region right) {
            super(left, sign, right);
            this.left = left;
            this.sign = sign;
            this.right = right;
        }

        private double half(double width) { return Math.floor((width - Look.px(SIGN)) / 2); }

        @Override
        protected double computePrefHeight(double width) {
            double half = half(width < 0 ? getWidth() : width);
            return Math.max(left.prefHeight(half), right.prefHeight(half));
        }

        @Override
        protected void layoutChildren() {
            double half = half(getWidth());
            left.resizeRelocate(0, 0, half, getHeight());
            sign.resizeRelocate(half, 0, Look.px(SIGN), Look.px(28));
            right.resizeRelocate(getWidth() - half, 0, half, getHeight());
        }

        @Override
        public Orientation getContentBias() { return Orientation.HORIZONTAL; }
    }

    /** One session's line, or nothing. */
    private static final class Half extends VBox {
        private final Agents agents;
        private final AgentAvatar avatar = new AgentAvatar(AgentFace.live("", 0), 16);
        private final Label name = Labels.of("", Style.MEDIUM);
        private final Label to = Labels.of("", Style.CAPTION, Style.MUTED);
        private final Label fate = Labels.of("", Style.CAPTION);
        private final Label at = Labels.of("", Style.CAPTION, Style.SUBTLE);
        private final Label words = Labels.of("", "words");
        private final HBox head = new HBox(avatar, name, to, Labels.spacer(), fate, at);

        Half(Agents agents) {
            this.agents = agents;
            getStyleClass().add("half");
            head.getStyleClass().add("head");
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            name.setMinWidth(0);
            to.setMinWidth(0);
            at.setMinWidth(USE_PREF_SIZE);
            fate.setMinWidth(USE_PREF_SIZE);
            at.setMaxWidth(Look.px(90));
            getChildren().addAll(head, words);
        }

        void show(@Nullable Line line, String when) {
            setVisible(line != null);
            if (line == null) {
                words.setText("");
                return;
            }
            SessionEntry entry = line.entry();
            boolean hub = SessionWords.said(entry) == SessionWords.Said.BY_HUB;
            avatar.show(Faces.named(agents, entry.sender()));
            avatar.setVisible(!hub);
            avatar.setManaged(!hub);
            name.setText(hub ? I18n.get("sessions.by-hub") : Visible.of(entry.sender()));
            to.setText(entry.audience().isEmpty() ? "" : I18n.get("sessions.to", String.join(", ", entry.audience())));
            at.setText(when);
            fate.setText(line.signal() == null ? "" : SessionWords.fate(line.signal()));
            fate.getStyleClass().setAll("label", Style.CAPTION,
                    line.signal() == null ? Style.SUBTLE : Outcomes.tone(line.signal().outcome()));
            words.setText(entry.text().isEmpty() ? SessionWords.kind(entry) : entry.text());
            words.getStyleClass().setAll("label", "words", entry.text().isEmpty() ? Style.MUTED : "plain");
        }
    }
}
