package dev.thalamus.ui.screen.overview;

import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.ConnectCard;
import dev.thalamus.ui.kit.Icons;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Teaches how to connect while no agent was ever here, then shows how the hub is. Confined to the FX thread. */
public final class OverviewScreen implements Screen {
    /** How long the first-run card stays after the first agent came, so that a person sees it turn green; milliseconds. */
    private static final long APPLAUSE = 3_000;

    private final Workbench bench;
    private final StackPane view = new StackPane();
    private final Following following;
    private final Command connect;
    private @Nullable FirstRun first;
    private @Nullable LiveOverview live;
    private boolean shown;
    private long since;

    public OverviewScreen(Workbench bench) {
        this.bench = bench;
        view.setId("overview");
        following = new Following().on(this::choose, bench.mirror().snapshot(), bench.mirror().status());
        connect = Command.of("agents.connect", Icons.ADD, () -> ConnectCard.open(bench));
    }

    @Override
    public Parent view() { return view; }

    @Override
    public void shown() {
        shown = true;
        following.start();
        follow(true);
    }

    @Override
    public void hidden() {
        shown = false;
        following.stop();
        follow(false);
    }

    @Override
    public List<Command> commands() { return List.of(connect); }

    private void choose() {
        Mirror mirror = bench.mirror();
        boolean any = !mirror.agents().rows().isEmpty();
        if (live != null || any && (first == null || applauded())) {
            if (live == null) {
                if (first != null) {
                    first.follow(false);
                    first = null;
                }
                live = new LiveOverview(bench, connect);
                view.getChildren().setAll(live);
                follow(shown);
            }
        } else if (first == null && (mirror.snapshot().get() != null || mirror.info().get() == null)) {
            first = new FirstRun(bench);
            view.getChildren().setAll(first);
            follow(shown);
        }
    }

    private boolean applauded() {
        var snapshot = bench.mirror().snapshot().get();
        long now = snapshot == null ? 0 : snapshot.takenMillis();
        since = since == 0 ? now : since;
        return now - since >= APPLAUSE;
    }

    private void follow(boolean on) {
        if (first != null) {
            first.follow(on);
        }
        if (live != null) {
            live.follow(on);
        }
    }
}
