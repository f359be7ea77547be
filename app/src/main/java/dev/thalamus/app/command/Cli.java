package dev.thalamus.app.command;

import dev.thalamus.app.host.Version;
import dev.thalamus.hub.config.ConfigException;
import dev.thalamus.hub.kit.Nearest;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: which commands there are, and how their failures are told. Confined to the main thread.
 *
 * <p>Answers go to the output stream, complaints to the error stream, each a sentence that says what to do.
 */
public final class Cli {
    private final Programs programs;
    private final Machine machine;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Consumer<Throwable> onFault;

    /** @param onFault told about an exception that no sentence fits */
    public Cli(Programs programs, Machine machine, PrintWriter out, PrintWriter err, Consumer<Throwable> onFault) {
        this.programs = programs;
        this.machine = machine;
        this.out = out;
        this.err = err;
        this.onFault = onFault;
    }

    /** Obeys; returns the exit code. */
    public int run(String... arguments) {
        var commandLine = new CommandLine(new WindowCommand(programs, machine));
        if (arguments.length > 0) {
            // A double-click names none, and to learn them takes a tenth of the start.
            commands(programs, machine).forEach(commandLine::addSubcommand);
        }
        commandLine.setOut(out).setErr(err).setExecutionStrategy(Cli::runLast).setParameterExceptionHandler(Cli::misunderstood)
                .setExecutionExceptionHandler(failed(onFault));
        everywhere(commandLine);
        return commandLine.execute(arguments);
    }

    /** What comes after {@code thalamus}: a new command is one class and one line here. */
    private static List<Object> commands(Programs programs, Machine machine) {
        return List.of(new HubCommand(programs, machine), new TailCommand(programs, machine), new QueryCommand(programs, machine),
                new DemoCommand(programs), new CertCommand(), new PathCommand(programs), new RehearseCommand(programs));
    }

    /** What every command has: help, version, exit codes, eighty columns. */
    private static void everywhere(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("show this text and end").build());
        command.getCommandSpec()
                .addOption(OptionSpec.builder("--version").versionHelp(true).description("show the version and end").build());
        command.getCommandSpec().version(version()).usageMessage().width(100).autoWidth(true).exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(Exit.table()).abbreviateSynopsis(true).descriptionHeading("%n").commandListHeading("%nCommands:%n")
                .sortOptions(false);
        command.getSubcommands().values().forEach(Cli::everywhere);
    }

    private static String version() {
        return "thalamus %s (Java %s, %s %s)".formatted(Version.current(), System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }

    private static int runLast(ParseResult parsed) {
        if (parsed.hasSubcommand() && parsed.matchedOptions().stream().anyMatch(option -> !option.usageHelp() && !option.versionHelp())) {
            throw new ParameterException(parsed.commandSpec().commandLine(),
                    "put the options after '" + parsed.subcommand().commandSpec().name()
                            + "': before it they are those of the window");
        }
        return new RunLast().execute(parsed);
    }

    private static int misunderstood(ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("thalamus: " + sentence(e));
        err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return Exit.USAGE.code();
    }

    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            var spec = e.getCommandLine().getCommandSpec();
            Collection<String> known = word.startsWith("-") ? spec.optionsMap().keySet() : spec.subcommands().keySet();
            return "there is no " + (word.startsWith("-") ? "option " : "command ") + word
                    + Nearest.to(word, known).map(near -> "; did you mean " + near + "?").orElse("");
        }
        String message = String.valueOf(e.getMessage());
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static IExecutionExceptionHandler failed(Consumer<Throwable> onFault) {
        return (fault, command, parsed) -> {
            PrintWriter err = command.getErr();
            return switch (fault) {
                case ConfigException config -> {
                    config.problems().forEach(problem -> err.println("thalamus: " + problem));
                    yield Exit.CONFIG.code();
                }
                case Misunderstood wrong -> {
                    err.println("thalamus: " + wrong.getMessage());
                    yield Exit.USAGE.code();
                }
                case Unavailable unavailable -> {
                    err.println("thalamus: " + unavailable.getMessage());
                    yield Exit.UNAVAILABLE.code();
                }
                default -> {
                    onFault.accept(fault);
                    err.println("thalamus: a fault of the program: " + fault);
                    yield Exit.SOFTWARE.code();
                }
            };
        };
    }
}
