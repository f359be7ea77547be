/** The word {@code thalamus} in a terminal: a link on Linux and macOS, a folder of the person's PATH on Windows. */
@NullMarked
package dev.thalamus.app.path;

import org.jspecify.annotations.NullMarked;
