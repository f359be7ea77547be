package dev.thalamus.app.command;

import dev.thalamus.hub.sandbox.Scenario;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code thalamus demo roundrobin}: simulated agents against a running hub. Confined to the main thread. */
@Command(name = "demo", description = {"Plays a scenario with simulated agents against a running hub, over real WebSockets:",
        "roundrobin (one client, three sellers of one name) or shop (until Ctrl+C).",
        "b2b (two companies) starts its own two hubs, links them, and needs no other."})
final class DemoCommand implements Callable<Integer> {
    private final Programs programs;

    @Parameters(index = "0", paramLabel = "SCENARIO", description = "roundrobin, shop or b2b")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli before call()
    private String id;

    @Option(names = "--url", paramLabel = "URL", defaultValue = "ws://127.0.0.1:8765", description = "the hub (${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // has a default
    private URI url;

    @Option(names = "--token", paramLabel = "SECRET", description = "what the hub wants to see, when it wants a token")
    private @Nullable String token;

    @Option(names = "--trust", paramLabel = "FILE", description = "certificate that counts for a wss:// hub (PEM), such as the one of 'thalamus cert'")
    private @Nullable Path trust;

    @Option(names = "--orders", paramLabel = "N", defaultValue = "12", description = "how many orders roundrobin and b2b send (${DEFAULT-VALUE})")
    private int orders;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    DemoCommand(Programs programs) { this.programs = programs; }

    @Override
    public Integer call() { return programs.demo(address(), scenario(), trust, spec.commandLine().getOut()).code(); }

    private Scenario scenario() {
        try {
            return switch (id) {
                case "roundrobin" -> Scenario.roundRobin(orders);
                case "b2b" -> Scenario.b2b(orders);
                default -> Scenario.byId(id).orElseThrow(this::unknown);
            };
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ParameterException unknown() {
        String known = Scenario.all().stream().map(Scenario::id).collect(Collectors.joining(", "))
                + ", b2b";
        return new ParameterException(spec.commandLine(), "there is no scenario '" + id + "'; there are " + known);
    }

    private URI address() {
        if (url.getHost() == null || !("ws".equals(url.getScheme()) || "wss".equals(url.getScheme()))) {
            throw new ParameterException(spec.commandLine(), "--url expects an address such as ws://127.0.0.1:8765, not '" + url + "'");
        }
        return token == null ? url : url.resolve("/?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }
}
