package dev.thalamus.ui.screen.audit;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.model.AuditEntry;
import dev.thalamus.hub.model.AuditPage;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.screen.part.FailureText;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The records that a filter leaves, newest first, as far as they were asked for. Confined to the FX thread. */
final class AuditModel {
    private static final int PAGE = 500;
    private static final int MOST = 20_000;
    private static final long PERIOD_NANOS = 2_000_000_000L;

    private final Mirror mirror;
    private final ObservableList<AuditEntry> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private String filter = "";
    private long next;
    private int asked;
    private boolean asking;
    private long askedNanos = System.nanoTime() - PERIOD_NANOS;
    private @Nullable Hub of;

    AuditModel(Mirror mirror) { this.mirror = mirror; }

    ObservableList<AuditEntry> rows() { return rows; }

    /** Whether there are older ones. */
    ReadOnlyBooleanProperty more() { return more.getReadOnlyProperty(); }

    /** Why nothing could be read; empty when all is well. */
    ReadOnlyStringProperty problem() { return problem.getReadOnlyProperty(); }

    boolean filtered() { return !filter.isEmpty(); }

    void filter(String text) {
        filter = text;
        anew();
    }

    private void anew() {
        rows.clear();
        more.set(false);
        next = 0;
        asked++;
        asking = false;
        askedNanos = System.nanoTime() - PERIOD_NANOS;
        refresh();
    }

    /** Asks for what is new, every two seconds at most. */
    void refresh() {
        Hub hub = mirror.hub().orElse(null);
        if (hub != of) {
            of = hub;
            anew();
            return;
        }
        if (hub == null || asking || System.nanoTime() - askedNanos < PERIOD_NANOS) {
            return;
        }
        askedNanos = System.nanoTime();
        ask(hub, 0, page -> {
            long newest = rows.isEmpty() ? 0 : rows.getFirst().sequence();
            List<AuditEntry> fresh = page.entries().stream().filter(one -> one.sequence() > newest).toList();
            if (rows.isEmpty() || fresh.size() == page.entries().size() && page.next() > 0) {
                rows.setAll(page.entries());
                next = page.next();
            } else if (!fresh.isEmpty()) {
                rows.addAll(0, fresh);
            }
            limit();
        });
    }

    /** Asks for the five hundred before those that are shown. */
    void older() {
        Hub hub = of;
        if (hub != null && next > 0 && !asking) {
            ask(hub, next, page -> {
                rows.addAll(page.entries());
                next = page.next();
                limit();
            });
        }
    }

    private void limit() {
        if (rows.size() > MOST) {
            rows.remove(MOST, rows.size());
            next = rows.getLast().sequence();
        }
        more.set(next > 0 && rows.size() < MOST);
    }

    private void ask(Hub hub, long before, Consumer<AuditPage> take) {
        asking = true;
        int number = asked;
        FxPump.onFx(hub.oversight().audit(filter, before, PAGE), page -> {
            if (number == asked) {
                asking = false;
                problem.set("");
                take.accept(page);
            }
        }, failed -> {
            if (number == asked) {
                asking = false;
                problem.set(FailureText.of(failed));
            }
        });
    }
}
