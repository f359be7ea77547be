package dev.thalamus.hub.model;

import java.util.Map;

/**
 * The hub's counters since it started. Immutable.
 *
 * @param signals signals that reached the router
 * @param bytes bytes of their frames
 * @param delivered hand-overs to links (a broadcast to five counts five)
 * @param queued signals put into the store
 * @param forwarded signals handed to other hubs
 * @param refused signals not accepted, by reason
 * @param expired stored signals whose time ran out
 * @param rejected messages that could not be read
 * @param pending signals in the store now
 * @param pendingBytes bytes of their frames
 * @param synapses synapses tracked now
 * @param byType signals by {@link SignalType#code()}
 * @param agents connected, over every protocol
 * @param presenceLeftOut notices of coming and going that agents were not sent, because there are more than the limit
 * @param forgottenSynapses synapses that gave way because there were more than the limit
 * @param forgottenNames names that gave way because there were more than the limit
 */
public record Totals(
        long signals,
        long bytes,
        long delivered,
        long queued,
        long forwarded,
        Map<Reason, Long> refused,
        long expired,
        long rejected,
        long pending,
        long pendingBytes,
        long synapses,
        long[] byType,
        int connections,
        int agents,
        long presenceLeftOut,
        long forgottenSynapses,
        long forgottenNames) {}
