package dev.thalamus.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    private static final Logger LOGGER = Logger.getLogger(Crash.class.getName());

    @TempDir
    Path dir;
    private final List<Path> told = new ArrayList<>();

    @BeforeEach
    void quiet() { LOGGER.setLevel(Level.OFF); }

    @AfterEach
    void loud() { LOGGER.setLevel(null); }

    @Test
    void writes_what_is_needed_to_understand_the_fault_without_secrets() throws Exception {
        crash().uncaughtException(new Thread("hub-io-1"),
                new IllegalStateException("cannot reach ws://h/?token=s3cret", new RuntimeException("root")));
        String report = Files.readString(told.getFirst());
        assertThat(report).contains("Thalamus 1.2.3").contains("thread hub-io-1").contains("IllegalStateException").contains("Caused by")
                .contains(CrashTest.class.getName()).contains("Java " + System.getProperty("java.version")).doesNotContain("s3cret");
    }

    @Test
    void writes_the_same_fault_once() {
        Crash crash = crash();
        for (int i = 0; i < 50; i++) {
            crash.uncaughtException(Thread.currentThread(), fault());
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void stops_after_twenty_faults_and_keeps_the_newest_ten() throws Exception {
        Crash crash = crash();
        for (int i = 0; i < 50; i++) {
            var fault = new RuntimeException("number " + i);
            fault.setStackTrace(new StackTraceElement[]{new StackTraceElement("C", "m", "C.java", i)});
            crash.uncaughtException(Thread.currentThread(), fault);
        }
        assertThat(told).hasSize(20);
        try (Stream<Path> files = Files.list(dir.resolve("crashes"))) {
            assertThat(files).hasSize(10);
        }
    }

    @Test
    void survives_a_folder_that_cannot_be_written() throws Exception {
        Files.createFile(dir.resolve("file"));
        new Crash(dir.resolve("file/crashes"), "1").uncaughtException(Thread.currentThread(), fault());
        assertThat(told).isEmpty();
    }

    private Crash crash() {
        var crash = new Crash(dir.resolve("crashes"), "1.2.3");
        crash.tell((file, report) -> told.add(file));
        return crash;
    }

    private static RuntimeException fault() { return new IllegalStateException("again"); }
}
