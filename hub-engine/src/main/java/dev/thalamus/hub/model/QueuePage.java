package dev.thalamus.hub.model;

import java.util.List;

/**
 * A look at waiting signals. Immutable.
 *
 * @param signals how many the scope holds in all
 * @param bytes how many bytes their frames have
 * @param rows the page, oldest first
 * @param more whether the scope holds rows behind the page's last
 * @param givenUp how many a pattern of the filter was too expensive for; they count as not matching
 */
public record QueuePage(long signals, long bytes, List<QueuedSignal> rows, boolean more, long givenUp) {
    public QueuePage {
        rows = List.copyOf(rows);
    }
}
