package dev.thalamus.hub.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.knowledge.KnowledgeStore.Done;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A disk that takes a change behind a refused one and then refuses to go back: in the end it has what memory has. */
class ChangesTest {
    private final Map<String, String> memory = new TreeMap<>();
    private final Map<String, String> disk = new TreeMap<>();
    private final ArrayDeque<Runnable> answers = new ArrayDeque<>();
    private final List<@Nullable String> told = new ArrayList<>();
    /** How the next writes end: true for well; all others do too. */
    private final ArrayDeque<Boolean> ends = new ArrayDeque<>();
    private boolean full;
    private int rewritten;
    private final Changes<String> changes = new Changes<>((id, kept) -> keep(memory, id, kept), (id, kept, done) -> {
        rewritten++;
        return write(id, kept, done);
    });

    private static void keep(Map<String, String> where, String id, @Nullable String value) {
        if (value == null) {
            where.remove(id);
        } else {
            where.put(id, value);
        }
    }

    private boolean write(String id, @Nullable String value, Done done) {
        if (full) {
            return false;
        }
        boolean well = ends.isEmpty() || ends.remove();
        if (well) {
            keep(disk, id, value);
        }
        answers.add(() -> done.done(well ? null : "the disk broke"));
        return true;
    }

    private boolean change(String id, @Nullable String value) {
        boolean taken = changes.bring(id, memory.get(id), value, told::add, done -> write(id, value, done));
        if (taken) {
            keep(memory, id, value);
        }
        return taken;
    }

    private void answer() {
        while (!answers.isEmpty()) {
            answers.remove().run();
        }
    }

    private void tick(int seconds) {
        for (int i = 0; i < seconds; i++) {
            changes.tick();
            answer();
        }
    }

    /** The first change is refused, the second is taken, and so many attempts to go back are refused. */
    private void owe(String id, int attempts) {
        ends.addAll(List.of(false, true));
        for (int i = 0; i < attempts; i++) {
            ends.add(false);
        }
        change(id, "refused");
        change(id, "refused too");
        answer();
    }

    @Test
    void itIsWrittenAgainUntilTheDiskTakesIt() {
        change("a", "kept");
        owe("a", 2);
        assertThat(told).containsExactly(null, "the disk broke", "the disk broke");
        assertThat(memory).containsOnly(Map.entry("a", "kept"));
        assertThat(disk).containsOnly(Map.entry("a", "refused too"));
        assertThat(changes.owed()).isOne();
        assertThat(changes.problem()).isEqualTo("the disk broke");
        tick(1);
        assertThat(disk).isNotEqualTo(memory);
        tick(2);
        assertThat(disk).isEqualTo(memory);
        assertThat(changes.owed()).isZero();
        assertThat(changes.problem()).isEmpty();
    }

    @Test
    void whatNeverWasIsRemovedFromTheDiskAgain() {
        owe("a", 1);
        assertThat(memory).isEmpty();
        assertThat(disk).isNotEmpty();
        tick(1);
        assertThat(disk).isEmpty();
    }

    @Test
    void aDiskThatStaysBrokenIsAskedMoreAndMoreSeldomAndAStoreThatIsBehindToo() {
        owe("a", 3);
        assertThat(rewritten).isOne();
        tick(3);
        assertThat(rewritten).as("after 1 and 2 seconds").isEqualTo(3);
        full = true;
        tick(3);
        assertThat(rewritten).isEqualTo(3);
        tick(1 + 8 + 16 + 32 + 64);
        assertThat(rewritten).as("after 4, 8, 16, 32 and 64").isEqualTo(8);
        tick(Rewrites.MOST_WAIT);
        assertThat(rewritten).as("and not more seldom").isEqualTo(9);
        full = false;
        tick(Rewrites.MOST_WAIT);
        assertThat(disk).isEmpty();
        owe("b", 1);
        tick(1);
        assertThat(disk).as("the next begins anew").isEmpty();
    }

    @Test
    void aChangeThatTheDiskTakesMeanwhileStays() {
        change("a", "kept");
        owe("a", 1);
        assertThat(change("a", "new")).isTrue();
        changes.tick();
        answer();
        assertThat(rewritten).as("not while a change is on its way").isOne();
        assertThat(changes.owed()).isZero();
        tick(Rewrites.MOST_WAIT);
        assertThat(disk).isEqualTo(memory).containsOnly(Map.entry("a", "new"));
    }

    @Test
    void aChangeThatIsRefusedMeanwhileChangesNothing() {
        change("a", "kept");
        owe("a", 1);
        ends.add(false);
        change("a", "new");
        answer();
        tick(1);
        assertThat(disk).isEqualTo(memory).containsOnly(Map.entry("a", "kept"));
    }

    @Test
    void whereTooMuchIsOwedNothingMoreIsChangedButThat() {
        for (int i = 0; i < Changes.MOST_OWED; i++) {
            owe("a" + i, 1);
        }
        assertThat(changes.owed()).isEqualTo(Changes.MOST_OWED);
        assertThat(change("b", "one more")).isFalse();
        assertThat(change("a0", "new")).isTrue();
        answer();
        assertThat(change("b", "one more")).isTrue();
        answer();
        int before = rewritten;
        tick(1);
        assertThat(rewritten - before).as("at once").isEqualTo(Rewrites.AT_ONCE);
        tick(Changes.MOST_OWED / Rewrites.AT_ONCE);
        assertThat(disk).isEqualTo(memory).containsOnlyKeys("a0", "b");
    }

    @Test
    void allIsWrittenOnceMoreBeforeTheEnd() {
        owe("a", 1);
        owe("b", 1);
        changes.finish();
        answer();
        assertThat(disk).isEmpty();
    }
}
