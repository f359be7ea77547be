/** Floor 0: clock, ids, lifecycle, byte budgets. Tiny and without domain words. Any thread. Everyone may import it. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.kit;
