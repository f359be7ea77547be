package dev.thalamus.app.command;

import dev.thalamus.hub.cert.SelfSigned;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code thalamus cert}: a certificate and key for trying WSS. Confined to the main thread. */
@Command(name = "cert", description = "Makes a self-signed certificate and its key, for development.")
final class CertCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3_650;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything reads it
    private CommandSpec command;

    @Option(names = "--cert", paramLabel = "FILE", defaultValue = "cert.pem", description = "where the certificate goes (cert.pem)")
    private Path cert = Path.of("cert.pem");

    @Option(names = "--key", paramLabel = "FILE", defaultValue = "key.pem", description = "where the key goes (key.pem)")
    private Path key = Path.of("key.pem");

    @Option(names = "--name", paramLabel = "HOST", description = "host name or IP address besides those of this machine; may be repeated")
    private List<String> names = List.of();

    @Option(names = "--days", paramLabel = "DAYS", defaultValue = "365", description = "how long it is valid (365)")
    private int days;

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new ParameterException(command.commandLine(), "--days takes 1 to " + MOST_DAYS + ", not " + days);
        }
        try {
            SelfSigned.write(cert, key, names, Duration.ofDays(days));
        } catch (FileAlreadyExistsException taken) {
            throw new Unavailable(taken.getFile() + " is there already and is not overwritten; choose other names with --cert and --key",
                    taken);
        } catch (IOException failed) {
            throw new Unavailable("the pair cannot be written: " + failed.getMessage(), failed);
        }
        command.commandLine().getOut()
                .println("Wrote " + cert + " and " + key + ". Start with: thalamus hub --ssl --cert " + cert + " --key "
                        + key);
        command.commandLine().getOut().println("It vouches for itself: programs that verify certificates must be given " + cert + ".");
        return Exit.OK.code();
    }
}
