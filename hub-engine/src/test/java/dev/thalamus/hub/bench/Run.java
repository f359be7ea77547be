package dev.thalamus.hub.bench;

import dev.thalamus.hub.bench.Served.Sample;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One round of one piece of work on one server: both are started, watched and ended. */
final class Run {
    private final Map<String, Sample> before = new HashMap<>();
    private final Map<String, Sample> after = new HashMap<>();
    private final Map<String, Map<String, Double>> told = new HashMap<>();

    /** The figures of each phase. */
    static Map<String, Figures> of(Contender contender, Work work) throws IOException {
        var run = new Run();
        try (var served = new Served(contender, work)) {
            Process load = served.load(work);
            try {
                run.follow(served, load, work.table() == Work.Table.MEMORY);
            } finally {
                load.destroyForcibly();
            }
            if (!run.after.keySet().containsAll(work.phases())) {
                throw new IOException(contender.key() + " did not finish " + work.key() + "; " + served.errors());
            }
        }
        var figures = new LinkedHashMap<String, Figures>();
        for (String phase : work.phases()) {
            figures.put(phase, Figures.of(Objects.requireNonNull(run.before.get(phase)), Objects.requireNonNull(run.after.get(phase)),
                    run.told.getOrDefault(phase, Map.of())));
        }
        return figures;
    }

    private void follow(Served served, Process load, boolean collect) throws IOException {
        var lines = load.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            for (int i = 2; i < words.length; i++) {
                String[] figure = words[i].split("=", 2);
                told.computeIfAbsent(words[1], phase -> new HashMap<>()).put(figure[0], Double.valueOf(figure[1]));
            }
            if (words[0].equals("begin") || words[0].equals("end")) {
                (words[0].equals("begin") ? before : after).put(words[1], served.sample(collect));
                load.getOutputStream().write('\n');
                load.getOutputStream().flush();
            }
        }
    }
}
