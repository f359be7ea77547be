/** Floor 4: AG2's network protocol: nine kinds of frame, thirty operations, delivery. Runs in turns of the core. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.network;
