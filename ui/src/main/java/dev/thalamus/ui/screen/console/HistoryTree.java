package dev.thalamus.ui.screen.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges as a tree: under a request the calls of a batch and what was sent again. Confined to the FX thread.
 *
 * <p>An exchange keeps its item, and whether it is unfolded, for as long as it is remembered.
 */
final class HistoryTree {
    private final Set<Exchange> open = new HashSet<>();
    private final Map<Exchange, TreeItem<HistoryLine>> items = new HashMap<>();
    private final Runnable changed;

    /** @param changed told when an answer has come, which may change which lines there are */
    HistoryTree(Runnable changed) {
        this.changed = changed;
    }

    /** The item of an exchange that is shown, or null. */
    @Nullable
    TreeItem<HistoryLine> of(@Nullable Exchange exchange) { return exchange == null ? null : items.get(exchange); }

    /** The root over those that are wanted; it has no line and is not shown itself. */
    TreeItem<HistoryLine> over(List<Exchange> all, Predicate<Exchange> wanted) {
        items.keySet().retainAll(all);
        open.retainAll(all);
        var tops = new ArrayList<TreeItem<HistoryLine>>();
        Map<Exchange, List<TreeItem<HistoryLine>>> repeats = new HashMap<>();
        for (Exchange exchange : all) {
            if (!wanted.test(exchange)) {
                continue;
            }
            TreeItem<HistoryLine> item = item(exchange);
            Exchange first = exchange.again();
            if (first != null && all.contains(first) && wanted.test(first)) {
                repeats.computeIfAbsent(first, _ -> new ArrayList<>()).add(item);
            } else {
                tops.add(item);
            }
        }
        repeats.forEach((first, again) -> item(first).getChildren().addAll(again));
        @SuppressWarnings({"unchecked", "NullAway"}) // the root has no line
        var root = (TreeItem<HistoryLine>) (TreeItem<?>) new TreeItem<@Nullable HistoryLine>(null);
        root.getChildren().setAll(tops);
        return root;
    }

    private TreeItem<HistoryLine> item(Exchange exchange) {
        TreeItem<HistoryLine> item = items.computeIfAbsent(exchange, this::fresh);
        item.getChildren().clear();
        for (int i = 0; exchange.calls().size() > 1 && i < exchange.calls().size(); i++) {
            item.getChildren().add(new TreeItem<>(new HistoryLine(exchange, i, exchange.outcome().get())));
        }
        return item;
    }

    private TreeItem<HistoryLine> fresh(Exchange exchange) {
        var item = new TreeItem<>(new HistoryLine(exchange, -1, exchange.outcome().get()));
        item.setExpanded(open.contains(exchange));
        item.expandedProperty().subscribe(unfolded -> {
            if (unfolded) {
                open.add(exchange);
            } else {
                open.remove(exchange);
            }
        });
        exchange.outcome().addListener((_, _, now) -> {
            item.setValue(new HistoryLine(exchange, -1, now));
            changed.run();
        });
        return item;
    }
}
