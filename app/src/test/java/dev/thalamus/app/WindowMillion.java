package dev.thalamus.app;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.store.Journal;
import dev.thalamus.hub.store.JournalLimits;
import dev.thalamus.hub.wire.SignalFrame;
import dev.thalamus.ui.kit.FilterField;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.RowSelection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/** The stream over a long history, as a person uses it: open, scroll, filter, find, choose all. Each step with its pulses and the time until its effect is seen. */
final class WindowMillion {
    private static final int RARE = 1_000;
    private static final int HELD = 100_000;
    private static final String SOUGHT = "P-77777";
    private final int signals;
    private final long holding;
    private final BenchWindow window;

    WindowMillion(Path data, int signals) throws Exception {
        this.signals = signals;
        holding = holding(signals);
        fill(data, signals);
        window = new BenchWindow(data);
    }

    /** Written as fast as segments are made ready, so that none is missed. */
    private static void fill(Path data, int signals) throws InterruptedException {
        Journal journal = Journal.open(data, Clock.system(), JournalLimits.of(512L << 20, Duration.ofDays(7), 0));
        byte[] target = "ventas".getBytes(StandardCharsets.UTF_8);
        byte[] instance = "7c1e90b4a2f85d13".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < signals; i++) {
            boolean rare = i % RARE == 0;
            byte[] payload = ("{\"pedido\":\"P-" + i + "\",\"monto\":" + i % 1_000_000 + ",\"articulo\":\"silla\",\"cantidad\":" + i % 7
                    + "}")
                    .getBytes(StandardCharsets.UTF_8);
            byte[] frame = SignalFrame.encode(rare ? 4 : i % 6, i, new byte[16], "aaaaaaaaaaaaaaaa", "ventas", payload);
            journal.append(System.currentTimeMillis() * 1_000, 20_000, Protocol.NEURAL, rare ? 4 : i % 6, Outcome.DELIVERED, Reason.NONE,
                    (rare ? "raro" : "cliente-" + i % 50).getBytes(StandardCharsets.UTF_8), target, instance, 1, frame, 0, frame.length);
            if (i % 10_000 == 0) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        if (journal.missed() > 0 || !journal.close(Duration.ofSeconds(30))) {
            throw new IllegalStateException(journal.missed() + " signals are missing in the history");
        }
    }

    /** What is done, and what is true once its effect is there. */
    private void step(String says, BooleanSupplier shown, BenchWindow.FxWork work, double after) throws Exception {
        var taken = new Pulses.Taken();
        window.measure(taken);
        double millis = window.until(shown, work);
        window.watch(after);
        window.rest();
        System.out.printf(Locale.ROOT, "| %s | %,.0f | %s | %d |%n", says, millis, taken.row(), BenchWindow.heapMiB());
    }

    void run() throws Exception {
        window.watch(3);
        System.out.printf("%s. A history of %,d signals.%n%n", BenchWindow.machine(), window.hub().history().count());
        System.out.println("| step | ms until seen | " + Pulses.HEAD + " | heap after GC, MiB |\n|---|---"
                + "|---".repeat(Pulses.HEAD.split("\\|").length)
                + "|---|");
        step("open the stream: first row", () -> rows() > 0, () -> window.screen("4"), 0);
        step("all " + HELD + " rows that it holds", () -> rows() >= Math.min(HELD, signals), () -> {}, 1);
        step("click a row", () -> table().getSelectionModel().getSelectedIndex() >= 0, () -> window.click("#stream-table"), 0.5);
        step("wheel upwards, 150 × 3 notches", () -> true, () -> repeat(150, () -> window.wheel(-3)), 0.5);
        step("Page Up, 150 times", () -> true, () -> repeat(150, () -> window.key(KeyCode.PAGE_UP)), 0.5);
        step("Home", () -> first() == 0, () -> window.key(KeyCode.HOME), 1);
        step("End", () -> first() > 0, () -> window.key(KeyCode.END), 1);
        step("Ctrl+A: all chosen", this::allChosen, () -> window.key(KeyCode.CONTROL, KeyCode.A), 1);
        filter("from:raro", signals / RARE);
        filter("$.monto>=999000", signals - Math.min(signals, 999_000));
        filter(SOUGHT, holding);
        step("no filter: rows again", () -> rows() >= Math.min(HELD, signals), () -> type(""), 1);
        step("find " + SOUGHT + ": all counted", this::found, () -> {
            window.key(KeyCode.CONTROL, KeyCode.F);
            BenchWindow.onFx(() -> {
                if (window.scene().lookup("#find-text") instanceof TextField text) {
                    text.setText(SOUGHT);
                }
                return true;
            });
        }, 1);
        System.out.println("\n" + window.answers());
        System.out.println("At the end: " + BenchWindow.machine() + ".");
    }

    private void filter(String text, long matches) throws Exception {
        step("type `" + text + "`, key after key", () -> true, () -> keys(text.substring(0, text.length() - 1)), 1);
        step("its last key: first row", () -> rows() > 0 && rows() <= matches, () -> type(text), 0);
        step("all " + matches + " rows", () -> rows() == matches, () -> {}, 1);
    }

    private static void repeat(int times, BenchWindow.FxWork work) throws Exception {
        for (int i = 0; i < times; i++) {
            work.run();
            TimeUnit.MILLISECONDS.sleep(33);
        }
    }

    private void keys(String filter) throws Exception {
        for (int end = 1; end <= filter.length(); end++) {
            type(filter.substring(0, end));
            TimeUnit.MILLISECONDS.sleep(80);
        }
    }

    private void type(String filter) throws Exception {
        BenchWindow.onFx(() -> {
            if (window.scene().lookup("#stream .filter-field") instanceof FilterField field) {
                field.setText(filter);
            }
            return true;
        });
    }

    private static long holding(int signals) {
        long count = 0;
        for (int i = 0; i < signals; i++) {
            count += ("P-" + i).contains(SOUGHT) ? 1 : 0;
        }
        return count;
    }

    private TableView<?> table() { return (TableView<?>) Objects.requireNonNull(window.scene().lookup("#stream-table"), "no table"); }

    private int rows() { return window.scene().lookup("#stream-table") == null ? 0 : table().getItems().size(); }

    private int first() {
        return table().lookup(".virtual-flow") instanceof javafx.scene.control.skin.VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                        ? flow.getFirstVisibleCell().getIndex()
                        : -1;
    }

    private boolean allChosen() {
        return table().getProperties().get(RowSelection.class) instanceof RowSelection<?> selection && selection.ranges().get().isAll();
    }

    private boolean found() {
        return window.scene().lookup("#find-count") instanceof Label count
                && count.getText().equals(I18n.get("stream.find-count", holding));
    }
}
