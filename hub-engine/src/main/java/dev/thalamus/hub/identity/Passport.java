package dev.thalamus.hub.identity;

import static java.util.Objects.requireNonNullElse;

import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Names;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who an agent is. Immutable: whoever wants another one unregisters and registers.
 *
 * @param name unique in the hub; rules' globs are about it
 * @param owner the tenant, free text
 * @param kind {@code agent} (as null), {@code human} or {@code remote_agent}
 * @param hubId the hub of a remote participant, or null
 * @param agentId 32 hexadecimal digits, stamped by the hub; null before
 * @param createdAt ISO 8601, stamped by the hub; empty before
 */
public record Passport(
        String name,
        String owner,
        @Nullable String provider,
        @Nullable String model,
        @Nullable Cost cost,
        @Nullable String region,
        Auth auth,
        @Nullable String kind,
        @Nullable String hubId,
        int version,
        @Nullable String agentId,
        String createdAt) {
    private static final String REMOTE = "remote_agent";
    private static final Set<String> KINDS = Set.of("agent", "human", REMOTE);

    public Passport {
        if (name == null) {
            throw Refusal.protocol("needs a name");
        }
        String problem = problem(name, kind, hubId);
        if (problem != null) {
            throw Refusal.protocol(Clause.NAME_IS.of(problem));
        }
        if (kind != null && !KINDS.contains(kind)) {
            throw Refusal.protocol("kind must be one of agent, human, remote_agent");
        }
        owner = requireNonNullElse(owner, "");
        auth = requireNonNullElse(auth, Auth.NONE);
        version = version == 0 ? 1 : version;
        createdAt = requireNonNullElse(createdAt, "");
    }

    /** An agent of another hub is called {@code name@domain}; nobody who registers here is. */
    private static @Nullable String problem(String name, @Nullable String kind, @Nullable String hubId) {
        String end = REMOTE.equals(kind) && hubId != null ? "@" + hubId : "";
        String problem = Names.problem(name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name);
        boolean tooLong = name.getBytes(StandardCharsets.UTF_8).length > Names.MAX_BYTES;
        return problem == null && tooLong ? "is longer than " + Names.MAX_BYTES + " bytes of UTF-8" : problem;
    }

    /** What the agent costs; told by its owner, not checked. */
    public record Cost(@Nullable Double inputPerMtok, @Nullable Double outputPerMtok, @Nullable String latencyTier) {}

    /**
     * How the agent proves who it is.
     *
     * @param scheme of the {@link AuthAdapter}
     * @param claim the proof; never kept and never shown
     */
    public record Auth(
            String scheme, @Nullable String issuer, @Nullable String audience, @Nullable String keyFingerprint, ObjectNode claim) {
        static final Auth NONE = new Auth("none", null, null, null, JsonNodeFactory.instance.objectNode());

        public Auth {
            scheme = requireNonNullElse(scheme, "none");
            claim = claim == null ? JsonNodeFactory.instance.objectNode() : claim;
        }

        /** Secrets are never shown. */
        @Override
        public String toString() { return "Auth[scheme=" + scheme + "]"; }
    }

    /** A passport that needs no proof. */
    public static Passport of(String name) {
        return new Passport(name, "", null, null, null, null, Auth.NONE, null, null, 1, null, "");
    }

    /** The passport of an agent of another hub, {@code name@domain}. */
    static Passport remote(String name) {
        return new Passport(name, "", null, null, null, null, Auth.NONE, REMOTE, name.substring(name.indexOf('@') + 1), 1, null, "");
    }

    /** The same with the hub's stamp and without the proof. */
    Passport stamped(String id, String at) {
        var blank = new Auth(auth.scheme, auth.issuer, auth.audience, auth.keyFingerprint, JsonNodeFactory.instance.objectNode());
        return new Passport(name, owner, provider, model, cost, region, blank, kind, hubId, version, id, at);
    }

    /** The stamped id. */
    public String id() { return requireNonNullElse(agentId, ""); }

    /** {@code agent} where nothing was said. */
    public String kindName() { return requireNonNullElse(kind, "agent"); }
}
