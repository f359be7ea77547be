package dev.thalamus.hub.identity;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.thalamus.hub.model.Clause;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an agent may do. Immutable; {@link RuleGate} enforces all of it. */
public record Rule(int version, Access access, Limits limits) {
    /** What an agent may that nobody wrote a rule for. */
    public static final Rule DEFAULT = new Rule(1, Access.ANYONE, Limits.DEFAULT);

    public Rule {
        version = version == 0 ? 1 : version;
        access = requireNonNullElse(access, Access.ANYONE);
        limits = requireNonNullElse(limits, Limits.DEFAULT);
    }

    /**
     * With whom it may talk, by globs over names.
     *
     * @param inboundFrom who may talk to it
     * @param outboundTo to whom it may talk
     */
    public record Access(
            List<String> inboundFrom,
            List<String> outboundTo,
            @JsonProperty("channel_types") @JsonAlias("session_types") ChannelTypes channelTypes) {
        static final Access ANYONE = new Access(RuleChecks.ANY, RuleChecks.ANY, ChannelTypes.ALL);

        public Access {
            inboundFrom = RuleChecks.globs(inboundFrom);
            outboundTo = RuleChecks.globs(outboundTo);
            channelTypes = requireNonNullElse(channelTypes, ChannelTypes.ALL);
        }
    }

    /** Which types of session it may open, and be invited to; globs too. */
    public record ChannelTypes(List<String> initiate, List<String> accept) {
        static final ChannelTypes ALL = new ChannelTypes(RuleChecks.ANY, RuleChecks.ANY);

        public ChannelTypes {
            initiate = RuleChecks.globs(initiate);
            accept = RuleChecks.globs(accept);
        }
    }

    /**
     * How much it may.
     *
     * @param maxConcurrentChannels sessions it opened that have not ended; 0 for any number
     * @param maxConcurrentTasks tasks it owns that have not ended; 0 for any number
     * @param delegationDepth deepest envelope it may send; 0 for any depth
     */
    public record Limits(
            @JsonProperty("max_concurrent_channels") @JsonAlias("max_concurrent_sessions") int maxConcurrentChannels,
            int maxConcurrentTasks,
            @JsonProperty("channel_ttl_default") @JsonAlias("session_ttl_default") Ttl channelTtlDefault,
            Ttl taskTtlDefault,
            Rate rate,
            @Nullable Integer delegationDepth,
            Inbox inbox) {
        static final Limits DEFAULT = new Limits(0, 0, Ttl.of("2h"), Ttl.of("15m"), Rate.ANY, 5, Inbox.DEFAULT);

        public Limits {
            RuleChecks.atLeastZero(maxConcurrentChannels, "max_concurrent_channels");
            RuleChecks.atLeastZero(maxConcurrentTasks, "max_concurrent_tasks");
            channelTtlDefault = channelTtlDefault == null ? Ttl.of("2h") : channelTtlDefault;
            taskTtlDefault = taskTtlDefault == null ? Ttl.of("15m") : taskTtlDefault;
            rate = requireNonNullElse(rate, Rate.ANY);
            delegationDepth = requireNonNullElse(delegationDepth, 5);
            RuleChecks.atLeastZero(delegationDepth, "delegation_depth");
            inbox = requireNonNullElse(inbox, Inbox.DEFAULT);
        }

        /** Deepest envelope it may send; 0 for any depth. */
        public int depth() { return requireNonNullElse(delegationDepth, 0); }
    }

    /**
     * How often it may send.
     *
     * @param perMinute 0 for any number
     * @param burst how many at once; 0 for as many as come back in a second, at least one
     */
    public record Rate(int perMinute, int burst) {
        static final Rate ANY = new Rate(0, 0);

        public Rate {
            RuleChecks.atLeastZero(perMinute, "per_minute");
            RuleChecks.atLeastZero(burst, "burst");
        }
    }

    /**
     * How much may lie unacknowledged before it.
     *
     * @param maxPending 0 for any number
     * @param highWater number at which an event tells of it; null for four fifths of {@code maxPending}, 0 for never
     */
    public record Inbox(@Nullable Integer maxPending, Overflow overflow, @Nullable Integer highWater) {
        static final Inbox DEFAULT = new Inbox(1_000, Overflow.REJECT, null);

        public Inbox {
            maxPending = requireNonNullElse(maxPending, 1_000);
            RuleChecks.atLeastZero(maxPending, "max_pending");
            overflow = requireNonNullElse(overflow, Overflow.REJECT);
            if (highWater != null) {
                RuleChecks.atLeastZero(highWater, "high_water");
            }
        }

        /** Most unacknowledged deliveries; 0 for any number. */
        public int cap() { return requireNonNullElse(maxPending, 0); }

        /** The number at which an event tells, or {@link Integer#MAX_VALUE} for never. */
        public int mark() {
            int mark = highWater == null ? cap() * 4 / 5 : highWater;
            return mark == 0 ? Integer.MAX_VALUE : mark;
        }
    }

    /** What happens to a message for a full inbox. */
    public enum Overflow {
        /** The sender is told {@code inbox_full}. */
        REJECT,
        /** The oldest unacknowledged delivery is given up. */
        DROP_OLDEST,
        /** The message stays in the log and is not delivered. */
        DROP_NEWEST;

        @JsonCreator
        static Overflow of(String wire) {
            for (Overflow one : values()) {
                if (one.wire().equals(wire)) {
                    return one;
                }
            }
            throw Refusal.protocol(Clause.NO_OVERFLOW.of());
        }

        @JsonValue
        String wire() { return name().toLowerCase(Locale.ROOT); }
    }

    /** The same with another number. */
    Rule numbered(int number) { return new Rule(number, access, limits); }

    /** Whether it forbids more than a new agent's. */
    public boolean restricts() {
        return !access.equals(Access.ANYONE) || !limits.equals(Limits.DEFAULT);
    }
}
