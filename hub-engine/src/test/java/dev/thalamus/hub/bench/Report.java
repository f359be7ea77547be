package dev.thalamus.hub.bench;

import dev.thalamus.hub.bench.Rounds.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Prints what was measured as Markdown, each row as soon as it is there. */
final class Report {
    private final List<Contender> servers;
    private Work.@org.jspecify.annotations.Nullable Table open;

    Report(List<Contender> servers) { this.servers = servers; }

    void rows(Work work, Rounds rounds) {
        if (open != work.table()) {
            open = work.table();
            head(work.table());
        }
        for (String phase : work.phases()) {
            String says = work.phases().size() == 1 ? work.says() : phase + ", " + work.says();
            for (Contender server : servers) {
                if (rounds.has(phase, server)) {
                    row(work.table(), says, phase, server, rounds);
                }
            }
        }
    }

    void marks(Rounds rounds) {
        List<String> lines = new ArrayList<>();
        Mark.ALL.forEach(mark -> mark.measured(rounds).ifPresent(measured -> lines.add(mark.line(measured))));
        if (!lines.isEmpty()) {
            System.out.println("\n| the hub as shipped | to reach | measured | reached |\n|---|---|---|---|\n" + String.join("\n", lines));
        }
    }

    private void head(Work.Table table) {
        List<String> columns = new ArrayList<>(List.of("work", "server"));
        columns.addAll(switch (table) {
            case THROUGHPUT ->
                List.of("signals/s (least to most)", "CPU µs each", "bytes allocated each", "lost", "× channel", "× API", "× NATS");
            case LATENCY -> List.of("p50 µs (least to most)", "p99 µs (least to most)", "p99.9 µs", "CPU µs each", "signals/s", "lost",
                    "p50 × channel", "p99 × channel");
            case STORE -> List.of("signals/s (least to most)", "CPU µs each", "bytes allocated each", "lost", "× JDBC");
            case MEMORY -> List.of("until registered, s (least to most)", "held in all, MB", "KB an agent (least to most)", "CPU µs each",
                    "time × channel", "KB × channel");
        });
        System.out.println("\n| " + String.join(" | ", columns) + " |\n" + "|---".repeat(columns.size()) + "|");
    }

    private static void row(Work.Table table, String says, String phase, Contender server, Rounds rounds) {
        var cells = new Cells(phase, server, rounds);
        List<String> row = switch (table) {
            case THROUGHPUT -> List.of(cells.spread("%,.0f", Figures::rate), cells.median("%.2f", Figures::cpu), cells.bytes(),
                    cells.most(Figures::lost), cells.ratio(Contender.CHANNEL, Figures::rate), cells.ratio(Contender.API, Figures::rate),
                    cells.ratio(Contender.NATS, Figures::rate));
            case LATENCY -> List.of(cells.spread("%,.0f", Figures::p50), cells.spread("%,.0f", Figures::p99),
                    cells.median("%,.0f", Figures::p999), cells.median("%.1f", Figures::cpu), cells.median("%,.0f", Figures::rate),
                    cells.most(Figures::lost), cells.ratio(Contender.CHANNEL, Figures::p50), cells.ratio(Contender.CHANNEL, Figures::p99));
            case STORE -> List.of(cells.spread("%,.0f", Figures::rate), cells.median("%.1f", Figures::cpu), cells.bytes(),
                    cells.most(Figures::lost), cells.ratio(Contender.JDBC, Figures::rate));
            case MEMORY -> List.of(cells.spread("%.2f", Figures::seconds), cells.median("%,.0f", Figures::resident),
                    cells.spread("%.1f", Figures::each), cells.median("%.0f", Figures::cpu),
                    cells.ratio(Contender.CHANNEL, Figures::seconds),
                    cells.ratio(Contender.CHANNEL, Figures::each));
        };
        System.out.println("| " + says + " | " + server.says() + " | " + String.join(" | ", row) + " |");
    }

    private record Cells(String phase, Contender server, Rounds rounds) {
        String spread(String format, ToDoubleFunction<Figures> figure) {
            Spread spread = rounds.spread(phase, server, figure);
            return number(format, spread.median()) + " (" + number(format, spread.least()) + " to " + number(format, spread.most()) + ")";
        }

        String median(String format, ToDoubleFunction<Figures> figure) {
            return number(format, rounds.spread(phase, server, figure).median());
        }

        String most(ToDoubleFunction<Figures> figure) { return number("%,.0f", rounds.spread(phase, server, figure).most()); }

        String bytes() { return server == Contender.NATS || server == Contender.JDBC ? "–" : median("%,.0f", Figures::allocated); }

        String ratio(Contender base, ToDoubleFunction<Figures> figure) {
            OptionalDouble ratio = server == base ? OptionalDouble.empty() : rounds.ratio(phase, server, base, figure);
            return ratio.isPresent() ? number("%.2f", ratio.getAsDouble()) : "–";
        }

        private static String number(String format, double value) { return String.format(Locale.ROOT, format, value); }
    }
}
