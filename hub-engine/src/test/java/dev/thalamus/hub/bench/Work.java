package dev.thalamus.hub.bench;

import java.util.Arrays;
import java.util.List;

/** What a server has to do: one row of the benchmark, by the key that selects it. */
enum Work {
    ONE("one", "1→1, window 256", Table.THROUGHPUT),
    SINGLE("single", "1→1, one write a signal", Table.THROUGHPUT),
    ROBIN("robin", "round robin 1→3", Table.THROUGHPUT),
    PAIRS("pairs", "50→50 pairs", Table.THROUGHPUT),
    CAST("cast", "broadcast 1→50, deliveries", Table.THROUGHPUT),
    ONE_16K("one-16k", "1→1, 16 KiB", Table.THROUGHPUT),
    CAST_16K("cast-16k", "broadcast 1→50, 16 KiB, deliveries", Table.THROUGHPUT),
    PACED("paced", "5,000/s", Table.LATENCY),
    PACED_16K("paced-16k", "1,000/s, 16 KiB", Table.LATENCY),
    SLOW("slow", "20,000/s beside one who does not read", Table.THROUGHPUT),
    MINUTE("minute", "1→1 for a minute, heap of 256 MiB", Table.THROUGHPUT),
    OFFLINE("offline", "for agents that are away", Table.STORE),
    IDLE_1000("idle-1000", "1,000 idle agents", Table.MEMORY),
    IDLE_10000("idle-10000", "10,000 idle agents", Table.MEMORY);

    /** Which columns its rows have. */
    enum Table {
        THROUGHPUT, LATENCY, STORE, MEMORY
    }

    private final String key;
    private final String says;
    private final Table table;

    Work(String key, String says, Table table) {
        this.key = key;
        this.says = says;
        this.table = table;
    }

    String key() { return key; }

    String says() { return says; }

    Table table() { return table; }

    /** The keys under which its figures are told. */
    List<String> phases() {
        return this == OFFLINE ? List.of("enqueue", "drain") : List.of(key);
    }

    static Work of(String key) {
        return Arrays.stream(values()).filter(work -> work.key.equals(key)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "no row " + key + "; there are " + Arrays.stream(values()).map(Work::key).toList()));
    }
}
