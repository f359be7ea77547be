/** Floor 4: simulated agents and scenarios that speak to a hub over real sockets. Virtual threads. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.sandbox;
