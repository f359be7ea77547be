/**
 * The hub as a library: {@link dev.thalamus.hub.HubEngine} is the only door, everything else is behind it.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub;
