/** Floor 2: who is known, what it may do, and what it was seen to do. Confined to the FX thread. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.identities;
