package dev.thalamus.hub.core;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.store.Pending;
import dev.thalamus.hub.store.StoreException;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Puts signals into the store for those who cannot have them now, within the quotas; "queued" is said after the commit.
 *
 * <p>Confined to the core. It gives the rows their ids, which are the order in which they are handed over.
 */
final class QueueIntake {
    private final HubConfig.Delivery settings;
    private final Surroundings hub;
    private final QueueLedger ledger;
    private final Drainer drainer;
    private final SignalBook book;
    private long lastId;

    QueueIntake(HubConfig.Delivery settings, Surroundings hub, QueueLedger ledger, Drainer drainer, SignalBook book) {
        this.settings = settings;
        this.hub = hub;
        this.ledger = ledger;
        this.drainer = drainer;
        this.book = book;
        lastId = hub.store().restored().highestId();
    }

    /**
     * Keeps a signal for later.
     *
     * @param instance hash of the only instance that may get it, or null
     * @param why what keeps it from being delivered now
     * @param fate told after the commit, or null when nobody asks
     * @return {@link Reason#NONE}, or why it cannot be kept
     */
    Reason keep(Transit signal, Name name, @Nullable String instance, Reason why, @Nullable Fate fate) {
        int length = signal.size;
        if (name.signals() >= settings.queueSignals() || name.bytesWaiting() + length > settings.queueBytes()) {
            return Reason.QUEUE_FULL;
        }
        long id = lastId + 1;
        byte[] frame = signal.copy();
        Sender sender = signal.sender;
        long queued = hub.clock().steadyMillis();
        var row = new Pending(id, name.text, instance, SignalFrame.source(frame, 0, length),
                new String(sender.shownName(), StandardCharsets.UTF_8), signal.protocol, SignalFrame.type(frame, 0), frame, queued,
                queued + settings.ttl().toMillis());
        if (!hub.store().append(row, problem -> hub.owner().submitElsewhere(Turn.of(() -> {
            committed(sender, name, row, problem);
            if (fate != null) {
                fate.settled(new SendReceipt(problem == null ? Outcome.QUEUED : Outcome.REFUSED, problem == null ? why : Reason.STORE_FULL,
                        SignalBook.messageId(frame, 0), 0, "", 0));
            }
            drainer.kick(name);
        })))) {
            return Reason.STORE_FULL;
        }
        lastId = id;
        ledger.added(name, instance, id, length, queued, row.expiresAtMillis());
        name.queuedTotal++;
        hub.counters().queued++;
        holdBack(name, instance);
        return Reason.NONE;
    }

    private void committed(Sender sender, Name name, Pending row, @Nullable StoreException problem) {
        if (problem != null) {
            ledger.removed(name, row.instance(), 1, row.frame().length);
            hub.counters().queued--;
            book.refused(sender, name.text, Reason.STORE_FULL);
        }
    }

    /** Whoever may get a kept row gets nothing live before it, also when it is kept only because of what waits for the others of its name. */
    private void holdBack(Name name, @Nullable String instance) {
        if (instance == null) {
            name.draining |= !name.live.isEmpty();
            return;
        }
        Agent agent = hub.registry().byHash(instance);
        if (agent != null) {
            agent.draining = true;
        }
    }
}
