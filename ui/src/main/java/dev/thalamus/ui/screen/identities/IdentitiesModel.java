package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.bridge.Question;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The identities that a filter leaves, asked for once a second. Confined to the FX thread. */
final class IdentitiesModel {
    private final Question<List<IdentityView>> question;
    private final ObservableList<IdentityView> rows = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper answers = new ReadOnlyLongWrapper();
    private List<IdentityView> all = List.of();
    private @Nullable Filter<IdentityView> filter;
    private boolean moving;

    IdentitiesModel(Mirror mirror) {
        question = new Question<>(mirror, Duration.ofSeconds(1), hub -> hub.oversight().identities(), this::take, () -> take(List.of()));
    }

    ObservableList<IdentityView> rows() { return rows; }

    /** Counts answers of the hub: changes whenever something may have changed. */
    ReadOnlyLongProperty answers() {
        return answers.getReadOnlyProperty();
    }

    /** Why they could not be read; empty when all is well. */
    ReadOnlyStringProperty problem() { return question.problem(); }

    /** Whether rows change places now: what is chosen in a table of them meanwhile, nobody chose. */
    boolean moving() { return moving; }

    int all() { return all.size(); }

    /** Everybody who is known. */
    List<String> names() { return all.stream().map(IdentityView::name).toList(); }

    Optional<Hub> hub() { return question.hub(); }

    Optional<IdentityView> named(String name) { return all.stream().filter(one -> one.name().equals(name)).findFirst(); }

    void filter(Filter<IdentityView> wanted) {
        filter = wanted.isAll() ? null : wanted;
        show();
    }

    void refresh() { question.refresh(); }

    /** Asks at once: something was changed here. */
    void changed() { question.anew(); }

    private void take(List<IdentityView> list) {
        all = list;
        show();
    }

    private void show() {
        FilterMatcher<IdentityView> matcher = filter == null
                ? null
                : filter.matcher(System.currentTimeMillis() * 1_000, ZoneId.systemDefault());
        List<IdentityView> next = all.stream().filter(one -> matcher == null || matcher.test(one)).toList();
        if (!next.equals(rows)) {
            moving = true;
            rows.setAll(next);
            moving = false;
        }
        answers.set(answers.get() + 1);
    }
}
