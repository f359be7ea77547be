package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.Mirror;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The identities that a filter leaves, asked for once a second. Confined to the FX thread. */
final class IdentitiesModel {
    private static final long PERIOD_NANOS = 1_000_000_000L;

    private final Mirror mirror;
    private final ObservableList<IdentityView> rows = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper answers = new ReadOnlyLongWrapper();
    private List<IdentityView> all = List.of();
    private @Nullable Filter<IdentityView> filter;
    private boolean asking;
    private long askedNanos = System.nanoTime() - PERIOD_NANOS;
    private @Nullable Hub of;

    IdentitiesModel(Mirror mirror) { this.mirror = mirror; }

    ObservableList<IdentityView> rows() { return rows; }

    /** Counts answers of the hub: changes whenever something may have changed. */
    ReadOnlyLongProperty answers() {
        return answers.getReadOnlyProperty();
    }

    int all() { return all.size(); }

    Optional<Hub> hub() { return Optional.ofNullable(of); }

    Optional<IdentityView> named(String name) { return all.stream().filter(one -> one.name().equals(name)).findFirst(); }

    void filter(Filter<IdentityView> wanted) {
        filter = wanted.isAll() ? null : wanted;
        show();
    }

    void refresh() {
        Hub hub = mirror.hub().orElse(null);
        if (hub != of) {
            of = hub;
            all = List.of();
            asking = false;
            askedNanos = System.nanoTime() - PERIOD_NANOS;
            show();
        }
        if (hub == null || asking || System.nanoTime() - askedNanos < PERIOD_NANOS) {
            return;
        }
        asking = true;
        askedNanos = System.nanoTime();
        FxPump.onFx(hub.oversight().identities(), list -> {
            if (hub == of) {
                asking = false;
                all = list;
                show();
            }
        }, _ -> asking = hub != of && asking);
    }

    /** Asks at once: something was changed here. */
    void changed() {
        askedNanos = System.nanoTime() - PERIOD_NANOS;
        refresh();
    }

    private void show() {
        FilterMatcher<IdentityView> matcher = filter == null
                ? null
                : filter.matcher(System.currentTimeMillis() * 1_000, ZoneId.systemDefault());
        List<IdentityView> next = all.stream().filter(one -> matcher == null || matcher.test(one)).toList();
        if (!next.equals(rows)) {
            rows.setAll(next);
        }
        answers.set(answers.get() + 1);
    }
}
