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
        pages.put("data", SamplerPages::data);
        pages.put("tables", SamplerPages::tables);
        pages.put("toasts", SamplerPages::toasts);
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

    /** As long as they get in the window, in its language. */
    private static Parent toasts() {
        var file = "/home/ana/proyectos/tienda-de-muebles/exportaciones/2026/noviembre/señales-2026-11-22T04-10-33.ndjson";
        var stacks = new VBox(16);
        for (var all : java.util.List.of(
                java.util.List.of(
                        Toast.undoable(Icons.DELETE, say("Deleted 6 signals for eco"), say("2.1 KB · kept for undo"), () -> {}, null),
                        Toast.notice(Icons.CHECK_CIRCLE, say("Copied")),
                        Toast.failure(I18n.text("kit.not-saved", file), I18n.text("kit.failed.denied", file))),
                java.util.List.of(Toast.failure(I18n.text("shell.failed"), I18n.text("kit.failed.late")),
                        new Toast(Icons.CLOCK, "", I18n.text("shell.lag-title", "12 ms"), I18n.text("shell.lag-detail", "3 ms"), Toast.UNDO,
                                null, null),
                        new Toast(Icons.EYE, Style.WARNING, I18n.text("shell.not-shown-title", 12_345),
                                I18n.text("shell.not-shown-detail", 12_000, 300, 45), Toast.UNDO, () -> {}, null)))) {
            var stack = new ToastStack();
            all.forEach(stack::show);
            stacks.getChildren().add(stack);
        }
        return page(stacks);
    }

    private static final String JSON = """
            {"tipo": "emitir_factura", "pedido_id": "P-20418", "cantidad": 120, "monto": 1840.50, "urgente": true, "nota": null,
             "lineas": [{"sku": "SEN-T4", "n": 1}, {"sku": "CAB-2", "n": 2.5e3}], "vacio": {}}""";

    private static Parent data() {
        var filters = new VBox(8);
        var text = "(from:ventas or to:ventas) latency<20ms -heartbeat $.monto>=100";
        for (int state = 0; state < 4; state++) {
            var field = new FilterField(say("from:, type:, latency> …"));
            field.setColors(typed -> {
                var spans = new java.util.ArrayList<TextSpan>();
                var token = java.util.regex.Pattern.compile("(?<key>[a-z$.]+[:<>]=?)|(?<word>\\b(?:or|and|not)\\b|-)|(?<number>\\d+\\w*)")
                        .matcher(typed);
                while (token.find())
                    spans.add(new TextSpan(token.start(), token.end(),
                            token.start("key") >= 0 ? "key" : token.start("word") >= 0 ? "word" : "number"));
                return spans;
            });
            field.setOnSave(saved -> {});
            if (state > 0)
                field.setText(text);
            if (state == 2)
                field.showValid("valid · 6 ms");
            if (state == 3)
                field.showInvalid("latency needs a unit", 27, 39);
            filters.getChildren().add(field);
        }
        var tree = new JsonTree();
        tree.show(JSON);
        var wrong = new JsonTree();
        wrong.show("{\"a\": 1,}");
        var hex = new HexView();
        var bytes = ("NP\1\0" + "A\332\300Y'\273" + "\247N4kL"
                + "7c1e90b4a2f85d13facturacion{\"tipo\":\"emitir_factura\",\"pedido_id\":\"P-20418\"}").repeat(3)
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        hex.show(bytes,
                java.util.List.of(new ByteRange(0, 3, say("magic, version"), "-color-fg-muted"),
                        new ByteRange(3, 4, say("type"), "-th-syntax-number"), new ByteRange(4, 12, say("timestamp"), "-th-syntax-key"),
                        new ByteRange(12, 31, say("source"), "-color-accent-fg"), new ByteRange(31, 42, say("target"), "-th-data-2")));
        var code = new CodeView();
        code.show("""
                import asyncio
                from neural_protocol.agent.base_ws import WSNeuralAgent

                class Ventas(WSNeuralAgent):  # an agent
                    async def handle_signal(self, signal):
                        print(signal.signal_type, signal.payload)

                agent = Ventas(agent_id="ventas", hub_port=8765)
                """, Language.PYTHON);
        var editor = new JsonEditor(say("JSON"));
        editor.setText(
                "{\n  \"jsonrpc\": \"2.0\",\n  \"id\": 12,\n  \"params\": {\n    \"target\": \"facturacion\",\n    \"ok\": true\n  }\n}");
        var broken = new JsonEditor(say("JSON"));
        broken.setText("{\n  \"jsonrpc\": \"2.0\",\n  \"id\": 12,,\n}");
        var first = new javafx.scene.control.SplitPane(tree, hex);
        first.setDividerPositions(0.35);
        var second = new HBox(16, code, editor, broken, wrong);
        for (var node : second.getChildren())
            HBox.setHgrow(node, javafx.scene.layout.Priority.ALWAYS);
        for (var node : second.getChildren())
            ((javafx.scene.layout.Region) node).setPrefWidth(300);
        javafx.scene.layout.VBox.setVgrow(first, javafx.scene.layout.Priority.ALWAYS);
        javafx.scene.layout.VBox.setVgrow(second, javafx.scene.layout.Priority.ALWAYS);
        return page(filters, first, second);
    }

    private record Line(long number, String time, AgentFace from, AgentFace to, SignalShape type, long size, String outcome) {}

    private static Parent tables() {
        var rows = new java.util.ArrayList<Line>();
        for (int i = 0; i < 60; i++)
            rows.add(new Line(1_204_811 + 3 * i, "09:41:22." + (133 + i), AgentFace.live("ventas", 0),
                    new AgentFace(i % 3 == 0 ? "comprador" : "facturacion", i % 3 == 0 ? "empresa-a.com" : null, i % 12,
                            AgentFace.Kind.values()[i % 5], 1),
                    SignalShape.ofCode(i % 6), i % 4 == 0 ? 0 : 412L * i, "delivered"));
        var box = new HBox(16);
        for (var height : new String[]{Style.ROWS_24, "rows-32"}) {
            var table = Columns.<Line>table(height);
            table.getColumns().add(Columns.number(say("#"), 90, Line::number, Formats::count));
            table.getColumns().add(Columns.text(say("Time"), 100, Line::time));
            table.getColumns().add(Columns.node(say("From → To"), 230, row -> new javafx.beans.property.ReadOnlyObjectWrapper<>(row),
                    AgentPair::new, (pair, row) -> pair.show(row.from(), row.to())));
            table.getColumns().add(Columns.node(say("Type"), 150, row -> new javafx.beans.property.ReadOnlyObjectWrapper<>(row.type()),
                    () -> new SignalTypeLabel(SignalShape.GABA), SignalTypeLabel::show));
            table.getColumns().add(Columns.number(say("Size"), 60, Line::size, Formats::bytesShort));
            table.getItems().setAll(rows);
            table.getSelectionModel().select(4);
            if (height.equals(Style.ROWS_24))
                javafx.scene.layout.HBox.setHgrow(table, javafx.scene.layout.Priority.ALWAYS);
            box.getChildren().add(table);
        }
        box.getChildren().getFirst().requestFocus();
        javafx.scene.layout.VBox.setVgrow(box, javafx.scene.layout.Priority.ALWAYS);
        var tabs = new javafx.scene.control.TabPane(new javafx.scene.control.Tab("Conversation"), new javafx.scene.control.Tab("Sequence"),
                new javafx.scene.control.Tab("Timeline"));
        var page = page(tabs, box);
        page.sceneProperty().addListener((at, was, is) -> box.getChildren().getFirst().requestFocus());
        return page;
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
        var more = new javafx.scene.control.MenuButton(null, Icons.MORE.node());
        more.getStyleClass().add(Style.ICON_ONLY);
        buttons.getChildren().addAll(more, new javafx.scene.control.MenuButton("Copy as"));
        buttons.getChildren().add(disabled);
        var type = row(Labels.of("Display 4,812", Style.DISPLAY), Labels.of("Title", Style.TITLE), Labels.of("Body 111,111 888,888"),
                Labels.of("Strong", Style.STRONG), Labels.of("Medium", Style.MEDIUM),
                Labels.of("Dense", Style.DENSE), Labels.of("Caption", Style.CAPTION), Labels.of("code {0} -> 7c1e90b4a2f85d13", Style.CODE),
                Labels.of("muted", Style.MUTED), Labels.of("subtle", Style.SUBTLE));
        var icons = new javafx.scene.layout.FlowPane(4, 4);
        for (var icon : Icons.values())
            icons.getChildren().add(icon.node());
        var icons2 = new javafx.scene.layout.FlowPane(4, 4);
        for (var icon : Icons.values())
            icons2.getChildren().add(icon.filled(20));
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
