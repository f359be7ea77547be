/** Floor 4: NeuralHub's wire: registration, control messages, binary signals. Runs in turns of the core. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.neural;
