import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Jars, read and written anew. */
final class Jar {
    private Jar() {}

    /** Unpacks entries into one folder, without their own folders. */
    static void unpack(Path jar, Predicate<String> wanted, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(entry -> !entry.isDirectory() && wanted.test(entry.getName())).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    Path file = folder.resolve(entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
                    Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** A copy without some entries. */
    static void copyWithout(Path jar, Predicate<String> unwanted, Path to) throws IOException {
        try (var zip = new ZipFile(jar.toFile()); var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (var entry : zip.stream().filter(entry -> !unwanted.test(entry.getName())).toList()) {
                var copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                try (InputStream in = zip.getInputStream(entry)) {
                    in.transferTo(out);
                }
            }
        }
    }
}
