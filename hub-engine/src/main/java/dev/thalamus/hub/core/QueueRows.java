package dev.thalamus.hub.core;

import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.QueueChange;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.store.Address;
import dev.thalamus.hub.store.Answer;
import dev.thalamus.hub.store.Pending;
import dev.thalamus.hub.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Waiting rows in the hands of a person: chosen, withheld, moved, and given back to {@link Delivery}.
 *
 * <p>Confined to the core. Rows that were written to a link already are never touched; while the store works on the others they are withheld from
 * being handed over, so that nothing is both taken away and delivered.
 */
final class QueueRows {
    private static final int MOST_ROWS = 10_000;

    /** What it works with. */
    record Parts(Store store, SerialOwner core, Clock clock, Registry registry, Delivery delivery, Counters counters, EventBus events,
            SignalLog log) {}

    /** A row of a scope, without its frame. */
    record Row(long id, Name name, @Nullable String instance, int bytes, long queuedAt, long expiresAt) {
        Row waitingFor(Name other, @Nullable String otherInstance) { return new Row(id, other, otherInstance, bytes, queuedAt, expiresAt); }
    }

    /** What an operation may touch, and what it leaves. */
    record Chosen(List<Row> rows, Map<QueueChange.Left, Long> left, boolean more) {
        static final Chosen NONE = new Chosen(List.of(), Map.of(), false);

        void leave(Row row, Reason why) { left.merge(new QueueChange.Left(row.name.text, 0, why), 1L, Long::sum); }

        List<QueueChange.Left> leftovers() {
            return left.entrySet().stream().map(e -> new QueueChange.Left(e.getKey().name(), e.getValue(), e.getKey().reason())).toList();
        }
    }

    private final Parts hub;

    QueueRows(Parts hub) { this.hub = hub; }

    /** @throws IllegalArgumentException when the scope's filter is none */
    QueuePass pass(QueueScope scope) {
        return new QueuePass(hub.store, hub.core, hub.clock, scope);
    }

    /** An answer of the store, taken in a turn. */
    <T> Answer<T> turned(Answer<T> answer) {
        return (value, problem) -> hub.core.submit(Turn.of(() -> answer.done(value, problem)));
    }

    /** The pass's rows, as many as one operation takes. */
    void choose(QueuePass pass, Answer<Chosen> answer) {
        var found = new ArrayList<Row>();
        long[] bytes = {0};
        pass.run(0, row -> {
            bytes[0] += row.frame().length;
            boolean fits = found.size() < MOST_ROWS && (found.isEmpty() || bytes[0] <= QueueUndo.MOST_BYTES_ONCE);
            if (fits) {
                found.add(row(row));
            }
            return fits;
        }, QueuePass.then(answer, more -> {
            var chosen = new Chosen(new ArrayList<>(), new LinkedHashMap<>(), more);
            for (Row row : found) {
                if (hub.delivery.handedOver(row.name, row.id)) {
                    chosen.leave(row, Reason.NONE);
                } else if (!hub.delivery.withheld(row.id)) {
                    chosen.rows.add(row);
                }
            }
            answer.done(chosen, null);
        }));
    }

    /** Takes rows out of the store and the books. */
    void take(List<Row> rows, Answer<List<Pending>> answer) {
        List<Long> ids = withhold(rows);
        Map<Long, Row> byId = byId(rows);
        boolean asked = hub.store.take(ids.stream().mapToLong(Long::longValue).toArray(), turned((taken, problem) -> {
            hub.delivery.release(ids);
            if (taken == null) {
                again(rows);
            } else {
                taken.forEach(row -> {
                    Row known = byId.getOrDefault(row.id(), row(row));
                    hub.delivery.removed(known.name, known.instance, known.bytes);
                });
                rows.stream().map(Row::name).distinct().forEach(hub.delivery::shortened);
            }
            answer.done(taken, problem);
        }));
        if (!asked) {
            hub.delivery.release(ids);
            answer.done(null, QueuePass.busy());
        }
    }

    /** Puts rows back into the store and the books, in their old places. */
    void putBack(List<Pending> rows, Answer<List<Row>> answer) {
        boolean asked = hub.store.restore(rows, turned(QueuePass.then(answer, volume -> {
            List<Row> back = rows.stream().map(this::row).toList();
            back.forEach(row -> hub.delivery.added(row.name, row.instance, row.id, row.bytes, row.queuedAt, row.expiresAt));
            again(back);
            answer.done(back, null);
        })));
        if (!asked) {
            answer.done(null, QueuePass.busy());
        }
    }

    /** Lets rows wait for someone else; answers those that were still there, as they are now. */
    void readdress(List<Row> rows, Map<Long, Address> to, Answer<List<Row>> answer) {
        if (rows.isEmpty()) {
            answer.done(List.of(), null);
            return;
        }
        List<Long> ids = withhold(rows);
        boolean asked = hub.store.readdress(ids.stream().map(to::get).filter(java.util.Objects::nonNull).toList(),
                turned((there, problem) -> {
                    hub.delivery.release(ids);
                    if (there == null) {
                        again(rows);
                        answer.done(null, problem);
                        return;
                    }
                    Set<Long> moved = new HashSet<>(there);
                    var now = new ArrayList<Row>();
                    for (Row row : rows) {
                        Address address = to.get(row.id);
                        if (address != null && moved.contains(row.id)) {
                            Row fresh = row.waitingFor(name(address.name()), address.instance());
                            hub.delivery.removed(row.name, row.instance, row.bytes);
                            hub.delivery.added(fresh.name, fresh.instance, fresh.id, fresh.bytes, fresh.queuedAt, fresh.expiresAt);
                            now.add(fresh);
                        }
                    }
                    rows.stream().map(Row::name).distinct().forEach(hub.delivery::shortened);
                    again(now);
                    answer.done(now, null);
                }));
        if (!asked) {
            hub.delivery.release(ids);
            answer.done(null, QueuePass.busy());
        }
    }

    /** Rows wait again, or anew: whoever is connected gets them in their order. */
    void again(List<Row> rows) {
        var lowest = new LinkedHashMap<Name, Long>();
        rows.forEach(row -> lowest.merge(row.name, row.id, Math::min));
        lowest.forEach(hub.delivery::again);
    }

    static long bytes(List<Row> rows) { return rows.stream().mapToLong(Row::bytes).sum(); }

    private List<Long> withhold(List<Row> rows) { return rows.stream().map(Row::id).filter(hub.delivery::withhold).toList(); }

    private static Map<Long, Row> byId(List<Row> rows) {
        var byId = new HashMap<Long, Row>();
        rows.forEach(row -> byId.put(row.id, row));
        return byId;
    }

    private Row row(Pending row) {
        return new Row(row.id(), name(row.name()), row.instance(), row.frame().length, row.queuedAtMillis(), row.expiresAtMillis());
    }

    private Name name(String text) {
        Name known = hub.registry.byName(text);
        return known == null ? hub.registry.know(text, AgentKind.LIVE, hub.clock.wallMillis()) : known;
    }
}
