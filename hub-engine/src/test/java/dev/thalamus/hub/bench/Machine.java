package dev.thalamus.hub.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** What figures are worthless without. */
final class Machine {
    private Machine() {}

    /** One line: when, on what, and how busy it was with other things. */
    static String line() {
        return String.format(Locale.ROOT, "%s, %d processors (%s), %s %s, Java %s (%s), load average %.1f",
                LocalDate.now(ZoneId.systemDefault()),
                Runtime.getRuntime().availableProcessors(), processor(), System.getProperty("os.name"), System.getProperty("os.version"),
                System.getProperty("java.version"), System.getProperty("java.vendor"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2)).findFirst().orElse(System.getProperty("os.arch"));
        } catch (IOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }
}
