/**
 * Floor 3: sessions (AG2's channels), their logs, expectations and tasks. Runs in turns of the core.
 *
 * <p>A {@link dev.thalamus.hub.session.Session} is a fold over its log: what it is after a restart is what it was before.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.session;
