package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.kit.Dialogs;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.JsonEditor;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.KeyCap;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.console.SavedRequests.Saved;
import dev.thalamus.ui.screen.part.FirstVisit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks a hub anything that it can be asked: by form or as JSON, once, in a batch, again. Confined to the FX thread. */
public final class ConsoleScreen implements Screen {
    private final Workbench bench;
    private final Variables variables;
    private final SavedRequests saved;
    private final Console console;
    private final MethodTree methods;
    private final RequestForm form;
    private final JsonEditor editor = new JsonEditor(I18n.text("console.json"));
    private final Command send;
    private final Command notify;
    private final Command replay;
    private final Command save;
    private final Command batch;
    private final Command names;
    private final Command tidy;
    private final Command discover;
    private final Command other;
    private final Command clear;
    private final TargetMenu target;
    private final MenuButton savedMenu = new MenuButton();
    private final SplitPane columns = new SplitPane();
    private final SplitPane rows = new SplitPane();
    private final VBox view = new VBox();

    public ConsoleScreen(Workbench bench) {
        this.bench = bench;
        variables = Variables.of(bench.memory());
        saved = SavedRequests.of(bench.memory());
        console = new Console(bench.mirror(), variables);
        console.patience().set(bench.memory().get("console.patience", 10, 1, 600));
        BooleanBinding sound = Bindings.createBooleanBinding(() -> console.draft().sound().get(), console.draft().sound());
        BooleanBinding any = console.chosen().isNotNull();
        send = Command.of("console.send", Icons.SEND, () -> console.send(false)).key("Shortcut+Enter");
        notify = Command.of("console.notify", Icons.FORWARD, () -> console.send(true)).key("Shortcut+Shift+Enter").enabledWhen(sound);
        replay = Command.of("console.replay", Icons.REFRESH, () -> console.replay(Objects.requireNonNull(console.chosen().get())))
                .key("Shortcut+R").enabledWhen(any);
        save = Command.of("console.save", Icons.BOOKMARK, this::save).key("Shortcut+S").enabledWhen(sound);
        batch = Command.of("console.batch", Icons.LAYERS, console.draft()::add).key("Shortcut+Shift+B").enabledWhen(sound);
        names = Command.of("console.variables", Icons.OPTIONS, this::openVariables).key("Shortcut+Shift+V");
        tidy = Command.of("console.tidy", Icons.CODE, console.draft()::tidy).key("Shortcut+Shift+F").enabledWhen(sound);
        discover = Command.of("console.discover", Icons.REFRESH, console::discover).key("F5");
        other = Command.of("console.other", Icons.GLOBE, this::other);
        clear = Command.of("console.clear", Icons.DELETE, this::clear)
                .enabledWhen(Bindings.isNotEmpty(console.log().exchanges()));
        var completions = new Completions(bench.mirror(), variables, console::document, () -> console.draft().call().method());
        methods = new MethodTree(console);
        form = new RequestForm(console, completions);
        target = new TargetMenu(bench, console, other);
        editor.setCompleter(completions::at);
        build();
        bench.mirror().info().subscribe(info -> {
            if (console.address().get().isEmpty()) {
                console.discover();
            }
        });
    }

    @Override
    public Parent view() { return view; }

    @Override
    public void hidden() {
        variables.keep(bench.memory());
        saved.keep(bench.memory());
        target.keep(bench.memory());
        bench.memory().put("console.patience", console.patience().get());
        for (int i = 0; i < columns.getDividerPositions().length; i++) {
            bench.memory().put("console.divider." + i, columns.getDividerPositions()[i]);
        }
        bench.memory().put("console.divider.history", rows.getDividerPositions()[0]);
    }

    @Override
    public List<Command> commands() { return List.of(send, notify, replay, batch, save, names, tidy, discover, other, clear); }

    @Override
    public void focusFilter() { methods.focusSearch(); }

