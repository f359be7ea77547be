/**
 * Floor 2: who an agent is, what it claims, what it was seen to do, and what it may do, the same for all protocols.
 *
 * <p>Records are immutable and have the exact shape of AG2's JSON; {@link dev.thalamus.hub.identity.Directory} is confined to the core.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.identity;
