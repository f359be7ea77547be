@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.shell;
