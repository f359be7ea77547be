import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What files are known by. */
final class Checksums {
    private Checksums() {}

    /** Writes what {@code sha256sum -c} reads. */
    static void write(List<Path> files, Path to) throws IOException {
        var text = new StringBuilder();
        for (Path file : files) {
            text.append(of(file, "SHA-256")).append("  ").append(file.getFileName()).append('\n');
        }
        Files.writeString(to, text);
    }

    static String of(Path file, String algorithm) throws IOException {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            digest.update(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
