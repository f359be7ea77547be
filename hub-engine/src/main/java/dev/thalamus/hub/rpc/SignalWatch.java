package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Requests.Connection;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalVisitor;
import dev.thalamus.hub.wire.RpcAnswer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One subscription to new signals: how far it has come, and what it was not shown.
 *
 * <p>The history is its queue, so it costs nothing while its connection is slow: it just comes to stand further behind. Beyond {@value #LAG} signals it
 * skips, and says how many. Confined to the core, except {@link #look}, which runs while no turn touches it but to end it.
 */
final class SignalWatch {
    /** What it says for every piece; the last three count since it began. */
    record Notice(
            long subscription,
            @Doc("in the order in which they were routed") List<SignalShape> signals,
            @Doc("signals not looked at, because this connection was slow or the history's bound went past it") long skipped,
            @Doc("routed signals of which the history has no record") long missed,
            @Doc("signals a pattern was too expensive for") long given_up) {}

    /** What a look found, and where it left off. */
    record Look(byte @Nullable [] notice, int signals, long next, long skipped, long missed, long givenUp, boolean more) {}

    static final String METHOD = "signal.notify";
    static final int LAG = 200_000;
    private static final int ROWS = 200;
    private static final int PAYLOADS = 256 << 10;
    private static final int SCAN = 50_000;
    private static final int UNREAD = 256 << 10;

    private final long id;
    private final Connection connection;
    private final FilterMatcher<SignalCursor> matcher;
    private final boolean whole;
    private long next;
    private long shown;
    private long skipped;
    private long missed;
    private long givenUp;
    private boolean looking;
    private boolean ended;

    SignalWatch(long id, Connection connection, Filter<SignalCursor> filter, boolean whole, long from) {
        this.id = id;
        this.connection = connection;
        this.whole = whole;
        this.next = from;
        matcher = filter.matcher(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()), ZoneId.systemDefault());
    }

    long id() { return id; }

    Connection connection() { return connection; }

    /** Sequence of the first signal that it was not shown yet. */
    long next() { return next; }

    long shown() { return shown; }

    long skipped() { return skipped; }

    long missed() { return missed; }

    void end() { ended = true; }

    boolean over() { return ended || connection.link().closing() || connection.link().ended(); }

    /** Whether there is something new, its connection takes it, and nobody looks already. */
    boolean ready(long newest) {
        return !looking && !over() && newest > next && connection.link().queuedBytes() < UNREAD;
    }

    void looking() { looking = true; }

    /** Looks at what is new, as much as one piece takes. On {@code hub-history}. */
    Look look(History history) {
        long end = history.nextSequence();
        long from = Math.max(next, history.firstSequence());
        from = end - from > LAG ? end - LAG / 2 : from;
        var piece = new Piece();
        long to = Math.max(from, history.scan(from, end, piece));
        var notice = new Notice(id, piece.rows, skipped + from - next, missed + to - from - piece.scanned, matcher.givenUp());
        boolean news = !piece.rows.isEmpty() || notice.skipped > skipped || notice.missed > missed || notice.given_up > givenUp;
        return new Look(news ? RpcAnswer.notification(METHOD, JsonMapper.shared().valueToTree(notice)) : null, piece.rows.size(), to,
                notice.skipped, notice.missed, notice.given_up, to < end);
    }

    /** Sends what a look found; true when there is more to look at now. */
    boolean show(Look look) {
        looking = false;
        next = look.next;
        skipped = look.skipped;
        missed = look.missed;
        givenUp = look.givenUp;
        byte[] notice = look.notice;
        if (notice != null && !over()) {
            shown += look.signals;
            connection.link().send(connection.text(), notice);
        }
        return look.more;
    }

    private final class Piece implements SignalVisitor {
        private final List<SignalShape> rows = new ArrayList<>();
        private long payloads;
        private long scanned;

        @Override
        public boolean visit(SignalCursor signal) {
            if (matcher.test(signal)) {
                SignalShape row = SignalShape.of(signal.record(), whole);
                rows.add(row);
                payloads += row.payload().length();
            }
            scanned++; // not before: what the bound takes away under our eyes was not looked at
            return rows.size() < ROWS && payloads < PAYLOADS && scanned < SCAN;
        }
    }
}
