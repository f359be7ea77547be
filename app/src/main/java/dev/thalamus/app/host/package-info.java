/**
 * Floor 0: the machine around the program: folders, one instance at a time, logs, crash reports, Java and display. Any thread; imports nothing of
 * ours.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.app.host;
