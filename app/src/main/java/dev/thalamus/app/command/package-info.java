/**
 * Floor 1: the command line, one class a command. Main thread; knows what to start only as {@link dev.thalamus.app.command.Programs}, so that
 * parsing, sentences and exit codes are tested without a hub or a window.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.app.command;
