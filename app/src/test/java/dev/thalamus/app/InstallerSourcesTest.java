package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The program that builds the installers, where it runs on no machine of ours: it is compiled by whoever starts it. */
class InstallerSourcesTest {
    @TempDir
    Path dir;

    /** With a program that is not there, what can fail is jpackage alone. */
    @Test
    void the_installer_for_windows_comes_as_far_as_jpackage() throws Exception {
        Path work = dir.resolve("work-msi");
        try (var build = new URLClassLoader(new URL[]{compiled().toUri().toURL()})) {
            Path image = dir.resolve("image");
            Object program = made(build, "ProgramImage", image, image, image, image.resolve("icons"));
            Object msi = made(build, "Msi", made(build, "Product", "0.9.0", List.of()), program);
            var make = msi.getClass().getMethod("make", Path.class, Path.class);
            make.setAccessible(true);
            assertThatThrownBy(() -> make.invoke(msi, dir, work)).isInstanceOf(InvocationTargetException.class)
                    .cause().isInstanceOf(IllegalStateException.class).hasMessageStartingWith("jpackage --type msi ");
        }
        assertThat(work.resolve("captures.properties")).content().contains("extension=ndjson\n").contains("thalamus.ico");
    }

    @Test
    void finder_is_told_which_files_the_program_opens() throws Exception {
        try (var build = new URLClassLoader(new URL[]{compiled().toUri().toURL()})) {
            var into = build.loadClass("MacDocuments").getDeclaredMethod("into", String.class);
            into.setAccessible(true);
            String plist = (String) into.invoke(null,
                    "<plist version=\"1.0\">\n <dict>\n  <key>A</key>\n  <dict></dict>\n </dict>\n</plist>\n");
            var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(plist)));
            var top = (Element) document.getDocumentElement().getElementsByTagName("dict").item(0);
            assertThat(top.getLastChild().getPreviousSibling().getTextContent()).contains("ndjson", "Viewer", "Alternate");
            assertThatThrownBy(() -> into.invoke(null, plist)).hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    private Path compiled() throws Exception {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectory(dir.resolve("classes"));
        var said = new StringWriter();
        try (Stream<Path> sources = Files.list(Path.of("../installers/build"));
                var files = javac.getStandardFileManager(null, null, null)) {
            assertThat(javac.getTask(said, files, null, List.of("-d", classes.toString()), null,
                    files.getJavaFileObjectsFromPaths(sources.toList())).call()).as(said::toString).isTrue();
        }
        return classes;
    }

    private static Object made(ClassLoader build, String name, Object... arguments) throws Exception {
        Constructor<?> constructor = build.loadClass(name).getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }
}
