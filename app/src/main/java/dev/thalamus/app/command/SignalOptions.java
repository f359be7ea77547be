package dev.thalamus.app.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code tail} and {@code query} have in common. Confined to the main thread. */
final class SignalOptions {
    @Parameters(arity = "0..*", paramLabel = "FILTER", description = {
            "which signals, such as: from:ventas size>4k; everything when left out.",
            "Quote what the shell would take for itself; put -- before a filter that begins with -"})
    private List<String> words = List.of();

    @Option(names = "--json", description = "each signal as JSON, whole, on a line of its own")
    private boolean json;

    @Option(names = "--data-dir", paramLabel = "FOLDER", description = "where the running hub keeps its files")
    private @Nullable Path dataDir;

    SignalWish wish(Machine machine, @Nullable String since, @Nullable String until, long limit, boolean oldest) {
        return new SignalWish(dataDir == null ? HubOptions.dataDir(machine) : dataDir, String.join(" ", words), since, until, limit, oldest,
                json);
    }
}
