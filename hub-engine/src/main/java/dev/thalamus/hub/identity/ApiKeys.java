package dev.thalamus.hub.identity;

import dev.thalamus.hub.knowledge.KnowledgeStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keys that the operator gives to names: the claim {@code {"token": "th_…"}} of the scheme {@code api_key}.
 *
 * <p>Confined to the core. A key is shown once, when it is made; kept is its salted hash. A name with a key may not be used without one.
 */
public final class ApiKeys implements AuthAdapter {
    /** The scheme's name in passports. */
    public static final String SCHEME = "api_key";
    private static final String PATH = "keys/issued.json";
    private static final int MOST_OF_A_NAME = 8;

    /** A key as it is kept: what opens it is not here. */
    public record Key(String id, String name, String hash, String createdAt) {}

    private record Issued(List<Key> keys) {}

    private final Map<String, List<Key>> byName = new LinkedHashMap<>();

    /** Takes what was kept. */
    void restore(String path, byte[] document) {
        if (path.equals(PATH)) {
            Shape.read(document, Issued.class).keys.forEach(key -> byName.computeIfAbsent(key.name, any -> new ArrayList<>(1)).add(key));
        }
    }

    /** Whether that name has a key. */
    public boolean has(String name) { return byName.containsKey(name); }

    /** The keys of a name, or of all names. */
    public List<Key> list(@Nullable String name) {
        return name == null ? byName.values().stream().flatMap(List::stream).toList() : List.copyOf(byName.getOrDefault(name, List.of()));
    }

    /** Whether that token is one of the name's keys. */
    boolean opens(String name, String token) { return idOf(name, token) != null; }

    /** The id of the name's key that the token is, or null. */
    @Nullable
    String idOf(String name, String token) {
        for (Key key : byName.getOrDefault(name, List.of())) {
            if (Secret.fits(key.hash, token)) {
                return key.id;
            }
        }
        return null;
    }

    /** Makes a key; the token that is answered cannot be had again. Another key of the name stays good until it is revoked. */
    String issue(String name, String at, KnowledgeStore store, KnowledgeStore.Done done) {
        if (list(name).size() >= MOST_OF_A_NAME) {
            throw Refusal.protocol("'" + name + "' has " + MOST_OF_A_NAME + " keys already; revoke one first");
        }
        String token = Secret.token();
        var key = new Key(Secret.digest(token).substring(0, 12), name, Secret.hash(token), at);
        save(Stream.concat(list(null).stream(), Stream.of(key)), store, done);
        byName.computeIfAbsent(name, any -> new ArrayList<>(1)).add(key);
        return token;
    }

    /** Ends a key; false when there is none with that id. */
    boolean revoke(String id, KnowledgeStore store, KnowledgeStore.Done done) {
        if (list(null).stream().noneMatch(key -> key.id.equals(id))) {
            return false;
        }
        save(list(null).stream().filter(key -> !key.id.equals(id)), store, done);
        byName.values().forEach(keys -> keys.removeIf(key -> key.id.equals(id)));
        byName.values().removeIf(List::isEmpty);
        return true;
    }

    /** Before memory changes: what is refused here has not happened, and may be tried again. */
    private static void save(Stream<Key> keys, KnowledgeStore store, KnowledgeStore.Done done) {
        if (!store.put(PATH, Shape.write(new Issued(keys.toList())), done)) {
            throw Refusal.error("the hub's disk is behind; try again");
        }
    }

    @Override
    public String scheme() { return SCHEME; }

    @Override
    public String validate(Passport passport, ObjectNode claim, String pinned) {
        JsonNode token = claim.get("token");
        if (token == null || !token.isString()) {
            throw Refusal.auth("api_key claim missing required string field 'token'");
        }
        if (!has(passport.name())) {
            throw Refusal.auth("no api_key registered for '" + passport.name() + "'");
        }
        if (opens(passport.name(), token.stringValue())) {
            return "";
        }
        throw Refusal.auth("api_key mismatch for '" + passport.name() + "'");
    }
}
