package dev.thalamus.hub.federation;

import dev.thalamus.hub.core.Fate;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.wire.ControlMessage;
import java.util.Arrays;

/**
 * What becomes of the signals of a peer's batch: told when all of them are settled but those that wait for somebody's yes, which are told one by one as it comes.
 *
 * <p>Confined to the core. A peer that does not know late verdicts is answered when the last one is settled.
 */
final class BatchAnswer {
    private final PeerLink link;
    private final long batch;
    private final ControlMessage.Verdict[] verdicts;
    private int open;
    private boolean told;

    BatchAnswer(PeerLink link, ControlMessage.FwdBatch arrived) {
        this.link = link;
        batch = arrived.batch();
        verdicts = new ControlMessage.Verdict[arrived.signals().size()];
        open = verdicts.length + 1;
    }

    /** Takes what becomes of one of them. */
    Fate of(int at) {
        return new Fate() {
            @Override
            public void settled(SendReceipt receipt) {
                var verdict = Verdicts.of(receipt);
                if (told) {
                    link.send(new ControlMessage.FwdLate(batch, at, verdict));
                } else {
                    boolean counted = verdicts[at] != null;
                    verdicts[at] = verdict;
                    close(counted ? 0 : 1);
                }
            }

            @Override
            public void waits() {
                if (link.takesLate() && !told && verdicts[at] == null) {
                    verdicts[at] = Verdicts.WAITS;
                    close(1);
                }
            }
        };
    }

    /** All of them were handed to the hub. */
    void handedOver() { close(1); }

    private void close(int more) {
        open -= more;
        if (open == 0 && !told) {
            told = true;
            link.answered(new ControlMessage.FwdAck(batch, Arrays.asList(verdicts)));
        }
    }
}
