package dev.thalamus.ui.fake;

import dev.thalamus.hub.HubException;
import dev.thalamus.hub.Queues;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.QueueAction;
import dev.thalamus.hub.model.QueueChange;
import dev.thalamus.hub.model.QueuePage;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.QueuedSignal;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.hub.query.Parsed;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalSchema;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What waits, in memory. Thread-safe. */
public final class FakeQueues implements Queues {
    private static final long TTL_MILLIS = 3_600_000;

    private final Map<Long, QueuedSignal> rows = new TreeMap<>();
    private final Map<String, List<QueuedSignal>> undo = new LinkedHashMap<>();
    private long next = 1;
    private volatile @Nullable String broken;

    /** From now on nothing can be read, for that reason; null mends it. */
    public void breaks(@Nullable String why) { broken = why; }

    /** Lets a signal wait that was queued so long ago; its number. */
    public synchronized long add(String name, String from, SignalType type, String payload, long ageMillis) {
        long id = next++;
        long queued = System.currentTimeMillis() - ageMillis;
        byte[] raw = Frames.frame(type, queued * 1_000, id, "7c1e90b4a2f85d13", name, payload);
        rows.put(id,
                new QueuedSignal(id, queued + TTL_MILLIS, new SignalRecord(id, queued * 1_000, 0, Protocol.NEURAL, type, Outcome.QUEUED,
                        Reason.NONE, from, name, "", 0, raw)));
        return id;
    }

    /** The numbers of what waits for a name, in order. */
    public synchronized List<Long> waiting(String name) {
        return rows.values().stream().filter(row -> row.signal().targetName().equals(name)).map(QueuedSignal::id).toList();
    }

    synchronized List<QueueView> views() {
        var byName = new LinkedHashMap<String, List<QueuedSignal>>();
        rows.values().forEach(row -> byName.computeIfAbsent(row.signal().targetName(), _ -> new ArrayList<>()).add(row));
        return byName.entrySet().stream().map(e -> new QueueView(e.getKey(), e.getValue().size(), bytes(e.getValue()),
                e.getValue().getFirst().signal().timeMicros() / 1_000, e.getValue().getFirst().expiresAtMillis(), Reason.OFFLINE, next - 1,
                next - 1 - e.getValue().size())).toList();
    }

    @Override
    public synchronized CompletableFuture<QueuePage> peek(QueueScope scope, long afterId, int limit) {
        if (broken != null) {
            return CompletableFuture.failedFuture(new HubException(String.valueOf(broken)));
        }
        List<QueuedSignal> all = chosen(scope);
        List<QueuedSignal> page = all.stream().filter(row -> row.id() > afterId).toList();
        boolean more = page.size() > limit;
        return CompletableFuture.completedFuture(new QueuePage(all.size(), bytes(all), more ? page.subList(0, limit) : page, more, 0));
    }

    @Override
    public synchronized CompletableFuture<QueueChange> deliver(QueueScope scope) {
        List<QueuedSignal> all = chosen(scope);
        return CompletableFuture.completedFuture(new QueueChange(QueueAction.DELIVER, 0, 0, "",
                List.of(new QueueChange.Left(scope.name(), all.size(), Reason.OFFLINE)), false));
    }

    @Override
    public synchronized CompletableFuture<QueueChange> redirect(QueueScope scope, String newName) {
        List<QueuedSignal> all = chosen(scope);
        for (QueuedSignal row : all) {
            SignalRecord s = row.signal();
            rows.put(row.id(), new QueuedSignal(row.id(), row.expiresAtMillis(), new SignalRecord(s.sequence(), s.timeMicros(), 0,
                    s.protocol(), s.type(), s.outcome(), s.reason(), s.sourceName(), newName, "", 0, s.raw())));
        }
        return changed(QueueAction.REDIRECT, all);
    }

    @Override
    public CompletableFuture<QueueChange> expire(QueueScope scope) { return remove(QueueAction.EXPIRE, scope); }

    @Override
    public CompletableFuture<QueueChange> delete(QueueScope scope) { return remove(QueueAction.DELETE, scope); }

    @Override
    public synchronized CompletableFuture<QueueChange> restore(String name) {
        List<QueuedSignal> back = undo.remove(name);
        if (back == null) {
            return CompletableFuture.failedFuture(new HubException("there is nothing to put back"));
        }
        back.forEach(row -> rows.put(row.id(), row));
        return CompletableFuture.completedFuture(new QueueChange(QueueAction.RESTORE, back.size(), bytes(back), "", List.of(), false));
    }

    private synchronized CompletableFuture<QueueChange> remove(QueueAction action, QueueScope scope) {
        List<QueuedSignal> all = chosen(scope);
        all.forEach(row -> rows.remove(row.id()));
        return changed(action, all);
    }

    private CompletableFuture<QueueChange> changed(QueueAction action, List<QueuedSignal> before) {
        String name = "undo-" + undo.size();
        undo.put(name, before);
        return CompletableFuture.completedFuture(new QueueChange(action, before.size(), bytes(before), name, List.of(), false));
    }

    private List<QueuedSignal> chosen(QueueScope scope) {
        FilterMatcher<SignalCursor> filter = switch (Filter.parse(scope.filter(), SignalSchema.plain())) {
            case Parsed.Good<SignalCursor> good -> good.filter().matcher(0, ZoneId.of("UTC"));
            case Parsed.Bad<SignalCursor> bad -> throw new HubException(bad.error().sentence());
        };
        long latest = System.currentTimeMillis() - scope.olderThanMillis();
        return rows.values().stream().filter(row -> scope.name().isEmpty() || row.signal().targetName().equals(scope.name()))
                .filter(row -> scope.ids().isEmpty() || scope.ids().contains(row.id()))
                .filter(row -> row.signal().timeMicros() / 1_000 <= latest).filter(row -> filter.test(SignalCursor.of(row.signal())))
                .limit(scope.first() == 0 ? Long.MAX_VALUE : scope.first()).toList();
    }

    private static long bytes(List<QueuedSignal> rows) { return rows.stream().mapToLong(row -> row.signal().size()).sum(); }
}
