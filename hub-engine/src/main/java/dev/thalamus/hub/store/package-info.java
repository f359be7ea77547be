/**
 * Floor 2: what survives a restart. Never called for I/O by the core.
 *
 * <pre>
 * core ── commands ─▶ Store ─▶ StoreWriter (hub-store-writer) ── groups ─▶ hub.db      answers come back as turns
 *      ── questions ─▶       ─▶ StoreReader (hub-store-reader) ◀─ pages ── hub.db
 *      ── append ────▶ Journal ─ copies ─▶ JournalSegment (mapped) ◀─ JournalReader ── any thread
 *                                JournalKeeper (hub-journal) makes segments ready, forces them, lets the oldest go
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.store;
