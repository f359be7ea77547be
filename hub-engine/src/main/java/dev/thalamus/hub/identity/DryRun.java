package dev.thalamus.hub.identity;

import dev.thalamus.hub.kit.TokenBucket;
import dev.thalamus.hub.model.DryRunWatch;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalCursor.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have stopped, had it held while the history was written. Confined to one thread; for one {@link #run}.
 *
 * <p>Looked at are the messages that went through, of all protocols: whom the agent wrote to, who wrote to it, and how often it wrote.
 */
public final class DryRun {
    private static final int EXAMPLES = 20;
    private static final int STEP = 20_000;

    /**
     * What came out.
     *
     * @param looked messages from or to the agent that went through
     * @param stopped how many of them the rule would have stopped: the sum of the next three
     * @param examples sequences of the first ones that it would have stopped
     */
    public record Outlook(long looked, long stopped, long outbound, long inbound, long rate, List<Long> examples) {}

    private final Rule rule;
    private final byte[] name;
    private final TokenBucket bucket;
    private final List<Long> examples = new ArrayList<>();
    private long looked;
    private long outbound;
    private long inbound;
    private long rate;
    private long firstMicros = -1;

    private DryRun(Rule rule, String name) {
        this.rule = rule;
        this.name = name.getBytes(StandardCharsets.UTF_8);
        this.bucket = RuleGate.bucket(rule.limits().rate(), 0);
    }

    /** Tries a rule of an agent over the newest {@code most} records; null when the watch stopped it. Takes its time: not for a turn. */
    public static @Nullable Outlook run(Rule rule, String name, History history, long most, DryRunWatch watch) {
        var run = new DryRun(rule, name);
        long from = Math.max(history.firstSequence(), history.nextSequence() - most);
        long to = history.nextSequence();
        for (long at = from; at < to;) {
            long next = history.scan(at, Math.min(to, at + STEP), run::look);
            if (!watch.goesOn(next - from, to - from)) {
                return null;
            }
            at = Math.max(next, at + 1);
        }
        return new Outlook(run.looked, run.outbound + run.inbound + run.rate, run.outbound, run.inbound, run.rate, run.examples);
    }

    private boolean look(SignalCursor signal) {
        boolean sent = signal.is(Part.SOURCE_NAME, name);
        boolean got = signal.is(Part.TARGET_NAME, name);
        if (sent != got && signal.outcome() != Outcome.REFUSED) {
            looked++;
            String other = signal.text(sent ? Part.TARGET_NAME : Part.SOURCE_NAME);
            if (sent && !other.isEmpty() && !NameGlob.any(rule.access().outboundTo(), other)) {
                outbound++;
                example(signal);
            } else if (got && !NameGlob.any(rule.access().inboundFrom(), other)) {
                inbound++;
                example(signal);
            } else if (sent && rule.limits().rate().perMinute() > 0 && !bucket.take(nanos(signal))) {
                rate++;
                example(signal);
            }
        }
        return true;
    }

    private long nanos(SignalCursor signal) {
        firstMicros = firstMicros < 0 ? signal.timeMicros() : firstMicros;
        return Math.max(0, signal.timeMicros() - firstMicros) * 1_000;
    }

    private void example(SignalCursor signal) {
        if (examples.size() < EXAMPLES) {
            examples.add(signal.sequence());
        }
    }
}
