import java.io.IOException;
import java.nio.file.Path;

/** One kind of package. */
interface Installer {
    /** The tool of the system that makes it. */
    String needs();

    /**
     * Makes it.
     *
     * @param dist where it goes
     * @param work does not exist yet and may be left behind
     */
    Path make(Path dist, Path work) throws IOException;

    /** @param quick pack for a test: larger, in a tenth of the time */
    static Installer of(String kind, Product product, ProgramImage program, boolean quick) {
        return switch (kind) {
            case "deb" -> new Deb(product, program, quick);
            case "rpm" -> new Rpm(product, program, quick);
            case "tar.gz", "zip" -> new Archive(product, program, kind);
            case "msi" -> new Msi(product, program);
            case "dmg" -> new Dmg(product, program);
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
