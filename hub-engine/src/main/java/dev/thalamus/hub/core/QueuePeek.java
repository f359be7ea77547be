package dev.thalamus.hub.core;

import dev.thalamus.hub.model.QueuePage;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.QueuedSignal;
import dev.thalamus.hub.store.Answer;
import dev.thalamus.hub.store.Pending;
import java.util.ArrayList;
import java.util.List;

/** One look at a page of waiting signals, and at how many there are in all. Confined to the core. */
final class QueuePeek {
    static final int MOST_PAGE = 1_000;
    private static final long PAGE_BYTES = 8 << 20;

    private final QueuePass pass;
    private final long afterId;
    private final int most;
    private final List<QueuedSignal> page = new ArrayList<>();
    private long signals;
    private long bytes;
    private long shown;
    private boolean more;

    QueuePeek(QueuePass pass, long afterId, int limit) {
        this.pass = pass;
        this.afterId = afterId;
        this.most = Math.clamp(limit, 1, MOST_PAGE);
    }

    /** The store counts a whole queue at once; a filter's matches are counted by looking at all. */
    void run(QueueScope scope, Surroundings hub, Answer<QueuePage> answer) {
        boolean plain = pass.plain();
        pass.run(plain ? afterId : 0, row -> {
            look(row);
            return !plain || !more;
        }, QueuePass.then(answer, over -> {
            if (!plain) {
                answer.done(new QueuePage(signals, bytes, page, more, pass.givenUp()), null);
            } else if (!hub.store().count(scope.name(), pass.queuedUpTo(), hub.turned(QueuePass.then(answer,
                    all -> answer.done(new QueuePage(all.signals(), all.bytes(), page, more, 0), null))))) {
                answer.done(null, QueuePass.busy());
            }
        }));
    }

    private void look(Pending row) {
        int size = row.frame().length;
        signals++;
        bytes += size;
        if (row.id() > afterId && !more) {
            more = page.size() == most || !page.isEmpty() && shown + size > PAGE_BYTES;
            if (!more) {
                page.add(QueuePass.shown(row));
                shown += size;
            }
        }
    }
}
