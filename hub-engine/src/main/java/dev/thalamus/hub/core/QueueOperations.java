package dev.thalamus.hub.core;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.QueueAction;
import dev.thalamus.hub.model.QueueChange;
import dev.thalamus.hub.model.QueuePage;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.store.Address;
import dev.thalamus.hub.store.Answer;
import dev.thalamus.hub.store.Pending;
import dev.thalamus.hub.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person does with waiting signals.
 *
 * <p>Confined to the core: called in turns, and answers in turns, after the commit. One operation takes at most ten thousand signals or 16 MiB and says
 * when there are more.
 */
public final class QueueOperations {
    private static final long ADDRESS_BYTES = 64;

    private final Surroundings hub;
    private final QueueRows rows;
    private final SignalBook book;
    private final HubConfig.Delivery quota;
    private final QueueUndo undo;
    private final Sequencer operations;

    QueueOperations(Surroundings hub, QueueRows rows, SignalBook book, HubConfig.Delivery quota) {
        this.hub = hub;
        this.rows = rows;
        this.book = book;
        this.quota = quota;
        undo = new QueueUndo(hub.clock());
        operations = new Sequencer(hub.clock());
    }

    void tick() {
        undo.tick();
        operations.tick();
    }

    /**
     * Shows the rows of a scope behind {@code afterId}; changes nothing.
     *
     * @param limit 1 to {@value QueuePeek#MOST_PAGE}
     * @throws IllegalArgumentException when the scope's filter is none
     */
    public void peek(QueueScope scope, long afterId, int limit, Answer<QueuePage> answer) {
        new QueuePeek(rows.pass(scope), afterId, limit).run(scope, hub, answer);
    }

    /** Hands over what can be handed over now: to connected instances, also what waited for one instance that is gone. */
    public void deliver(QueueScope scope, Answer<QueueChange> answer) {
        var pass = rows.pass(scope);
        operations.run(answer, last -> deliver(scope, pass, last));
    }

    private void deliver(QueueScope scope, QueuePass pass, Answer<QueueChange> answer) {
        rows.choose(pass, QueuePass.then(answer, chosen -> {
            var going = new ArrayList<QueueRows.Row>();
            var stray = new ArrayList<QueueRows.Row>();
            for (QueueRows.Row row : chosen.rows()) {
                if (row.name().live.isEmpty()) {
                    chosen.leave(row, Reason.OFFLINE);
                } else if (!rows.reads(row.name())) {
                    chosen.leave(row, Reason.SLOW_READER);
                } else if (row.instance() != null && hub.registry().byHash(row.instance()) == null) {
                    stray.add(row);
                } else {
                    going.add(row);
                }
            }
            var anyone = new HashMap<Long, Address>();
            stray.forEach(row -> anyone.put(row.id(), new Address(row.id(), row.name().text, null)));
            rows.readdress(stray, anyone, QueuePass.then(answer, moved -> {
                rows.again(going);
                going.addAll(moved);
                answer.done(change(QueueAction.DELIVER, going, scope, "", "", chosen), null);
            }));
        }));
    }

    /**
     * Lets signals wait for another name of this hub; any instance of it may get them, in the order in which they were queued.
     *
     * @throws IllegalArgumentException when the filter is none or no agent of that name was ever seen
     */
    public void redirect(QueueScope scope, String newName, Answer<QueueChange> answer) {
        Name to = hub.registry().byName(newName);
        if (to == null) {
            throw new IllegalArgumentException(Clause.TARGET_UNKNOWN.of(Reason.UNKNOWN_TARGET.sentence()));
        }
        var pass = rows.pass(scope);
        operations.run(answer, last -> redirect(scope, pass, to, last));
    }

    private void redirect(QueueScope scope, QueuePass pass, Name to, Answer<QueueChange> answer) {
        rows.choose(pass, QueuePass.then(answer, chosen -> {
            var moving = new ArrayList<QueueRows.Row>();
            var address = new HashMap<Long, Address>();
            var before = new HashMap<Long, Address>();
            long signals = to.signals();
            long bytes = to.bytesWaiting();
            for (QueueRows.Row row : chosen.rows()) {
                boolean mine = row.name() == to;
                if (!mine && (signals >= quota.queueSignals() || bytes + row.bytes() > quota.queueBytes())) {
                    chosen.leave(row, Reason.QUEUE_FULL);
                } else {
                    signals += mine ? 0 : 1;
                    bytes += mine ? 0 : row.bytes();
                    moving.add(row);
                    address.put(row.id(), new Address(row.id(), to.text, null));
                    before.put(row.id(), new Address(row.id(), row.name().text, row.instance()));
                }
            }
            if (!undo.room(moving.size() * ADDRESS_BYTES)) {
                answer.done(null, undoFull());
                return;
            }
            rows.readdress(moving, address, QueuePass.then(answer, moved -> {
                String handle = moved.isEmpty() ? "" : undo.keep(new QueueUndo.Redirected(before));
                answer.done(change(QueueAction.REDIRECT, moved, scope, to.text, handle, chosen), null);
            }));
        }));
    }

