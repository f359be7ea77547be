package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.HubInfo;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.host.SecondHub;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FailureText;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;

/** Opens another hub in this program, linked at once, and closes it again. Confined to the FX thread. */
final class SecondHubCommands {
    final Command open;
    final Command close;
    private final Workbench bench;
    private final Consumer<String> opened;
    private final SimpleBooleanProperty there = new SimpleBooleanProperty();

    /** @param opened told the domain of one that was opened */
    SecondHubCommands(Workbench bench, BooleanExpression running, Consumer<String> opened) {
        this.bench = bench;
        this.opened = opened;
        BooleanExpression can = running.and(new SimpleBooleanProperty(second().isPresent()));
        open = Command.of("federation.second", Icons.LINK, () -> second().ifPresent(this::open)).key("Shortcut+Shift+N")
                .enabledWhen(can.and(there.not()));
        close = Command.of("federation.close-second", Icons.STOP, () -> second().ifPresent(this::close)).enabledWhen(can.and(there));
    }

    List<Command> all() { return List.of(open, close); }

    /** Whether it is there or on its way, as of the last {@link #look}. */
    BooleanExpression there() { return there; }

    void look() { there.set(second().map(SecondHub::running).orElse(false)); }

    private Optional<SecondHub> second() { return bench.host().hub().second(); }

    private void open(SecondHub second) {
        bench.desk().say(Toast.notice(Icons.LINK, I18n.text("federation.second-opening")));
        FxPump.onFx(second.open(), this::opened, this::failed);
        look();
    }

    private void opened(HubInfo info) {
        opened.accept(info.domain());
        bench.desk().say(Toast.notice(Icons.LINK, I18n.text("federation.second-open", info.domain(), info.url())));
    }

    private void close(SecondHub second) {
        FxPump.onFx(second.close(), _ -> bench.desk().say(Toast.notice(Icons.STOP, I18n.text("federation.second-closed"))), this::failed);
    }

    private void failed(Throwable problem) {
        bench.desk().say(Toast.failure(I18n.text("shell.failed"), new SimpleStringProperty(FailureText.of(problem))));
    }
}
