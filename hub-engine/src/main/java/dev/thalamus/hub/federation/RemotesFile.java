package dev.thalamus.hub.federation;

import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.RemoteHub;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * NeuralHub's file of peers: {@code {domain: {url, token, enabled, autoconnect}}}, with {@code trust} as our only addition. Stateless.
 *
 * <p>A bad entry is an error that names it: a hub that silently leaves a peer out is worse than one that does not start.
 */
final class RemotesFile {
    private static final JsonMapper JSON = JsonMapper.builder().enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT).build();
    private static final Set<String> MEMBERS = Set.of("url", "token", "enabled", "autoconnect", "trust");
    private static final int MOST_BYTES = 4 << 20;
    /** More peers than this are a mistake. */
    static final int MOST_PEERS = 256;

    private RemotesFile() {}

    /** What the file says; nothing when there is none. */
    static Map<String, RemoteHub> read(Path file) throws IOException {
        var remotes = new LinkedHashMap<String, RemoteHub>();
        if (!Files.exists(file)) {
            return remotes;
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " has more than " + MOST_BYTES + " bytes");
        }
        JsonNode root;
        try {
            root = JSON.readTree(Files.readString(file));
        } catch (JacksonException broken) {
            throw new IOException(file + " is not JSON: " + broken.getOriginalMessage(), broken);
        }
        if (!root.isObject() || root.size() > MOST_PEERS) {
            throw new IOException(file + " must be an object with at most " + MOST_PEERS + " entries such as"
                    + " {\"empresa-b.com\": {\"url\": \"ws://host:8765\", \"token\": \"secret\"}}");
        }
        for (String domain : root.propertyNames()) {
            remotes.put(domain, entry(file, domain, root.get(domain)));
        }
        return remotes;
    }

    private static RemoteHub entry(Path file, String domain, JsonNode entry) throws IOException {
        String where = file + ", entry \"" + domain + "\": ";
        if (!entry.isObject()) {
            throw new IOException(where + "must be an object with url and token");
        }
        for (String member : entry.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                throw new IOException(where + "has no setting '" + member + "'" + dev.thalamus.hub.kit.Nearest.to(member, MEMBERS)
                        .map(near -> "; did you mean '" + near + "'?").orElse(""));
            }
        }
        var remote = new RemoteHub(domain, text(where, entry, "url"), text(where, entry, "token"), flag(where, entry, "enabled"),
                flag(where, entry, "autoconnect"), entry.has("trust") ? text(where, entry, "trust") : "");
        String problem = problem(remote);
        if (problem != null) {
            throw new IOException(where + problem);
        }
        return remote;
    }

    private static String text(String where, JsonNode entry, String member) throws IOException {
        JsonNode value = entry.path(member);
        if (!value.isString()) {
            throw new IOException(where + member + (value.isMissingNode() ? " is missing" : " must be a text"));
        }
        return value.stringValue();
    }

    private static boolean flag(String where, JsonNode entry, String member) throws IOException {
        JsonNode value = entry.path(member);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new IOException(where + member + " must be true or false");
        }
        return value.isMissingNode() || value.booleanValue();
    }

    /** What is wrong with an entry, or null. */
    static @Nullable String problem(RemoteHub remote) {
        String domain = remote.domain();
        if (domain.isBlank() || domain.length() > 200 || domain.indexOf('@') >= 0
                || domain.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            return Clause.DOMAIN_SHAPE.of();
        }
        try {
            URI url = new URI(remote.url());
            boolean scheme = "ws".equalsIgnoreCase(url.getScheme()) || "wss".equalsIgnoreCase(url.getScheme());
            if (!scheme || url.getHost() == null || url.getPort() > 65_535 || url.getUserInfo() != null) {
                return Clause.URL_SHAPE.of();
            }
        } catch (URISyntaxException wrong) {
            return Clause.URL_SHAPE.of();
        }
        return remote.token().isEmpty() ? Clause.TOKEN_EMPTY.of() : null;
    }

    /** Replaces the file; a crash leaves the old one or the new one. Only its owner may read it, where the system knows that. */
    static void write(Path file, Collection<RemoteHub> remotes) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        for (RemoteHub remote : remotes) {
            ObjectNode entry = root.putObject(remote.domain()).put("url", remote.url()).put("token", remote.token())
                    .put("enabled", remote.enabled()).put("autoconnect", remote.autoconnect());
            if (!remote.trust().isEmpty()) {
                entry.put("trust", remote.trust());
            }
        }
        Path whole = file.toAbsolutePath();
        Path fresh = whole.resolveSibling(whole.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (whole.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(fresh, (JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8));
        try (var written = java.nio.channels.FileChannel.open(fresh, java.nio.file.StandardOpenOption.WRITE)) {
            written.force(true);
        }
        try {
            Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException old) {
            Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
