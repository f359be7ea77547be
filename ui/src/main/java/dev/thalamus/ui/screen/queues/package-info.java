/** Floor 2: what waits: the queues by name, the signals in each, and what a person may do with them. Confined to the FX thread. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.queues;
