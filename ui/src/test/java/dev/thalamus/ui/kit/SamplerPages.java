package dev.thalamus.ui.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The sampler's pages. Confined to the FX thread. */
final class SamplerPages {
    private SamplerPages() {}

    static Map<String, Supplier<Parent>> all() {
        var pages = new LinkedHashMap<String, Supplier<Parent>>();
        pages.put("basics", SamplerPages::basics);
        pages.put("parts", SamplerPages::parts);
        return pages;
    }

    private static Parent parts() {
        var random = new java.util.Random(7);
        var values = random.doubles(40, 50, 140).toArray();
        var spark = new Sparkline(1);
        spark.show(values);
        var out = new Sparkline(2);
        out.show(values);
        var flat = new Sparkline(1);
        flat.show(new double[40]);
        var segments = new SegmentedControl<>("b").with("a", say("Absolute")).with("b", say("Relative")).with("c", say("Δ"));
        var small = new SegmentedControl<>("a").with("a", say("Hex")).with("b", say("Raw"));
        small.getStyleClass().add("small");
        var toggle = new atlantafx.base.controls.ToggleSwitch("Signals");
        toggle.setSelected(true);
        var check = new javafx.scene.control.CheckBox("Compress gaps");
        check.setSelected(true);
        var combo = new javafx.scene.control.ComboBox<String>();
        combo.getItems().addAll("ACTION_POTENTIAL", "DOPAMINE");
        combo.setValue("DOPAMINE");
        var field = new javafx.scene.control.TextField("facturacion");
        var first = row(spark, out, flat, segments, small, toggle, new atlantafx.base.controls.ToggleSwitch("Idle"), check, combo, field);
        var strip = new ActivityStrip();
        var counts = new long[180][6];
        for (int i = 0; i < 180; i++)
            for (int t = 0; t < 6; t++)
                counts[i][t] = (long) ((2 + Math.sin(i / 20.0)) * (10 + random.nextInt(6 + 3 * (6 - t))));
        var start = java.time.Instant.parse("2026-11-21T08:31:00Z");
        strip.show(counts, start, java.time.Duration.ofMillis(3400));
        strip.selectionProperty().set(new ActivityStrip.Span(start.plusSeconds(400), start.plusSeconds(430)));
        var tiles = row();
        for (var icon : new Icons[]{Icons.AGENT, Icons.STREAM, Icons.INBOX, Icons.WARNING}) {
            var tile = new StatTile(icon, say(icon.name()), () -> {});
            tile.value().setText("4,812");
            tile.notes(Labels.of("peak 5,583 at 09:38", "note"));
            tile.setPrefWidth(220);
            if (icon == Icons.STREAM || icon == Icons.INBOX) {
                var chart = new Sparkline(1, icon == Icons.STREAM ? Sparkline.Form.AREA : Sparkline.Form.BARS);
                chart.show(icon == Icons.STREAM ? values : new double[]{1, 2, 3, 5, 6, 8});
                tile.chart(chart);
            }
            if (icon == Icons.WARNING)
                tile.tone(Style.WARNING);
            tiles.getChildren().add(tile);
        }
        var banner = new Banner(Style.DANGER, say("logistica.example is connected but takes nothing: 31 signals wait here."),
                say("Last error 09:40:41 — no answer to probe 8812 within 2 heartbeats."),
                Buttons.text(say("Open the queues"), () -> {}, Style.SMALL));
        var warning = new Banner(Style.WARNING, say("The port was taken."), say("The hub listens on 8766."));
        var stack = new ToastStack();
        stack.show(Toast.undoable(Icons.DELETE, say("Deleted 6 signals for eco"), say("2.1 KB · kept for undo, written to the audit"),
                () -> {}, null));
        stack.show(Toast.failure(say("Could not write the file"), say("No space left on the device")));
        var empty = new EmptyState(Icons.STREAM, say("No signal yet"), say("Connect an agent, or start the demo to see signals move."),
                Buttons.primary(Icons.PLAY, say("Start the demo"), () -> {}));
        var inspector = new InspectorPane(() -> {}, () -> {}, () -> {}, () -> {});
        inspector
                .show(say("Signal"),
                        new InspectorPane.Identity(InspectorPane.Identity.tile(SignalShape.ACTION_POTENTIAL), Labels.of("Signal 1,204,832"),
                                say("ACTION_POTENTIAL · 09:41:22.174")),
                        new javafx.scene.control.Tab[]{
                                InspectorPane.tab(say("Summary"), new PropertyRow(say("From"), new AgentName(AgentFace.live("ventas", 0))),
                                        new PropertyRow(say("Hash"), new CopyField("7c1e90b4a2f85d13")),
                                        new PropertyRow(say("Conversation"), "a07c 5 of 14", Style.LINK),
                                        new PropertyRow(say("Size"), "303 bytes"),
                                        InspectorPane.section(say("Way through the hub · 174 µs"),
                                                new PropertyRow(say("Routed"), "round robin"))),
                                InspectorPane.tab(say("Delivery")), InspectorPane.tab(say("Notes"))},
                        Buttons.primary(Icons.EDIT, say("Edit and resend…"), () -> {}),
                        Buttons.text(Icons.GRAPH, say("In graph"), () -> {}));
        var brand = row(Mark.icon(24), Mark.word(17));
        var lower = new HBox(16, new VBox(12, brand, banner, warning, stack, empty), inspector);
        javafx.scene.layout.HBox.setHgrow(lower.getChildren().getFirst(), javafx.scene.layout.Priority.ALWAYS);
        return page(first, strip, tiles, lower);
    }

