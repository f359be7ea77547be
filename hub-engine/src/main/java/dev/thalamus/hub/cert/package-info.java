/** Certificates that a hub makes for itself, for development. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.cert;
