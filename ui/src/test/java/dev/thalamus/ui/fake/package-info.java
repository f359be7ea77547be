/** A hub without a network, whose traffic a test commands. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.fake;
