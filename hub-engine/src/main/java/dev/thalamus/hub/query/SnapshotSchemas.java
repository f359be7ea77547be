package dev.thalamus.hub.query;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.hub.query.Field.Likeness;
import java.util.List;
import java.util.function.Supplier;

/** What a filter can ask of the rows of a snapshot: agents, queues, synapses. Immutable. */
public final class SnapshotSchemas {
    private static final double MICROS = 1_000;

    private SnapshotSchemas() {}

    /** Agents, with names and domains to propose. */
    public static Schema<AgentView> agents(Supplier<List<String>> names, Supplier<List<String>> domains) {
        return Schema.<AgentView>of("agents").text("name", "what it is called", Likeness.NAME, AgentView::name, names)
                .choice("state", "how it stands to the hub", AgentState.class, AgentView::state)
                .choice("kind", "where it comes from", AgentKind.class, AgentView::kind)
                .protocol("the protocol that it speaks", AgentView::protocol)
                .text("domain", "the domain it said it belongs to", Likeness.WHOLE, AgentView::domain, domains)
                .text("hash", "the beginning of its hash", Likeness.HEX, AgentView::hash, List::of)
                .text("address", "its IP address and port", AgentView::address)
                .number("pending", "stored signals that wait for it", Measure.COUNT, AgentView::pending)
                .number("errors", "messages of it that were rejected or refused", Measure.COUNT, AgentView::errors)
                .number("received", "signals handed to it", Measure.COUNT, AgentView::received)
                .number("sent", "signals it sent", Measure.COUNT, AgentView::sent)
                .number("in", "bytes handed to it", Measure.BYTES, AgentView::bytesReceived)
                .number("out", "bytes it sent", Measure.BYTES, AgentView::bytesSent)
                .number("seen", "when the last byte came from it", Measure.TIME, agent -> agent.lastSeenMillis() * MICROS)
                .number("connected", "when it connected", Measure.TIME, agent -> agent.connectedAtMillis() * MICROS).build();
    }

    /** Queues, with names to propose. */
    public static Schema<QueueView> queues(Supplier<List<String>> names) {
        return Schema.<QueueView>of("queues").text("name", "for whom they wait", Likeness.NAME, QueueView::name, names)
                .choice("reason", "why they wait", Reason.class, QueueView::reason)
                .number("pending", "signals that wait", Measure.COUNT, QueueView::signals)
                .number("bytes", "bytes that wait", Measure.BYTES, QueueView::bytes)
                .number("oldest", "when the oldest was queued", Measure.TIME, queue -> queue.oldestMillis() * MICROS)
                .number("expires", "when the first expires", Measure.TIME, queue -> queue.firstExpiryMillis() * MICROS)
                .number("queued", "signals ever queued", Measure.COUNT, QueueView::queuedTotal)
                .number("drained", "signals handed over", Measure.COUNT, QueueView::drainedTotal).build();
    }

    /** Synapses, with names to propose. */
    public static Schema<Synapse> synapses(Supplier<List<String>> names) {
        return Schema.<Synapse>of("synapses").text("from", "who sends", Likeness.NAME, Synapse::source, names)
                .text("to", "who receives", Likeness.NAME, Synapse::target, names)
                .number("strength", "0.1 to 2", Measure.COUNT, Synapse::strength)
                .number("rate", "successes per use, 0 to 1", Measure.COUNT, Synapse::successRate)
                .number("uses", "how often it was used", Measure.COUNT, Synapse::transmissions)
                .number("used", "when it was last used", Measure.TIME, synapse -> synapse.lastUsedMillis() * MICROS)
                .number("created", "when it was first used", Measure.TIME, synapse -> synapse.createdMillis() * MICROS).build();
    }
}
