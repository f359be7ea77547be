/** Floor 3: what is true now: registry, routing, delivery, plasticity. Everything here is confined to the core (touched only inside a turn). */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.core;