    private void build() {
        view.setId("console");
        savedMenu.setId("console-saved");
        savedMenu.setGraphic(Icons.BOOKMARK.node());
        savedMenu.textProperty()
                .bind(Bindings.createStringBinding(() -> I18n.get("console.saved", saved.all().size()), saved.all(),
                        I18n.localeProperty()));
        savedMenu.setOnShowing(_ -> fillSaved());
        fillSaved();
        target.setMaxWidth(dev.thalamus.ui.kit.Look.px(420));
        var head = new HBox(Labels.of(I18n.text("shell.screen.console"), "title"), target, Labels.spacer(), savedMenu,
                Menus.button(names), Menus.button(batch));
        head.getStyleClass().add(Style.SCREEN_HEAD);
        editor.setId("console-editor");
        var result = new ResultPane(console.chosen());
        result.setMenu(this::linksOf);
        var history = new HistoryPane(console, clear, this::actionsOn);
        columns.getItems().addAll(methods, request(), result);
        SplitPane.setResizableWithParent(methods, false);
        rows.setOrientation(Orientation.VERTICAL);
        rows.getItems().addAll(columns, history);
        SplitPane.setResizableWithParent(history, false);
        columns.setDividerPositions(bench.memory().get("console.divider.0", 0.17, 0.05, 0.5),
                bench.memory().get("console.divider.1", 0.7, 0.3, 0.95));
        rows.setDividerPositions(bench.memory().get("console.divider.history", 0.74, 0.2, 0.95));
        VBox.setVgrow(rows, Priority.ALWAYS);
        view.getChildren().addAll(head, new FirstVisit(ScreenId.CONSOLE, bench.memory()), rows);
        // Before the editor takes Enter for itself.
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                (event.isShiftDown() ? notify : send).run();
                event.consume();
            }
        });
    }

    private Node request() {
        var name = Labels.of("", Style.CODE, Style.STRONG);
        var summary = Labels.of("", Style.DENSE, Style.MUTED);
        summary.setMinWidth(0);
        name.setMinWidth(Label.USE_PREF_SIZE);
        Runnable tell = () -> {
            name.setText(console.draft().call().method());
            summary.setText(console.method().map(RpcDocument.Method::summary).orElse(""));
        };
        console.draft().state().subscribe(tell);
        console.discovery().subscribe(tell);
        var title = new HBox(name, summary);
        title.getStyleClass().addAll("request-title", Style.LINE_BOTTOM);
        var valid = Labels.of("", Style.CAPTION);
        valid.setId("console-valid");
        Runnable judge = () -> {
            boolean good = console.draft().sound().get();
            JsonItem.Wrong mistake = editor.mistakeProperty().get();
            valid.setText(good
                    ? I18n.get("kit.filter-valid")
                    : mistake == null ? I18n.get("console.no-call") : I18n.get("kit.json-wrong", String.valueOf(mistake.getMessage())));
            valid.getStyleClass().setAll("label", Style.CAPTION, good ? Style.SUCCESS_TEXT : Style.DANGER_TEXT);
        };
        console.draft().text().subscribe(text -> {
            if (!editor.getText().equals(text)) {
                editor.setText(text);
            }
        });
        editor.textProperty().subscribe(text -> console.draft().type(text));
        console.draft().sound().subscribe(judge);
        editor.mistakeProperty().subscribe(judge);
        I18n.follow(view, judge);
        judge.run();
        tell.run();
        valid.setMinWidth(0);
        var jsonHead = new HBox(Labels.of(I18n.text("console.json-title"), Style.CAPTION, Style.MUTED), Labels.spacer(), valid);
        jsonHead.getStyleClass().addAll("json-head", Style.LINE_BOTTOM);
        jsonHead.getChildren().getFirst().minHeight(0);
        var json = new VBox(jsonHead, editor);
        json.getStyleClass().add("json-side");
        VBox.setVgrow(editor, Priority.ALWAYS);
        var sides = new SplitPane(form, json);
        sides.setDividerPositions(0.44);
        VBox.setVgrow(sides, Priority.ALWAYS);
        var box = new VBox(title, sides, foot());
        box.getStyleClass().add("request-pane");
        return box;
    }

    private Node foot() {
        var go = Menus.button(send, Style.ACCENT);
        go.setGraphic(new HBox(Icons.SEND.node()));
        go.getStyleClass().add("send-button");
        var key = KeyCap.of(Objects.requireNonNull(send.key()));
        key.setMinWidth(Label.USE_PREF_SIZE);
        var patience = new Spinner<Integer>(1, 600, (int) console.patience().get());
        patience.setEditable(true);
        patience.setId("console-patience");
        patience.getStyleClass().add("patience");
        patience.getEditor().accessibleTextProperty().bind(I18n.text("console.patience"));
        patience.valueProperty().subscribe(seconds -> console.patience().set(seconds));
        var foot = new HBox(go, key, Menus.button(notify), Labels.spacer(),
                Labels.of(I18n.text("console.patience"), Style.DENSE, Style.MUTED),
                patience, Labels.of("s", Style.DENSE, Style.MUTED));
        foot.getStyleClass().addAll("request-foot", Style.LINE_TOP);
        return foot;
    }

    private void fillSaved() {
        var items = new ArrayList<MenuItem>();
        items.add(Menus.item(save));
        var remove = new Menu(I18n.get("console.saved-remove"), Icons.DELETE.node());
        for (Saved one : saved.all()) {
            var item = new MenuItem(one.name(), Icons.BOOKMARK.node());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> load(one.text()));
            items.add(item);
            var gone = new MenuItem(one.name());
            gone.setMnemonicParsing(false);
            gone.setOnAction(_ -> remove(one));
            remove.getItems().add(gone);
        }
        if (!saved.all().isEmpty()) {
            items.add(1, new javafx.scene.control.SeparatorMenuItem());
            items.add(new javafx.scene.control.SeparatorMenuItem());
            items.add(remove);
        }
        savedMenu.getItems().setAll(items);
    }

    private void load(String text) {
        console.draft().type(text);
        console.draft().tidy();
        console.draft().renumber();
        form.refresh();
    }

    private void save() {
        Dialogs.ask(bench.desk().window(), I18n.get("console.save-title"), I18n.text("console.save-label"), console.draft().call().method(),
                I18n.get("console.save-do")).ifPresent(name -> {
                    try {
                        Set<String> secrets = saved.save(name, JsonItem.read(console.draft().text().get()));
                        bench.desk().say(Toast.notice(Icons.BOOKMARK, secrets.isEmpty()
                                ? I18n.text("console.saved-as", name)
                                : I18n.text("console.saved-without", name, String.join(", ", secrets))));
                    } catch (JsonItem.Wrong wrong) {
                        bench.desk().say(
                                Toast.failure(I18n.text("shell.failed"), I18n.text("kit.json-wrong", String.valueOf(wrong.getMessage()))));
                    }
                });
    }

    private void remove(Saved one) {
        saved.remove(one);
        bench.desk()
                .say(Toast.undoable(Icons.DELETE, I18n.text("console.saved-removed", one.name()), I18n.text("console.saved-removed-next"),
                        () -> saved.restore(one), null));
    }

    private void clear() {
        List<Exchange> before = console.log().clear();
        bench.desk().say(Toast.undoable(Icons.DELETE, I18n.text("console.cleared", before.size()), I18n.text("console.cleared-next"),
                () -> console.log().restore(before), null));
    }

    private void openVariables() {
        VariablesCard.open(bench.desk(), variables, variables.missing(console.draft().text().get()), () -> {
            form.refresh();
            variables.keep(bench.memory());
        });
    }

    private void other() { target.ask(); }

    private List<Command> actionsOn(Exchange exchange) {
        return List.of(
                Command.of("console.replay", Icons.REFRESH, () -> console.replay(exchange)),
                Command.of("console.edit", Icons.EDIT, () -> load(exchange.request())),
                Command.of("console.copy-request", Icons.COPY, () -> Clip.copy(exchange.request())),
                Command.of("console.copy-answer", Icons.COPY, () -> Clip.copy(exchange.answer()))
                        .enabledWhen(Bindings.createBooleanBinding(() -> !exchange.answer().isEmpty())));
    }

    /** An agent that an answer names can be looked at. */
    private List<MenuItem> linksOf(JsonItem item) {
        var items = new ArrayList<MenuItem>();
        bench.mirror().agents().byHash(item.text()).or(() -> bench.mirror().agents().named(item.text()).stream().findFirst())
                .map(AgentRow::now).ifPresent(agent -> items.add(Menus.item(Command.of("console.inspect", Icons.AGENT,
                        () -> bench.desk().inspect(new Subject.Agent(agent.hash())))
                        .called(I18n.text("console.cmd.inspect", agent.name())))));
        return items;
    }
}
