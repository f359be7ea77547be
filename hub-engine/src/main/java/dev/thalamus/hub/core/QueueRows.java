package dev.thalamus.hub.core;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.QueueChange;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.store.Address;
import dev.thalamus.hub.store.Answer;
import dev.thalamus.hub.store.Pending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Waiting rows in the hands of a person: chosen, withheld, moved, and given back to be handed over.
 *
 * <p>Confined to the core. Rows that were written to a link already are never touched; while the store works on the others they are withheld from
 * being handed over, so that nothing is both taken away and delivered.
 */
final class QueueRows {
    private static final int MOST_ROWS = 10_000;

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

    private final Surroundings hub;
    private final QueueLedger ledger;
    private final Drainer drainer;
    private final HandOver handOver;

    QueueRows(Surroundings hub, QueueLedger ledger, Drainer drainer, HandOver handOver) {
        this.hub = hub;
        this.ledger = ledger;
        this.drainer = drainer;
        this.handOver = handOver;
    }

    /** @throws IllegalArgumentException when the scope's filter is none */
    QueuePass pass(QueueScope scope) {
        return new QueuePass(hub, scope);
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
                if (handedOver(row)) {
                    chosen.leave(row, Reason.NONE);
                } else if (!handOver.withheld(row.id)) {
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
        boolean asked = hub.store().take(ids.stream().mapToLong(Long::longValue).toArray(), hub.turned((taken, problem) -> {
            handOver.release(ids);
            if (taken == null) {
                again(rows);
            } else {
                taken.forEach(row -> {
                    Row known = byId.getOrDefault(row.id(), row(row));
                    ledger.removed(known.name, known.instance, 1, known.bytes);
                });
                rows.stream().map(Row::name).distinct().forEach(drainer::shortened);
            }
            answer.done(taken, problem);
        }));
        if (!asked) {
            handOver.release(ids);
            answer.done(null, QueuePass.busy());
        }
    }

    /** Puts rows back into the store and the books, in their old places. */
    void putBack(List<Pending> rows, Answer<List<Row>> answer) {
        boolean asked = hub.store().restore(rows, hub.turned(QueuePass.then(answer, volume -> {
            List<Row> back = rows.stream().map(this::row).toList();
            back.forEach(row -> ledger.added(row.name, row.instance, row.id, row.bytes, row.queuedAt, row.expiresAt));
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
        boolean asked = hub.store().readdress(ids.stream().map(to::get).filter(java.util.Objects::nonNull).toList(),
                hub.turned((there, problem) -> {
                    handOver.release(ids);
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
                            ledger.removed(row.name, row.instance, 1, row.bytes);
                            ledger.added(fresh.name, fresh.instance, fresh.id, fresh.bytes, fresh.queuedAt, fresh.expiresAt);
                            now.add(fresh);
                        }
                    }
                    rows.stream().map(Row::name).distinct().forEach(drainer::shortened);
                    again(now);
                    answer.done(now, null);
                }));
        if (!asked) {
            handOver.release(ids);
            answer.done(null, QueuePass.busy());
        }
    }

    /** Rows wait again, or anew: whoever is connected gets them in their order. */
    void again(List<Row> rows) {
        var lowest = new LinkedHashMap<Name, Long>();
        rows.forEach(row -> lowest.merge(row.name, row.id, Math::min));
        lowest.forEach(drainer::again);
    }

    /** Whether somebody of that name can take a row now. */
    boolean reads(Name name) {
        return name.live.stream().anyMatch(agent -> handOver.room(agent) && !agent.link.closing());
    }

    /** Whether it was written to a link already, and only its receiver's pong is waited for. */
    private static boolean handedOver(Row row) {
        Drain drain = row.name.drain;
        return drain != null && drain.done(row.id);
    }

    static long bytes(List<Row> rows) { return rows.stream().mapToLong(Row::bytes).sum(); }

    private List<Long> withhold(List<Row> rows) { return rows.stream().map(Row::id).filter(handOver::withhold).toList(); }

    private static Map<Long, Row> byId(List<Row> rows) {
        var byId = new HashMap<Long, Row>();
        rows.forEach(row -> byId.put(row.id, row));
        return byId;
    }

    private Row row(Pending row) {
        return new Row(row.id(), name(row.name()), row.instance(), row.frame().length, row.queuedAtMillis(), row.expiresAtMillis());
    }

    private Name name(String text) {
        Name known = hub.registry().byName(text);
        return known == null ? hub.registry().know(text, AgentKind.LIVE, hub.clock().wallMillis()) : known;
    }
}
