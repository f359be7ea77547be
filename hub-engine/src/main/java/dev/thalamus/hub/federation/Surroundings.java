package dev.thalamus.hub.federation;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.Ids;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.store.Store;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The parts of the hub that federation works with. Immutable.
 *
 * @param ownDomains the names under which this hub is meant
 * @param random for jitter
 */
public record Surroundings(HubConfig config, Core core, Store store, History history, EventBus events, Clock clock, SerialOwner owner,
        Ids ids, Set<String> ownDomains, RandomGenerator random) {}
