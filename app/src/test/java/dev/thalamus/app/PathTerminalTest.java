package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.app.command.Exit;
import dev.thalamus.app.command.PathWish;
import dev.thalamus.app.command.Unavailable;
import dev.thalamus.ui.host.ShellCommand;
import dev.thalamus.ui.host.ShellCommand.Added;
import dev.thalamus.ui.host.ShellCommand.Reach;
import dev.thalamus.ui.host.ShellCommand.State;
import dev.thalamus.ui.host.ShellCommand.Taken;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code thalamus path}. */
class PathTerminalTest {
    private static final Path LINK = Path.of("/home/ana/.local/bin/thalamus");
    private final StringWriter out = new StringWriter();

    @Test
    void tells_what_to_write_into_the_profile_when_no_shell_looks_there() {
        assertThat(run(new Added(LINK, Reach.FOLDER_NOT_SEARCHED), PathWish.ADD)).isEqualTo(Exit.OK);
        assertThat(out.toString()).contains(LINK.toString(), "export PATH=\"/home/ana/.local/bin:$PATH\"", "~/.profile");
    }

    @Test
    void a_wish_that_was_refused_is_a_failure_and_a_look_is_not() {
        var taken = new Taken(Path.of("/usr/bin/thalamus"));
        assertThat(run(taken, PathWish.LOOK)).isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("/usr/bin/thalamus is another program of that name");
        assertThatThrownBy(() -> run(taken, PathWish.ADD)).isInstanceOf(Unavailable.class).hasMessageContaining("/usr/bin/thalamus");
        assertThat(new PathTerminal(ShellCommand.NONE, new PrintWriter(out, true)).run(PathWish.LOOK)).isEqualTo(Exit.OK);
        assertThatThrownBy(() -> new PathTerminal(ShellCommand.NONE, new PrintWriter(out, true)).run(PathWish.REMOVE))
                .isInstanceOf(Unavailable.class);
    }

    private Exit run(State state, PathWish wish) {
        return new PathTerminal(new ShellCommand() {
            @Override
            public boolean offered() { return true; }

            @Override
            public State look() { return state; }

            @Override
            public State add() { return state; }

            @Override
            public State remove() { return state; }
        }, new PrintWriter(out, true)).run(wish);
    }
}
