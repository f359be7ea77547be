import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The program's ahead-of-time class cache: what {@code thalamus rehearse} loads, already parsed and linked. A Java that does not match it (another
 * build, changed jars) starts without it.
 */
final class ClassCache {
    private final ProgramImage program;

    ClassCache(ProgramImage program) { this.program = program; }

    void train() throws IOException {
        Path cache = program.jars().resolve("thalamus.aot");
        boolean screen = Target.CURRENT != Target.LINUX || System.getenv("DISPLAY") != null;
        boolean virtual = !screen && Tool.exists("xvfb-run");
        var command = Tool.words();
        if (virtual) {
            command.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 1440x900x24"));
        }
        command.addAll(List.of(program.launcher().toString(), "rehearse"));
        // Without any screen it is trained on JavaFX's headless platform, which lacks only the classes that talk to the window system.
        String headless = screen || virtual ? "" : " -Dglass.platform=Headless -Dprism.order=sw";
        Tool.run(Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + cache + headless), command);
        if (!Files.isRegularFile(cache)) {
            throw new IOException("the rehearsal left no " + cache);
        }
        if (Target.CURRENT != Target.LINUX) {
            NativeImage.use(cache);
        }
    }
}
