package dev.thalamus.hub.model;

import java.util.List;

/**
 * What a rule would have stopped, had it held while the history was written. Immutable.
 *
 * @param looked messages from or to the agent that went through
 * @param stopped how many of them the rule would have stopped: the sum of the next three
 * @param outbound to whom it may not write
 * @param inbound who may not write to it
 * @param rate more than it may write in a minute
 * @param examples sequences in the history of the first ones that it would have stopped
 */
public record DryRunView(long looked, long stopped, long outbound, long inbound, long rate, List<Long> examples) {
    public DryRunView {
        examples = List.copyOf(examples);
    }
}
