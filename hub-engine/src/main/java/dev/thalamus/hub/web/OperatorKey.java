package dev.thalamus.hub.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What makes a caller on the wire the operator: a token that only this user of this machine can read, new at every start. Thread-safe.
 *
 * <p>It lies in {@code operator.json} of the data directory with the addresses at which the hub takes it, so that the command line finds both; the file
 * is gone when the hub is.
 */
public final class OperatorKey implements AutoCloseable {
    /** Name of the file in the data directory. */
    public static final String FILE = "operator.json";
    private static final int BYTES = 32;

    /**
     * What the file holds.
     *
     * @param token shown as {@code Authorization: Bearer …}
     * @param url the hub's WebSocket, where a connection that shows the token asks as the operator
     * @param rpc where JSON-RPC is posted, or null when there is no dashboard
     * @param cert PEM file with the certificate that the hub shows, or null without TLS
     * @param pid process of the hub
     */
    public record Content(String token, String url, @Nullable String rpc, @Nullable String cert, long pid) {}

    private final Path file;
    private final String token;

    public OperatorKey(Path dir) {
        file = dir.resolve(FILE);
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    public String token() { return token; }

    /** Writes the file. Nobody ever sees half of it, or all of it before it is closed to others. */
    public void publish(String url, @Nullable String rpc, @Nullable Path cert) throws IOException {
        Path fresh = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(fresh);
        byte[] content = JsonMapper.shared().writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                        new Content(token, url, rpc, cert == null ? null : cert.toAbsolutePath().toString(), ProcessHandle.current().pid()))
                .getBytes(StandardCharsets.UTF_8);
        try (var out = Files.newByteChannel(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyMine())) {
            out.write(java.nio.ByteBuffer.wrap(content));
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Windows has no such attributes; there a user's own folder is closed to others by itself. */
    private static FileAttribute<?>[] onlyMine() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() throws IOException { Files.deleteIfExists(file); }

    /** The token is a secret. */
    @Override
    public String toString() { return "OperatorKey[" + file + "]"; }
}
