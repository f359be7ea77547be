/**
 * Floor 1: what can be set, as a tree of validated records, and where each value came from. Read once at start, on the thread that starts; the
 * façade and {@code app} bind, everyone may read.
 *
 * <pre>
 *   HubConfig.defaults ──┐
 *   ConfigFile ── Given ─┤
 *   Environment ─ Given ─┼─► ConfigBinder ─► BoundConfig (HubConfig + the origin of each value)
 *   options ───── Given ─┘         │
 *                                  └─► ConfigException: every problem, each naming its setting
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.config;
