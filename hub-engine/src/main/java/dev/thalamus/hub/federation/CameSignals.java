package dev.thalamus.hub.federation;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SendReceipt;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the signals that came from peers lately, so that none is passed on twice and each is answered as it was the first time.
 *
 * <p>Confined to the core; remembers the newest {@value #MOST} in all. What is above is forgotten of the peer that has most here, so that a busy one costs
 * the others nothing.
 */
final class CameSignals {
    static final int MOST = 65_536;

    private static final SendReceipt DELIVERED = new SendReceipt(Outcome.DELIVERED, Reason.NONE, "", 0, "", 0);

    private final Map<String, LinkedHashMap<SignalKey, SendReceipt>> settled = new HashMap<>();
    private int size;

    /** What was said of it, or null when it is not known. */
    @Nullable
    SendReceipt find(String domain, SignalKey key) {
        var of = settled.get(domain);
        return of == null ? null : of.get(key);
    }

    /** Remembers what became of it; one that was refused may come again, and is judged anew. */
    void settled(String domain, SignalKey key, SendReceipt receipt) {
        if (receipt.outcome() == Outcome.REFUSED) {
            forget(domain, key);
        } else if (settled.computeIfAbsent(domain, any -> new LinkedHashMap<>()).put(key, bare(receipt)) == null && ++size > MOST) {
            size--;
            settled.values().stream().max(Comparator.comparingInt(LinkedHashMap::size)).ifPresent(LinkedHashMap::pollFirstEntry);
        }
    }

    private void forget(String domain, SignalKey key) {
        var of = settled.get(domain);
        if (of != null && of.remove(key) != null) {
            size--;
        }
    }

    /** That hub is no peer any more. */
    void forget(String domain) {
        var of = settled.remove(domain);
        size -= of == null ? 0 : of.size();
    }

    int size() { return size; }

    /** No more than the verdict: a receipt holds texts. */
    private static SendReceipt bare(SendReceipt receipt) {
        return receipt.outcome() == Outcome.DELIVERED && receipt.reason() == Reason.NONE
                ? DELIVERED
                : new SendReceipt(receipt.outcome(), receipt.reason(), "", 0, "", 0);
    }
}
