package dev.thalamus.hub.core;

import dev.thalamus.hub.kit.ByteTable;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.store.KnownAgent;
import dev.thalamus.hub.store.KnownInstance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected, and which names were ever seen.
 *
 * <p>Confined to the core. Agents are found by hash, names by name, both by the bytes of a frame.
 */
public final class Registry {
    /** An instance that left. */
    record Gone(AgentView view, long atMillis) {}

    private static final int MOST_GONE = 10_000;
    /**
     * For so long after it was seen last an instance is shown, and its hash stands for its name. Agents that draw a new hash at each start never come back
     * under the old one: what is still sent to it would fill the queue of the name for nobody.
     */
    private static final long GONE_MILLIS = TimeUnit.HOURS.toMillis(24);
    private static final int COLORS = 12;

    private final ByteTable<Agent> byHash = new ByteTable<>();
    private final ByteTable<Name> byName = new ByteTable<>();
    private final LinkedHashMap<String, Gone> gone = new LinkedHashMap<>();
    private final Set<Name> unsaved = new LinkedHashSet<>();
    /** Names that the store still has and nobody any more; at most as many as there may be names, the rest goes at the next start. */
    private final Set<String> lost = new LinkedHashSet<>();
    private final Hashes hashes;
    private final Roster roster = new Roster();
    private final boolean[] colorsUsed = new boolean[COLORS];
    private final int mostNames;
    private final String domain;
    private long forgottenNames;
    private long version;

    Registry(List<KnownAgent> known, int mostNames, String domain) {
        this.mostNames = mostNames;
        this.hashes = new Hashes(mostNames);
        this.domain = domain;
        for (KnownAgent agent : known) {
            put(new Name(agent.name(), agent.color(), agent.kind(), agent.firstSeenMillis(), agent.lastSeenMillis()));
        }
    }

    @Nullable
    Agent byHash(byte[] bytes, int offset, int length) { return byHash.get(bytes, offset, length); }

    @Nullable
    Agent byHash(String hash) { return byHash.get(hash.getBytes(StandardCharsets.UTF_8)); }

    @Nullable
    Name byName(byte[] bytes, int offset, int length) { return byName.get(bytes, offset, length); }

    @Nullable
    Name byName(String name) { return byName.get(name.getBytes(StandardCharsets.UTF_8)); }

    /** The name of an instance that left within the last day or has rows waiting, also before the hub's last start; null for others, and who is here. */
    @Nullable
    Name nameOfGone(String hash, long nowMillis) {
        KnownInstance one = byHash(hash) == null ? hashes.find(hash) : null;
        return one != null && (one.lastSeenMillis() > nowMillis - GONE_MILLIS || rowsWait(one)) ? byName(one.name()) : null;
    }

    private boolean rowsWait(KnownInstance one) {
        Name name = byName(one.name());
        return name != null && name.instances.containsKey(one.hash());
    }

    /** Forgets the hashes of who left more than a day ago. */
    void forgetHashes(long nowMillis) {
        hashes.forget(nowMillis - GONE_MILLIS + 1, one -> byHash(one.hash()) != null || rowsWait(one));
    }

    /** Who is connected is seen now: so the record is not older than this when the hub is killed. */
    void seeAgents(long nowMillis) {
        forEachAgent(agent -> hashes.seen(agent.hash, agent.name(), nowMillis));
    }

    /** Under which name each hash was seen. */
    Hashes hashes() { return hashes; }

    /** The name, made known if it was not. */
    Name know(String text, AgentKind kind, long nowMillis) {
        Name name = byName(text);
        if (name == null) {
            if (byName.size() >= mostNames) {
                forgetOldest();
            }
            name = new Name(text, freeColor(text), kind, nowMillis, nowMillis);
            put(name);
        }
        name.lastSeenMillis = nowMillis;
        unsaved.add(name);
        lost.remove(text);
        return name;
    }

    void join(Agent agent) {
        gone.remove(agent.hash);
        byHash.put(agent.hashBytes, agent);
        hashes.seen(agent.hash, agent.name(), agent.connectedAtMillis);
        agent.name.live.add(agent);
        roster.changed(agent.name);
        version++;
    }

    void leave(Agent agent, AgentView last, long nowMillis) {
        byHash.remove(agent.hashBytes);
        agent.name.leave(agent);
        roster.changed(agent.name);
        version++;
        agent.name.lastSeenMillis = nowMillis;
        hashes.seen(agent.hash, agent.name(), nowMillis);
        gone.remove(agent.hash);
        gone.put(agent.hash, new Gone(last, nowMillis));
        forgetGone(nowMillis);
    }

    /** The answer to registrations. */
    Roster roster() { return roster; }

    int online() { return byHash.size(); }

    /** Changes whenever an agent comes or goes. */
    long version() { return version; }

    int names() { return byName.size(); }

    /** How many names were forgotten because there were more than the limit. */
    long forgottenNames() { return forgottenNames; }

    void forEachAgent(Consumer<Agent> visitor) { byHash.forEach(visitor); }

    void forEachName(Consumer<Name> visitor) { byName.forEach(visitor); }

    Collection<Gone> gone() { return gone.values(); }

    void forgetGone(long nowMillis) {
        var oldest = gone.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, Gone> entry = oldest.next();
            if (gone.size() <= MOST_GONE && nowMillis - entry.getValue().atMillis < GONE_MILLIS) {
                return;
            }
            oldest.remove();
        }
    }

    /** Hands the names that changed to {@code save} and the forgotten ones to {@code forget}; what these refuse is handed again. */
    void flush(Predicate<List<KnownAgent>> save, Predicate<Set<String>> forget) {
        if (!lost.isEmpty() && forget.test(lost)) {
            lost.clear();
        }
        if (!unsaved.isEmpty() && save.test(unsaved.stream()
                .map(name -> new KnownAgent(name.text, name.color, name.kind, name.firstSeenMillis, name.lastSeenMillis)).toList())) {
            unsaved.clear();
        }
    }

    private void put(Name name) {
        byName.put(name.bytes, name);
        colorsUsed[name.color] = true;
    }

    /** FNV-1a of the global id; the next free colour when it is taken, so that the first twelve agents all differ. */
    private int freeColor(String name) {
        int h = 0x811C9DC5;
        for (byte b : (name + "@" + domain).getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xFF)) * 0x01000193;
        }
        int wanted = Integer.remainderUnsigned(h, COLORS);
        for (int i = 0; i < COLORS; i++) {
            int color = (wanted + i) % COLORS;
            if (!colorsUsed[color]) {
                return color;
            }
        }
        return wanted;
    }

    /** Forgets what was restored beyond the limit; after it is known for whom something waits. */
    void shrink() {
        if (byName.size() > mostNames) {
            forget(byName.size() - mostNames);
        }
    }

    /** Makes room for a hundredth at once, so that the search does not happen for every new name. */
    private void forgetOldest() {
        forget(Math.max(1, mostNames / 100));
    }

    private void forget(int many) {
        var absent = new ArrayList<Name>();
        byName.forEach(name -> {
            if (name.live.isEmpty() && name.signals() == 0 && name.drain == null) { // else rows that were delivered are still to be deleted
                absent.add(name);
            }
        });
        absent.sort(Comparator.comparingLong(name -> name.lastSeenMillis));
        for (Name name : absent.subList(0, Math.min(many, absent.size()))) {
            byName.remove(name.bytes);
            unsaved.remove(name);
            forgottenNames++;
            if (lost.size() < mostNames) {
                lost.add(name.text);
            }
        }
    }
}
