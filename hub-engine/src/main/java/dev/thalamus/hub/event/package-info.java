/** Floor 1: what happened, as sealed records, and the bounded bus that carries them to watchers without ever blocking the sender. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.event;
