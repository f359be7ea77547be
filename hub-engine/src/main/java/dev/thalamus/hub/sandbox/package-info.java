/**
 * Floor 4: simulated agents and scenarios that speak to a hub over real sockets, so that any NeuralHub-compatible hub can be played against.
 * Imports wire, model and kit. Virtual threads; the parts of one run act on one of them.
 *
 * <pre>
 *  DemoRun ── Scenario ── Behaviour ×n (on the Director's thread)
 *     └────── SimulatedAgent ×n ── HubLink (one WebSocket) ── hub
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.sandbox;
