package dev.thalamus.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
    @TempDir
    Path dir;

    @BeforeEach
    void begin() {
        Logs.begin();
        for (Handler terminal : Logger.getLogger("").getHandlers()) {
            terminal.setLevel(Level.OFF);
        }
        Logs.keep(dir.resolve("logs"));
    }

    @AfterEach
    void end() throws Exception { LogManager.getLogManager().readConfiguration(); }

    @Test
    void keeps_what_happened_without_secrets_and_without_forged_lines() throws Exception {
        System.getLogger("hub.net").log(System.Logger.Level.INFO, "agent said\n2026-01-01 SEVERE forged token=s3cret");
        assertThat(log()).containsPattern("INFO hub.net: agent said 2026-01-01 SEVERE forged token=\\*{8}\n").doesNotContain("s3cret");
    }

    @Test
    void keeps_the_stack_of_a_fault() throws Exception {
        System.getLogger("x").log(System.Logger.Level.ERROR, "broken", new IllegalStateException("because"));
        assertThat(log()).contains("SEVERE x: broken").contains("java.lang.IllegalStateException: because")
                .contains(LogsTest.class.getName());
    }

    @Test
    void leaves_the_chatter_of_libraries_out() throws Exception {
        Logger.getLogger("org.xnio").info("XNIO version 3");
        Logger.getLogger("io.undertow").warning("something is wrong");
        assertThat(log()).doesNotContain("XNIO version").contains("something is wrong");
    }

    @Test
    void never_grows_beyond_its_bound() throws Exception {
        String line = "x".repeat(60_000);
        for (int i = 0; i < 300; i++) {
            Logger.getLogger("flood").info(line);
        }
        try (Stream<Path> files = Files.list(dir.resolve("logs"))) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isBetween(1L << 20, 11L << 20);
        }
    }

    private String log() throws Exception { return Files.readString(dir.resolve("logs/thalamus.0.log")); }
}
