package dev.thalamus.hub.identity;

import dev.thalamus.hub.model.Clause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The ways of proof that a hub accepts, by scheme. Immutable. */
public final class AuthRegistry {
    private final Map<String, AuthAdapter> adapters = new LinkedHashMap<>();

    public AuthRegistry(List<AuthAdapter> adapters) { adapters.forEach(adapter -> this.adapters.put(adapter.scheme(), adapter)); }

    /** Needs no proof, and asks for none. */
    public static AuthAdapter none() {
        return new AuthAdapter() {
            @Override
            public String scheme() { return "none"; }

            @Override
            public String validate(Passport passport, ObjectNode claim, String pinned) { return ""; }
        };
    }

    /**
     * Checks a claim by the adapter of its scheme.
     *
     * @throws Refusal {@link Refusal.Code#AUTH_FAILED}
     */
    String validate(String scheme, Passport passport, ObjectNode claim, String pinned) {
        return adapter(scheme).validate(passport, claim, pinned);
    }

    /** @throws Refusal for a scheme that is not accepted */
    AuthAdapter adapter(String scheme) {
        AuthAdapter adapter = adapters.get(scheme);
        if (adapter == null) {
            throw Refusal.auth(Clause.NO_SCHEME.of(scheme));
        }
        return adapter;
    }
}
