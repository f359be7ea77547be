package dev.thalamus.ui.screen.agents;

import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.ui.kit.AgentName;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.Faces;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An agent's synapses by strength. Confined to the FX thread. */
final class AgentSynapses {
    private static final int FEW = 4;
    private static final int MANY = 100;

    private final Workbench bench;
    private final String name;
    private final VBox strongest = new VBox();
    private final VBox all = new VBox();
    private List<Synapse> shown = List.of();

    AgentSynapses(Workbench bench, String name) {
        this.bench = bench;
        this.name = name;
        strongest.getStyleClass().add("rows");
        all.getStyleClass().add("rows");
    }

    Node strongest() { return strongest; }

    Node all() { return all; }

    void show(@Nullable HubSnapshot snapshot) {
        List<Synapse> mine = snapshot == null
                ? List.of()
                : snapshot.synapses().stream().filter(synapse -> synapse.source().equals(name) || synapse.target().equals(name))
                        .sorted(Comparator.comparingDouble(Synapse::strength).reversed().thenComparing(Synapse::source)
                                .thenComparing(Synapse::target))
                        .toList();
        if (mine.equals(shown) && !strongest.getChildren().isEmpty()) {
            return;
        }
        shown = mine;
        fill(strongest, FEW);
        fill(all, MANY);
    }

    private void fill(VBox box, int most) {
        if (shown.isEmpty()) {
            box.getChildren().setAll(Labels.wrapped(I18n.text("agents.no-synapses"), Style.MUTED));
            return;
        }
        box.getChildren().setAll(shown.stream().limit(most).map(this::row).toList());
        if (shown.size() > most && most == MANY) {
            box.getChildren().add(Labels.of(I18n.text("agents.more-synapses", shown.size() - most), Style.CAPTION, Style.MUTED));
        }
    }

    private Node row(Synapse synapse) {
        boolean outgoing = synapse.source().equals(name);
        String other = outgoing ? synapse.target() : synapse.source();
        var arrow = (outgoing ? Icons.ARROW_RIGHT : Icons.ARROW_LEFT).node(14);
        arrow.getStyleClass().add(Style.SUBTLE);
        var who = new AgentName(Faces.named(bench.mirror().agents(), other));
        HBox.setHgrow(who, Priority.ALWAYS);
        who.setMaxWidth(Double.MAX_VALUE);
        var bar = new ProgressBar(synapse.strength() / Synapse.MAX);
        bar.getStyleClass().add("strength");
        Label strength = Labels.of(Formats.decimal(synapse.strength(), 2), "number", Style.DENSE);
        var row = new HBox(arrow, who, bar, strength);
        row.getStyleClass().add("line-24");
        row.setAccessibleText(Visible.of(synapse.source()) + " → " + Visible.of(synapse.target()) + ": " + strength.getText());
        return row;
    }
}
