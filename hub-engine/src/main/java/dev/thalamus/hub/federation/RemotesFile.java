package dev.thalamus.hub.federation;

import dev.thalamus.hub.kit.Nearest;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Names;
import dev.thalamus.hub.model.RemoteHub;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * NeuralHub's file of peers: {@code {domain: {url, token, enabled, autoconnect}}}, with {@code trust} as our only addition. Stateless.
 *
 * <p>A bad entry is an error that names it: a hub that silently leaves a peer out is worse than one that does not start.
 */
final class RemotesFile {
    private static final JsonMapper JSON = JsonMapper
            .builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String TWICE = "Duplicate Object property \"";
    private static final Set<String> MEMBERS = Set.of("url", "token", "enabled", "autoconnect", "trust");
    private static final int MOST_BYTES = 4 << 20;
    /** More peers than this are a mistake. */
    static final int MOST_PEERS = 256;

    private static final String EXAMPLE = "{\"empresa-b.com\": {\"url\": \"ws://host:8765\", \"token\": \"secret\"}}";

    private RemotesFile() {}

    /**
     * What the file says; nothing when there is none.
     *
     * @param ownDomains what this hub is called: it is no peer of its own
     * @throws IOException when it cannot be used; the message names the file, and the entry
     */
    static Map<String, RemoteHub> read(Path file, Set<String> ownDomains) throws IOException {
        var remotes = new LinkedHashMap<String, RemoteHub>();
        if (!Files.exists(file)) {
            return remotes;
        }
        JsonNode root;
        try {
            root = JSON.readTree(text(file));
        } catch (JacksonException broken) {
            throw new IOException(said(file, broken), broken);
        }
        if (!root.isObject() || root.size() > MOST_PEERS) {
            throw new IOException(Clause.PEERS_SHAPE.of(file, MOST_PEERS, EXAMPLE));
        }
        for (String domain : root.propertyNames()) {
            var entry = new Entry(file, domain, root.get(domain));
            if (ownDomains.contains(domain)) {
                throw entry.wrong(Clause.THIS_HUB.of(domain));
            }
            remotes.put(domain, entry.remote());
        }
        return remotes;
    }

    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(Clause.PEERS_NO_FILE.of(file, EXAMPLE));
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException(Clause.PEERS_LARGE.of(file, MOST_BYTES));
            }
            String text = Files.readString(file);
            // Some editors begin UTF-8 with a mark.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException latin) {
            throw new IOException(Clause.PEERS_NO_UTF8.of(file), latin);
        } catch (FileSystemException failed) {
            throw new IOException(
                    Clause.PEERS_UNREADABLE.of(file, failed.getReason() == null ? failed.getClass().getSimpleName() : failed.getReason()),
                    failed);
        }
    }

    /** A token that lacks its quotes is a secret all the same, and what is not JSON is not repeated. */
    private static String said(Path file, JacksonException broken) {
        String message = String.valueOf(broken.getOriginalMessage());
        if (message.startsWith(TWICE)) {
            return Clause.PEERS_TWICE.of(file, message.substring(TWICE.length(), message.lastIndexOf('"')));
        }
        return Clause.PEERS_NO_JSON.of(file, message.startsWith("Unrecognized token")
                ? Clause.LINE_OF.of(broken.getLocation().getLineNr())
                : message);
    }

    /** One peer as the file has it; what is wrong with it is told with the file and the domain. */
    private record Entry(Path file, String domain, JsonNode json) {
        RemoteHub remote() throws IOException {
            if (!json.isObject()) {
                throw wrong(Clause.PEER_OBJECT.of());
            }
            for (String member : json.propertyNames()) {
                if (!MEMBERS.contains(member)) {
                    throw wrong(Nearest.to(member, MEMBERS).map(near -> Clause.NO_MEMBER_NEAR.of(member, near))
                            .orElseGet(() -> Clause.NO_MEMBER.of(member)));
                }
            }
            var remote = new RemoteHub(domain, text("url"), text("token"), flag("enabled"), flag("autoconnect"),
                    json.has("trust") ? text("trust") : "");
            String problem = problem(remote);
            if (problem != null) {
                throw wrong(problem);
            }
            return remote;
        }

        private String text(String member) throws IOException {
            JsonNode value = json.path(member);
            if (!value.isString()) {
                throw wrong((value.isMissingNode() ? Clause.MEMBER_MISSING : Clause.MEMBER_TEXT).of(member));
            }
            return value.stringValue();
        }

        private boolean flag(String member) throws IOException {
            JsonNode value = json.path(member);
            if (!value.isMissingNode() && !value.isBoolean()) {
                throw wrong(Clause.MEMBER_FLAG.of(member));
            }
            return value.isMissingNode() || value.booleanValue();
        }

        private IOException wrong(String what) { return new IOException(Clause.PEER_ENTRY.of(file, domain, what)); }
    }

    /** What is wrong with an entry, or null. */
    static @Nullable String problem(RemoteHub remote) {
        String domain = remote.domain();
        if (domain.length() > 200
                || Names.problem(domain) != null || domain.chars().anyMatch(Character::isWhitespace)) {
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
        try {
            var _ = Path.of(remote.trust());
        } catch (InvalidPathException wrong) {
            return Clause.NO_PATH.of(remote.trust(), wrong.getReason());
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
        try {
            Files.deleteIfExists(fresh);
            if (whole.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(fresh, (JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8));
            try (var written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            replace(fresh, whole);
        } catch (IOException failed) {
            removed(fresh, failed);
            throw failed;
        }
    }

    private static void replace(Path fresh, Path whole) throws IOException {
        try {
            Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException old) {
            Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Half a file with tokens in it is of no use to anybody. */
    private static void removed(Path fresh, IOException failed) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException too) {
            failed.addSuppressed(too);
        }
    }
}
