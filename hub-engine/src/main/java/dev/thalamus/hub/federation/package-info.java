/**
 * Floor 4: links to other hubs, their agents, and the signals that go between. Runs in turns of the core; only {@code remotes.json} is written
 * elsewhere, on a virtual thread of its own.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.federation;
