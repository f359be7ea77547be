/** Floor 2: the Undertow listener, the HTTP upgrade, links and their outbound budgets. I/O threads. Knows of what is above only LinkHandler. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.net;
