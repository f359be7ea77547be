/**
 * Floor 2: the audit log: who did what, in files that only grow and whose records are chained by hashes.
 *
 * <p>Written by {@code hub-audit}, read by {@code hub-audit-reader}; everyone above the floor of queries may hand it facts.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.audit;