    /** Ends the time to live of signals now. */
    public void expire(QueueScope scope, Answer<QueueChange> answer) {
        remove(QueueAction.EXPIRE, scope, answer);
    }

    /** Removes signals. */
    public void delete(QueueScope scope, Answer<QueueChange> answer) { remove(QueueAction.DELETE, scope, answer); }

    private void remove(QueueAction action, QueueScope scope, Answer<QueueChange> answer) {
        var pass = rows.pass(scope);
        operations.run(answer, last -> remove(action, scope, pass, last));
    }

    private void remove(QueueAction action, QueueScope scope, QueuePass pass, Answer<QueueChange> answer) {
        rows.choose(pass, QueuePass.then(answer, chosen -> {
            if (!undo.room(QueueRows.bytes(chosen.rows()))) {
                answer.done(null, undoFull());
                return;
            }
            Map<Long, QueueRows.Row> byId = new HashMap<>();
            chosen.rows().forEach(row -> byId.put(row.id(), row));
            rows.take(chosen.rows(), QueuePass.then(answer, taken -> {
                taken.forEach(row -> book.removed(row, action == QueueAction.EXPIRE ? Outcome.EXPIRED : Outcome.REFUSED));
                byId.keySet().retainAll(taken.stream().map(Pending::id).toList());
                String handle = taken.isEmpty() ? "" : undo.keep(new QueueUndo.Removed(taken));
                answer.done(change(action, List.copyOf(byId.values()), scope, "", handle, chosen), null);
            }));
        }));
    }

    /**
     * Undoes an operation: rows come back to their old places, as far as they are not delivered or expired meanwhile.
     *
     * @throws IllegalArgumentException when there is no such handle, or no longer
     */
    public void restore(String handle, Answer<QueueChange> answer) {
        QueueUndo.Undo known = undo.take(handle);
        if (known == null) {
            throw new IllegalArgumentException(Clause.UNDO_GONE.of());
        }
        operations.run(answer, last -> restore(known, last));
    }

    private void restore(QueueUndo.Undo known, Answer<QueueChange> answer) {
        switch (known) {
            case QueueUndo.Removed removed -> rows.putBack(removed.rows(), (back, problem) -> restored(removed, back, problem, answer));
            case QueueUndo.Redirected redirected -> rows.choose(rows.pass(QueueScope.ALL.only(List.copyOf(redirected.before().keySet()))),
                    QueuePass.then(answer, chosen -> rows.readdress(chosen.rows(), redirected.before(),
                            (back, problem) -> restored(redirected, back, problem, answer))));
        }
    }

    private void restored(QueueUndo.Undo undone, @Nullable List<QueueRows.Row> back,
            @Nullable StoreException problem, Answer<QueueChange> answer) {
        if (back == null) {
            undo.keep(undone);
            answer.done(null, problem);
        } else {
            answer.done(change(QueueAction.RESTORE, back, QueueScope.ALL, "", "", QueueRows.Chosen.NONE), null);
        }
    }

    private QueueChange change(QueueAction action, List<QueueRows.Row> changed, QueueScope scope, String target, String handle,
            QueueRows.Chosen chosen) {
        if (!changed.isEmpty()) {
            List<String> names = changed.stream().map(row -> row.name().text).distinct().limit(2).toList();
            String name = !scope.name().isEmpty() ? scope.name() : names.size() == 1 ? names.getFirst() : "";
            hub.events().publish(new HubEvent.QueueChanged(hub.clock().wallMillis(), action, name, changed.size(), target));
        }
        return new QueueChange(action, changed.size(), QueueRows.bytes(changed), handle, chosen.leftovers(), chosen.more());
    }

    private static StoreException undoFull() { return new StoreException(Clause.UNDO_FULL.of()); }
}
