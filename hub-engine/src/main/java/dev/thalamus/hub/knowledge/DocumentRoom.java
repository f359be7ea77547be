package dev.thalamus.hub.knowledge;

import dev.thalamus.hub.model.Clause;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many documents are held in memory, how large each is, and how large all are together. Confined to the core.
 *
 * <p>A document may always become smaller, also where more is kept than may be, which a restart with lower bounds finds.
 */
public final class DocumentRoom {
    /** What a member of JSON costs in memory beyond its bytes: an entry of a map, a key, a node. */
    private static final int MEMBER = 48;

    /**
     * How much may be kept.
     *
     * @param number most documents
     * @param each most bytes of one
     * @param memory most bytes of memory that all may take, which is estimated, and rather too high
     */
    public record Bounds(int number, int each, long memory) {}

    /** What there is no room for. */
    public enum Want {
        ONE_MORE, ONE_SO_LARGE, SO_MUCH_TOGETHER
    }

    private record Size(int bytes, long memory) {}

    private final String what;
    private final Bounds bounds;
    private final Map<String, Size> sizes = new HashMap<>();
    private long memory;
    private long refused;

    /** @param what the documents are, in the plural */
    public DocumentRoom(String what, Bounds bounds) {
        this.what = what;
        this.bounds = bounds;
    }

    /** What stands against keeping that under an id; null when it fits. */
    public @Nullable Want wants(String id, byte[] document) {
        Size before = sizes.get(id);
        if (before != null && document.length <= before.bytes) {
            return null;
        }
        if (document.length > bounds.each) {
            return Want.ONE_SO_LARGE;
        }
        if (before == null && sizes.size() >= bounds.number) {
            return Want.ONE_MORE;
        }
        return memory - (before == null ? 0 : before.memory) + memoryOf(document) > bounds.memory ? Want.SO_MUCH_TOGETHER : null;
    }

    /** Counts a document that is not taken, and says so to whoever brought it. */
    public String refuse(Want want, byte[] document) {
        refused++;
        return switch (want) {
            case ONE_MORE -> Clause.ROOM_NUMBER.of(what, bounds.number);
            case ONE_SO_LARGE ->
                Clause.ROOM_EACH.of(what, bounds.each, document.length);
            case SO_MUCH_TOGETHER -> Clause.ROOM_MEMORY.of(what, bounds.memory);
        };
    }

    /** The same where documents of what has ended give way first, so that none of those is left. */
    public String refuseThoughEndedGiveWay(Want want, byte[] document) {
        String why = refuse(want, document);
        return want == Want.ONE_SO_LARGE ? why : Clause.NONE_ENDED.of(why);
    }

    /** A document is kept, in place of what was under its id. */
    public void keep(String id, byte[] document) {
        var size = new Size(document.length, memoryOf(document));
        Size before = sizes.put(id, size);
        memory += size.memory - (before == null ? 0 : before.memory);
    }

    /** A document is not kept any more. */
    public void free(String id) {
        Size gone = sizes.remove(id);
        memory -= gone == null ? 0 : gone.memory;
    }

    /** What all take, estimated, bytes. */
    public long memory() { return memory; }

    /** How often something was not taken since the start. */
    public long refused() { return refused; }

    /** Its text twice, as Java keeps what is not Latin, and its members; commas in texts count too. */
    private static long memoryOf(byte[] json) {
        long members = 0;
        for (byte one : json) {
            if (one == ',' || one == ':' || one == '{' || one == '[') {
                members++;
            }
        }
        return 2L * json.length + MEMBER * members;
    }
}
