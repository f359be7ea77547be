import java.util.List;
import java.util.Locale;

/** A system that installers are made for: how things are called and where they lie there. */
enum Target {
    LINUX("linux", ".so", "lib", List.of("deb", "rpm", "tar.gz")),
    WINDOWS("windows", ".dll", "bin", List.of("msi", "zip")),
    MACOS("macos", ".dylib", "lib", List.of("dmg"));

    static final Target CURRENT = of(System.getProperty("os.name").toLowerCase(Locale.ROOT));

    private final String word;
    private final String library;
    private final String libraries;
    private final List<String> kinds;

    Target(String word, String library, String libraries, List<String> kinds) {
        this.word = word;
        this.library = library;
        this.libraries = libraries;
        this.kinds = kinds;
    }

    private static Target of(String os) { return os.startsWith("windows") ? WINDOWS : os.startsWith("mac") ? MACOS : LINUX; }

    /** How the file of a native library ends. */
    String library() { return library; }

    /** Where a Java runtime keeps its native libraries. */
    String libraries() { return libraries; }

    /** What can be packed there. */
    List<String> kinds() { return kinds; }

    /** System and processor, as in {@code linux-x64}. */
    String label() { return word + "-" + (arm() ? "arm64" : "x64"); }

    /** Maven with arguments. Not by {@code bash} on Windows: of several there, the system finds the one of its Linux first. */
    List<String> maven(String... arguments) {
        List<String> command = Tool.words(this == WINDOWS ? new String[]{"cmd", "/c", "mvnw.cmd"} : new String[]{"sh", "./mvnw"});
        command.addAll(List.of(arguments));
        return command;
    }

    static boolean arm() { return System.getProperty("os.arch").equals("aarch64"); }
}
