package dev.thalamus.hub.rpc;

import dev.thalamus.hub.wire.RpcAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers the answers of a batch and sends them as one array, in the order of the calls. Confined to the core. */
final class BatchAnswer {
    /** The place of one call's answer. */
    final class Slot {
        private byte @Nullable [] answer;

        void fill(byte[] bytes) {
            answer = bytes;
            waiting--;
            sendWhenDone();
        }

        /** There will be none: a notification. */
        void drop() {
            slots.remove(this);
            waiting--;
        }
    }

    private final Consumer<byte[]> reply;
    private final List<Slot> slots = new ArrayList<>();
    private int waiting;
    private boolean complete;

    BatchAnswer(Consumer<byte[]> reply) { this.reply = reply; }

    Slot slot() {
        var slot = new Slot();
        slots.add(slot);
        waiting++;
        return slot;
    }

    /** All calls were made; false when none of them will be answered. */
    boolean complete() {
        complete = true;
        boolean any = !slots.isEmpty();
        sendWhenDone();
        return any;
    }

    private void sendWhenDone() {
        if (complete && waiting == 0 && !slots.isEmpty()) {
            List<byte[]> answers = new ArrayList<>(slots.size());
            for (Slot slot : slots) {
                if (slot.answer != null) {
                    answers.add(slot.answer);
                }
            }
            slots.clear();
            reply.accept(RpcAnswer.batch(answers));
        }
    }
}
