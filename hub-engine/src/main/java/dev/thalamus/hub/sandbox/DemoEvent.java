package dev.thalamus.hub.sandbox;

import dev.thalamus.hub.model.SignalType;

/** Something that happened to a simulated agent, as the run's listeners learn it. Immutable. */
public sealed interface DemoEvent {
    /** The hub let it in. */
    record Joined(Player player) implements DemoEvent {}

    /** Its link ended, or it went away as its part says. */
    record Left(Player player, String why) implements DemoEvent {}

    /** It sent a signal; an empty target is a broadcast. */
    record Sent(Player player, String target, SignalType type, String payload) implements DemoEvent {}

    /** It got a signal; {@code from} is the sender's label when it is one of the run's, else its hash. */
    record Received(Player player, String from, SignalType type, String payload) implements DemoEvent {}

    /** Something went wrong: one sentence for a person. */
    record Trouble(Player player, String what) implements DemoEvent {}

    /** The play is over. Scenarios without an end never say so. */
    record Finished(Tally tally) implements DemoEvent {}
}