    private static SimpleStringProperty say(String text) { return new SimpleStringProperty(text); }

    private static Parent basics() {
        var glyphs = row();
        for (var type : SignalShape.all())
            glyphs.getChildren().add(new SignalTypeLabel(type));
        var large = row();
        for (var type : SignalShape.all()) {
            var glyph = new SignalGlyph(type);
            glyph.getStyleClass().add("size-16");
            large.getChildren().add(glyph);
        }
        var agents = row();
        for (int i = 0; i < 12; i++)
            agents.getChildren().add(new AgentAvatar(AgentFace.live("VFSCIPATENMR".substring(i, i + 1), i), 32));
        var kinds = row();
        for (var kind : AgentFace.Kind.values()) {
            kinds.getChildren().add(new AgentAvatar(new AgentFace("ventas", null, 0, kind, 1)));
            kinds.getChildren().add(new AgentAvatar(new AgentFace("sim-cliente-3", null, 4, kind, 1), 24));
            kinds.getChildren().add(new AgentName(new AgentFace("comprador", kind == AgentFace.Kind.REMOTE ? "empresa-a.com" : null, 8,
                    kind, kind == AgentFace.Kind.LIVE ? 3 : 1)));
        }
        var narrow = row();
        for (int width : new int[]{200, 120, 70}) {
            var name = new AgentName(new AgentFace("comprador", "empresa-a.com", 8, AgentFace.Kind.LIVE, 1));
            name.setPrefWidth(width);
            name.setMaxWidth(width);
            narrow.getChildren().add(name);
        }
        var pair = new AgentPair();
        pair.show(AgentFace.live("ventas", 0), new AgentFace("comprador", "empresa-a.com", 8, AgentFace.Kind.LIVE, 1));
        narrow.getChildren().add(pair);
        var chips = row(new Chip("connected", "success"), new Chip("lagging", "warning"), new Chip("blocked", "danger"),
                new Chip("open", "accent"),
                new Chip("waiting"), new Chip("this hub", "outlined"));
        var badge = new Badge("danger");
        badge.show(3);
        var warn = new Badge("warning");
        warn.show(1204);
        chips.getChildren().addAll(badge, warn, new KeyCap("Ctrl K"), KeyCap.of(KeyCombination.valueOf("Shortcut+Shift+3")));
        for (var state : StateDot.State.values())
            chips.getChildren().add(new StateDot(state, state.name()));
        var text = new SimpleStringProperty("Send signal…");
        var cancel = new SimpleStringProperty("Cancel");
        var buttons = row(Buttons.primary(Icons.SEND, text, () -> {}), Buttons.text(cancel, () -> {}),
                Buttons.text(Icons.EXPORT, new SimpleStringProperty("Export…"), () -> {}),
                Buttons.icon(Icons.MORE, cancel, () -> {}),
                Buttons.text(Icons.DELETE, new SimpleStringProperty("Delete 5"), () -> {}, Style.DANGER),
                Buttons.text(Icons.WARNING, new SimpleStringProperty("3 problems"), () -> {}, Style.WARNING),
                Buttons.text(Icons.EDIT, new SimpleStringProperty("Edit"), () -> {}, Style.SMALL),
                new CopyButton(() -> "x", I18n.text("kit.copy"), Style.SMALL), new CopyButton(() -> "x", I18n.text("kit.copy")),
                Buttons.link(new SimpleStringProperty("All 60 in the stream"), () -> {}));
        var disabled = Buttons.text(cancel, () -> {});
        disabled.setDisable(true);
        buttons.getChildren().add(disabled);
        var type = row(Labels.of("Display 4,812", Style.DISPLAY), Labels.of("Title", Style.TITLE), Labels.of("Body 111,111 888,888"),
                Labels.of("Strong", Style.STRONG), Labels.of("Medium", Style.MEDIUM),
                Labels.of("Dense", Style.DENSE), Labels.of("Caption", Style.CAPTION), Labels.of("code {0} -> 7c1e90b4a2f85d13", Style.CODE),
                Labels.of("muted", Style.MUTED), Labels.of("subtle", Style.SUBTLE));
        var icons = row();
        for (var icon : Icons.values())
            icons.getChildren().add(icon.node());
        var icons2 = row();
        for (var icon : Icons.values())
            icons2.getChildren().add(icon.filled(20));
        icons.setSpacing(2);
        icons2.setSpacing(2);
        return page(type, glyphs, large, agents, kinds, narrow, chips, buttons, new CopyField("ws://127.0.0.1:8765"), icons, icons2);
    }

    static HBox row(Node... nodes) {
        var row = new HBox(12, nodes);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    static VBox page(Node... nodes) {
        var page = new VBox(16, nodes);
        page.getStyleClass().add(Style.PAD_16);
        return page;
    }
}
