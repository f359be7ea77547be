/** The benchmark: the hub as shipped beside bare relays, driven by one load generator over raw sockets. Nothing here is shipped or run as a test. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.bench;
