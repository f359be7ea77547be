/**
 * Floor 1: what the window knows of the hub.
 *
 * <pre>
 *   hub ──snapshot, events, history──▶ Feed.gather (thread "ui-reader")
 *                                          │  one hand-over a pulse at most, none while the last is unread
 *                                          ▼
 *   screens ◀──properties, lists── Feed.apply (FX thread): Mirror, RingList, HistoryFeed
 * </pre>
 *
 * The only package that knows both the hub's events and {@code Platform}. Imports kit, host and the engine's model; screens and shell import it.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.bridge;
