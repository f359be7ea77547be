package dev.thalamus.app.command;

import dev.thalamus.hub.config.BoundConfig;
import dev.thalamus.hub.config.ConfigBinder;
import dev.thalamus.hub.config.Environment;
import dev.thalamus.hub.config.Given;
import dev.thalamus.hub.config.SettingsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of everything that runs a hub: NeuralHub's own and ours. Confined to the main thread. */
final class HubOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything reads it
    private CommandSpec command;

    @ArgGroup(exclusive = false, heading = "%nWhere the hub listens (the options of NeuralHub):%n", order = 1)
    private NeuralHubOptions neuralHub = new NeuralHubOptions();

    @ArgGroup(exclusive = false, heading = "%nWho may connect:%n", order = 2)
    private AccessOptions access = new AccessOptions();

    @ArgGroup(exclusive = false, heading = "%nSettings:%n", order = 3)
    private SettingOptions settings = new SettingOptions();

    /** NeuralHub's names, so that its scripts and units work unchanged. */
    static final class NeuralHubOptions {
        @Option(names = "--port", paramLabel = "PORT", description = "TCP port (8765); 0 takes any free one")
        @Nullable
        String port;
        @Option(names = "--host", paramLabel = "ADDRESS", description = "address to bind (127.0.0.1)")
        @Nullable
        String host;
        @Option(names = "--domain", paramLabel = "NAME", description = "the hub's own name in agent@domain")
        @Nullable
        String domain;
        @Option(names = "--ssl", description = "serve WSS; without --cert and --key from cert.pem and key.pem")
        boolean ssl;
        @Option(names = "--cert", paramLabel = "FILE", description = "PEM file with the certificate chain")
        @Nullable
        String cert;
        @Option(names = "--key", paramLabel = "FILE", description = "PEM file with the private key")
        @Nullable
        String key;
        @Option(names = "--dashboard-port", paramLabel = "PORT", description = "TCP port of the dashboard page")
        @Nullable
        String dashboardPort;
        @Option(names = "--remote-hubs", paramLabel = "FILE", description = "JSON file of the hubs to link with")
        @Nullable
        String remoteHubs;
    }

    static final class AccessOptions {
        @Option(names = "--remote", description = "other machines may connect; needs --token or --waive-token")
        boolean remote;
        @Option(names = "--token", paramLabel = "SECRET", description = "what agents must show; rather use the variable THALAMUS_LISTEN_TOKEN, which 'ps' does not show")
        @Nullable
        String token;
        @Option(names = "--waive-token", description = "other machines need no token")
        boolean waiveToken;
    }

    static final class SettingOptions {
        @Option(names = "--data-dir", paramLabel = "FOLDER", description = "where the hub keeps its files")
        @Nullable
        String dataDir;
        @Option(names = "--config", paramLabel = "FILE", description = "file of settings instead of thalamus.properties in the configuration folder")
        @Nullable
        Path config;
        @Option(names = "--set", paramLabel = "KEY=VALUE", description = "any setting by its key, such as delivery.ttl=10m; may be repeated")
        List<String> sets = new ArrayList<>();
        @Option(names = "--print-config", description = "show every setting with its value and origin, and end")
        boolean print;
    }

    /** Starts a program with the settings, or only shows them. */
    Exit run(Machine machine, BiFunction<BoundConfig, PrintWriter, Exit> program) {
        BoundConfig config = bind(machine);
        PrintWriter out = command.commandLine().getOut();
        if (settings.print) {
            out.println(config.print());
            return Exit.OK;
        }
        return program.apply(config, out);
    }

    /** Defaults, file, environment and these options, put together. */
    private BoundConfig bind(Machine machine) {
        var binder = new ConfigBinder(machine.paths().data());
        var below = new ArrayList<Given>();
        if (neuralHub.ssl) {
            below.add(Given.option("listen.cert", "cert.pem", "--ssl"));
            below.add(Given.option("listen.key", "key.pem", "--ssl"));
        }
        var above = new ArrayList<>(Environment.read(binder.settings(), machine.environment()));
        above.addAll(options());
        Path named = settings.config;
        return new SettingsFile(binder, named == null ? machine.paths().settings() : named, named != null, below, above).read();
    }

    /** Where a hub keeps its files that is started without options. */
    static Path dataDir(Machine machine) {
        var binder = new ConfigBinder(machine.paths().data());
        return new SettingsFile(binder, machine.paths().settings(), false, List.of(),
                Environment.read(binder.settings(), machine.environment())).read().config().storage().dir();
    }

    private List<Given> options() {
        var given = new ArrayList<Given>();
        add(given, "listen.port", "--port", neuralHub.port);
        add(given, "listen.host", "--host", neuralHub.host);
        add(given, "listen.domain", "--domain", neuralHub.domain);
        add(given, "listen.cert", "--cert", neuralHub.cert);
        add(given, "listen.key", "--key", neuralHub.key);
        add(given, "web.dashboardPort", "--dashboard-port", neuralHub.dashboardPort);
        add(given, "federation.remotes", "--remote-hubs", neuralHub.remoteHubs);
        add(given, "listen.remote", "--remote", access.remote ? "true" : null);
        add(given, "listen.token", "--token", access.token);
        add(given, "listen.waiveToken", "--waive-token", access.waiveToken ? "true" : null);
        add(given, "storage.dir", "--data-dir", settings.dataDir);
        for (String set : settings.sets) {
            int equals = set.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(command.commandLine(),
                        "--set expects KEY=VALUE, such as --set delivery.ttl=10m, not '" + set + "'");
            }
            given.add(Given.option(set.substring(0, equals).strip(), set.substring(equals + 1).strip(), "--set"));
        }
        return given;
    }

    private static void add(List<Given> given, String key, String option, @Nullable String text) {
        if (text != null) {
            given.add(Given.option(key, text, option));
        }
    }
}
