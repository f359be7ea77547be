package dev.thalamus.hub.identity;

import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.knowledge.KnowledgeStore.Done;
import dev.thalamus.hub.model.Clause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keys that the operator gives to names: the claim {@code {"token": "th_…"}} of the scheme {@code api_key}.
 *
 * <p>Confined to the core. A key is shown once, when it is made; kept is its salted hash. A name with a key may not be used without one. A key is good,
 * or at its end, when that is on disk: changes wait for each other, so that one which the disk refuses is in no other's document.
 */
public final class ApiKeys implements AuthAdapter {
    /** The scheme's name in passports. */
    public static final String SCHEME = "api_key";
    private static final String PATH = "keys/issued.json";
    private static final int MOST_OF_A_NAME = 8;
    private static final int MOST_WAITING = 64;

    /** A key as it is kept: what opens it is not here. */
    public record Key(String id, String name, String hash, String createdAt) {}

    private record Issued(List<Key> keys) {}

    /** What is to become of all keys. */
    private record Change(UnaryOperator<List<Key>> of, KnowledgeStore store, Done done) {}

    private final ArrayDeque<Change> changes = new ArrayDeque<>(1);
    private final Map<String, List<Key>> byName = new LinkedHashMap<>();

    /** Takes what was kept. */
    void restore(String path, byte[] document) {
        if (path.equals(PATH)) {
            keep(Shape.read(document, Issued.class).keys);
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

    /**
     * Makes a key; the token that is answered cannot be had again, and opens nothing before {@code done}. Another key of the name stays good until it is
     * revoked.
     */
    String issue(String name, String at, KnowledgeStore store, Done done) {
        String token = Secret.token();
        var key = new Key(Secret.digest(token).substring(0, 12), name, Secret.hash(token), at);
        change(new Change(all -> with(all, key), store, done));
        return token;
    }

    /** Ends a key; false when there is none with that id. */
    boolean revoke(String id, KnowledgeStore store, Done done) {
        if (list(null).stream().noneMatch(key -> key.id.equals(id))) {
            return false;
        }
        change(new Change(all -> all.stream().filter(key -> !key.id.equals(id)).toList(), store, done));
        return true;
    }
    private static List<Key> with(List<Key> all, Key key) {
        if (all.stream().filter(one -> one.name.equals(key.name)).count() >= MOST_OF_A_NAME) {
            throw Refusal.protocol(Clause.KEYS_ENOUGH.of(key.name, MOST_OF_A_NAME));
        }
        return Stream.concat(all.stream(), Stream.of(key)).toList();
    }

    private void change(Change change) {
        if (changes.size() >= MOST_WAITING) {
            throw behind();
        }
        changes.add(change);
        if (changes.size() == 1) {
            try {
                write(change);
            } catch (Refusal refused) {
                changes.remove(change);
                throw refused;
            }
        }
    }

    private void write(Change change) {
        List<Key> wanted = change.of.apply(list(null));
        if (!change.store.put(PATH, Shape.write(new Issued(wanted)), problem -> over(change, wanted, problem))) {
            throw behind();
        }
    }

    private void over(Change change, List<Key> wanted, @Nullable String problem) {
        if (problem == null) {
            byName.clear();
            keep(wanted);
        }
        changes.remove(change);
        next();
        change.done.done(problem);
    }

    /** Writes the next change; those that come to nothing are told why. */
    private void next() {
        for (Change change; (change = changes.peek()) != null;) {
            try {
                write(change);
                return;
            } catch (Refusal refused) {
                changes.remove(change);
                change.done.done(refused.why());
            }
        }
    }

    private void keep(List<Key> keys) { keys.forEach(key -> byName.computeIfAbsent(key.name, any -> new ArrayList<>(1)).add(key)); }

    private static Refusal behind() { return Refusal.error(Clause.DISK_BEHIND.of()); }

    @Override
    public String scheme() { return SCHEME; }

    @Override
    public String validate(Passport passport, ObjectNode claim, String pinned) {
        JsonNode token = claim.get("token");
        if (token == null || !token.isString()) {
            throw Refusal.auth(Clause.CLAIM_FIELD.of(scheme(), "token"));
        }
        if (!has(passport.name())) {
            throw Refusal.auth(Clause.NO_API_KEY.of(passport.name()));
        }
        if (opens(passport.name(), token.stringValue())) {
            return "";
        }
        throw Refusal.auth(Clause.WRONG_API_KEY.of(passport.name()));
    }
}
