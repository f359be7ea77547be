import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The program's files as they lie on a Linux system: itself in {@code /usr/lib}, a link in {@code /usr/bin}, menu entry, kind of file, icons, licence. The system's
 * own triggers refresh menus, kinds of files and icons, so no package needs a script.
 */
final class LinuxTree {
    private static final Path SOURCES = Path.of("installers/linux");

    private LinuxTree() {}

    static void lay(ProgramImage program, Path root) throws IOException {
        Tree.copy(program.root(), root.resolve("usr/lib/thalamus"));
        Path link = root.resolve("usr/bin/thalamus");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of("../lib/thalamus/bin/thalamus"));
        Tree.write(root.resolve("usr/share/applications/thalamus.desktop"), Files.readString(SOURCES.resolve("thalamus.desktop")));
        Tree.write(root.resolve("usr/share/mime/packages/thalamus.xml"), Files.readString(SOURCES.resolve("thalamus.xml")));
        Tree.write(root.resolve("usr/share/doc/thalamus/copyright"), Files.readString(Path.of("LICENSE")));
        for (Path icon : Tree.files(program.icons())) {
            String name = icon.getFileName().toString();
            if (name.matches("thalamus-\\d+\\.png")) {
                String size = name.replaceAll("\\D", "");
                Tree.copy(icon, root.resolve("usr/share/icons/hicolor/%sx%s/apps/thalamus.png".formatted(size, size)));
            }
        }
        Tree.copy(program.icons().resolve("icon.svg"), root.resolve("usr/share/icons/hicolor/scalable/apps/thalamus.svg"));
        permit(root);
    }

    /** Readable by everybody, whatever the umask of the machine that builds; what is executable stays so. */
    private static void permit(Path root) throws IOException {
        for (Path file : Tree.files(root)) {
            if (!Files.isSymbolicLink(file)) {
                boolean open = Files.isDirectory(file) || Files.isExecutable(file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
