package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.kit.Dividers;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FirstVisit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
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
    private final Console console;
    private final MethodTree methods;
    private final RequestForm form;
    private final Completions completions;
    private final Command send;
    private final Command notify;
    private final Command replay;
    private final Command batch;
    private final Command names;
    private final Command tidy;
    private final Command discover;
    private final Command other;
    private final Command clear;
    private final TargetMenu target;
    private final SavedMenu saved;
    private final SplitPane columns = Dividers.byKeys(new SplitPane());
    private final SplitPane rows = Dividers.byKeys(new SplitPane());
    private final VBox view = new VBox();

    public ConsoleScreen(Workbench bench) {
        this.bench = bench;
        variables = Variables.of(bench.memory());
        console = new Console(bench.mirror(), variables);
        console.patience().set(bench.memory().get("console.patience", 10, 1, 600));
        BooleanBinding sound = Bindings.createBooleanBinding(() -> console.draft().sound().get(), console.draft().sound());
        send = Command.of("console.send", Icons.SEND, () -> console.send(false)).key("Shortcut+Enter");
        notify = Command.of("console.notify", Icons.FORWARD, () -> console.send(true)).key("Shortcut+Shift+Enter").enabledWhen(sound);
        replay = Command.of("console.replay", Icons.REFRESH, () -> console.replay(Objects.requireNonNull(console.chosen().get())))
                .key("Shortcut+R").enabledWhen(console.chosen().isNotNull());
        batch = Command.of("console.batch", Icons.LAYERS, console.draft()::add).key("Shortcut+Shift+B").enabledWhen(sound);
        names = Command.of("console.variables", Icons.OPTIONS, this::openVariables).key("Shortcut+Shift+V");
        tidy = Command.of("console.tidy", Icons.CODE, console.draft()::tidy).key("Shortcut+Shift+F").enabledWhen(sound);
        discover = Command.of("console.discover", Icons.REFRESH, console::discover).key("F5");
        other = Command.of("console.other", Icons.GLOBE, this::other);
        clear = Command.of("console.clear", Icons.DELETE, this::clear)
                .enabledWhen(Bindings.isNotEmpty(console.log().exchanges()));
        completions = new Completions(bench.mirror(), variables, console::document, () -> console.draft().call().method());
        methods = new MethodTree(console);
        form = new RequestForm(console, completions);
        target = new TargetMenu(bench, console, other);
        saved = new SavedMenu(bench, console.draft(), sound, this::load);
        build();
        Look.follow(view, bench.mirror().info(), this::discoverOwn);
        discoverOwn();
    }

    /** Another hub may know other methods. */
    private void discoverOwn() {
        if (console.address().get().isEmpty()) {
            console.discover();
        }
    }

    @Override
    public Parent view() { return view; }

    @Override
    public void hidden() {
        variables.keep(bench.memory());
        saved.keep();
        target.keep(bench.memory());
        bench.memory().put("console.patience", console.patience().get());
        for (int i = 0; i < columns.getDividerPositions().length; i++) {
            bench.memory().put("console.divider." + i, columns.getDividerPositions()[i]);
        }
        bench.memory().put("console.divider.history", rows.getDividerPositions()[0]);
    }

    @Override
    public List<Command> commands() { return List.of(send, notify, replay, batch, saved.saving(), names, tidy, discover, other, clear); }

    @Override
    public void focusFilter() { methods.focusSearch(); }

    private void build() {
        view.setId("console");
        target.setMaxWidth(Look.px(420));
        var head = new HBox(Labels.of(I18n.text("shell.screen.console"), "title"), target, Labels.spacer(), saved, Menus.button(names),
                Menus.button(batch));
        head.getStyleClass().add(Style.SCREEN_HEAD);
        var result = new ResultPane(bench, console.chosen());
        result.setMenu(this::linksOf);
        var history = new HistoryPane(console, clear, this::actionsOn);
        columns.getItems().addAll(methods, new RequestPane(console, form, completions, send, notify), result);
        SplitPane.setResizableWithParent(methods, false);
        rows.setOrientation(Orientation.VERTICAL);
        rows.getItems().addAll(columns, history);
        SplitPane.setResizableWithParent(history, false);
        columns.setDividerPositions(bench.memory().get("console.divider.0", 0.17, 0.05, 0.5),
                bench.memory().get("console.divider.1", 0.66, 0.3, 0.95));
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

    private void load(String text) {
        console.draft().type(text);
        console.draft().tidy();
        console.draft().renumber();
        form.refresh();
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
