@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen;
