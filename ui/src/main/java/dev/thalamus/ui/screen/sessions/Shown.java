package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.SessionView;
import java.util.List;

/**
 * A session and its log as far as it was read. Immutable.
 *
 * @param first line of the log with which {@code lines} begins; 0 when none is before them
 */
record Shown(SessionView session, int first, int total, List<Line> lines, List<String> expectations) {
    Shown {
        lines = List.copyOf(lines);
    }
}
