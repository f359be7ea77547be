package dev.thalamus.hub.core;

/**
 * What monitors want to know of sessions, identities and tasks; all but the first five count since the start. Immutable.
 *
 * @param sessions that are kept
 * @param openSessions of them that have not ended
 * @param owedRewrites refused changes of identities and tasks that are still on the disk, now
 * @param forgottenIdentities of NeuralHub's agents that gave way
 * @param forgottenSessions ended ones that gave way
 * @param tooLarge identities, tasks and sessions that there was no room for
 * @param droppedMessages that a full inbox gave up
 * @param lostReplays debts to agents that could not be paid because the session had given way
 * @param lostAudit records that the audit log could not take
 */
public record NetworkMeters(int sessions, int openSessions, int identities, int tasks, int owedRewrites, long forgottenIdentities,
        long forgottenSessions, long tooLarge, long droppedMessages, long lostReplays, long lostAudit) {}
