package dev.thalamus.app.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code thalamus query}: searches the history of a running hub. Confined to the main thread. */
@Command(name = "query", description = "Searches the signal history of the hub that runs on this machine; Ctrl+C ends the search.")
final class QueryCommand implements Callable<Integer> {
    private final Programs programs;
    private final Machine machine;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything reads it
    private CommandSpec spec;

    @Mixin
    private SignalOptions options = new SignalOptions();

    @Option(names = "--since", paramLabel = "TIME", description = "only what passed since then: 10m (ago), 09:41, 2026-11-21T09:41")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "only what passed before then")
    private @Nullable String until;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "the newest so many (${DEFAULT-VALUE}); 0 for all")
    private long limit;

    @Option(names = "--oldest", description = "count the limit from the oldest")
    private boolean oldest;

    QueryCommand(Programs programs, Machine machine) {
        this.programs = programs;
        this.machine = machine;
    }

    @Override
    public Integer call() {
        if (limit < 0 || limit > 1_000_000) {
            throw new ParameterException(spec.commandLine(), "--limit takes 1 to 1000000, or 0 for all, not " + limit);
        }
        return programs.query(options.wish(machine, since, until, limit, oldest), spec.commandLine().getOut(), spec.commandLine().getErr())
                .code();
    }
}
