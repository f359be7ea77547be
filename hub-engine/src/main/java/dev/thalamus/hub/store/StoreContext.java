package dev.thalamus.hub.store;

import dev.thalamus.hub.kit.Clock;
import java.nio.file.Path;

/** What the parts of an open store share. Immutable. */
record StoreContext(Path file, Clock clock, StoreLimits limits, Seams seams) {}
