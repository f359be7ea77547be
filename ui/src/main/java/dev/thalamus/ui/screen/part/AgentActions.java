package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.kit.Dialogs;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleStringProperty;

/** What can be done with an agent, wherever it is shown. Confined to the FX thread. */
public final class AgentActions {
    private AgentActions() {}

    /** The actions in the order of a menu. */
    public static List<Command> of(Workbench bench, AgentView agent) {
        BooleanExpression connected = BooleanExpression
                .booleanExpression(
                        Bindings.createBooleanBinding(() -> agent.state() != AgentState.GONE && agent.kind() != AgentKind.REMOTE));
        BooleanExpression waits = BooleanExpression.booleanExpression(Bindings.createBooleanBinding(() -> agent.pending() > 0));
        return List.of(
                named("shell.agent-send", Icons.SEND, agent, () -> new Composer(bench).open(AgentRow.targetOf(agent))),
                named("shell.agent-follow", Icons.FILTER, agent,
                        () -> bench.desk().go(new Destination.SignalsLike(AgentRow.targetOf(agent)))),
                named("shell.agent-received", Icons.ARROW_DOWN, agent, () -> bench.desk().go(SignalsOf.to(AgentRow.targetOf(agent)))),
                named("shell.agent-sent", Icons.ARROW_UP, agent, () -> bench.desk().go(SignalsOf.from(AgentRow.targetOf(agent)))),
                named("shell.agent-graph", Icons.GRAPH, agent,
                        () -> bench.desk().go(new Destination.GraphAround(AgentRow.targetOf(agent)))),
                named("shell.agent-queue", Icons.INBOX, agent, () -> bench.desk().go(new Destination.QueueOf(AgentRow.targetOf(agent))))
                        .enabledWhen(waits),
                named("shell.agent-route", Icons.GLOBE, agent, () -> bench.desk().inspect(new Subject.Route(AgentRow.targetOf(agent), ""))),
                named("shell.agent-copy-id", Icons.COPY, agent, () -> copy(bench, agent.hash())),
                named("shell.agent-copy-snippet", Icons.CODE, agent, () -> copy(bench, Snippets.python(bench.mirror(), agent.name()))),
                named("shell.agent-disconnect", Icons.UNPLUG, agent, () -> askToDisconnect(bench, agent)).enabledWhen(connected));
    }

    private static Command named(String id, Icons icon, AgentView agent, Runnable action) {
        int dot = id.indexOf('.');
        return Command.of(id, icon, action).called(I18n.text(id.substring(0, dot) + ".cmd" + id.substring(dot), AgentRow.targetOf(agent)));
    }

    private static void copy(Workbench bench, String text) {
        Clip.copy(text);
        bench.desk().say(Toast.notice(Icons.COPY, I18n.text("shell.copied", text.lines().findFirst().orElse(""))));
    }

    private static void askToDisconnect(Workbench bench, AgentView agent) {
        if (Dialogs.confirm(bench.desk().window(), I18n.get("shell.disconnect-title", agent.name()),
                I18n.get("shell.disconnect-detail", agent.hash(), agent.pending()), I18n.get("shell.disconnect-do"), true)) {
            disconnect(bench, agent);
        }
    }

    private static void disconnect(Workbench bench, AgentView agent) {
        bench.mirror().hub().ifPresent(hub -> FxPump.onFx(hub.disconnect(agent.hash()),
                done -> bench.desk().say(
                        Toast.notice(Icons.UNPLUG, I18n.text(done ? "shell.disconnected" : "shell.was-gone", agent.name(), agent.hash()))),
                problem -> bench.desk()
                        .say(Toast.failure(I18n.text("shell.failed"), new SimpleStringProperty(FailureText.of(problem))))));
    }
}
