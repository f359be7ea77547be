/**
 * Floor 2: signals in a file, to keep, to hand on and to open again. Knows the history's shape and nothing of a running hub.
 *
 * <pre>
 * History ── records ─▶ CaptureWriter ─▶ file.ndjson ─▶ Capture (a History, read-only)
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.capture;
