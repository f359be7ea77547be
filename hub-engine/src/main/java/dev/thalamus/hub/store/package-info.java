/** Floor 2: what survives a restart: the SQLite file (writer and reader threads) and the journal of signals. Never called for I/O by the core. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.store;
