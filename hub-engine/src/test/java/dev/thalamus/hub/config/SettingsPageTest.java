package dev.thalamus.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of settings is written from the records; {@code -Ddocs.write=true} writes it, without that it must be in step. */
class SettingsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "settings.md");

    @Test
    void is_in_step_with_the_records() throws Exception {
        String page = page(Settings.of(Path.of("DATA")));
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("write it anew: ./mvnw -pl hub-engine test -Dtest=SettingsPageTest -Ddocs.write=true").content()
                .isEqualTo(page);
    }

    @Test
    void says_something_about_every_setting() {
        assertThat(Settings.of(Path.of("DATA")).all())
                .allSatisfy(setting -> assertThat(setting.description()).isNotBlank().doesNotEndWith("."));
    }

    private static String page(Settings settings) {
        var page = new StringBuilder(
                """
                        # Settings

                        <!-- Written from the records in HubConfig by SettingsPageTest; change them, not this page. -->

                        A setting comes from, in rising precedence: its default, the file `thalamus.properties` in the configuration folder (or the one
                        after `--config`), the environment, the command line (`--set key=value` and the named options). `thalamus hub --print-config`
                        shows each value with its origin. An unknown name or an impossible value stops the start and is named.

                        * The file holds one `key = value` a line; `#` begins a comment line; relative paths start in the file's folder.
                        * The variable of a setting is its key in capitals: `delivery.queueBytes` is `THALAMUS_DELIVERY_QUEUE_BYTES`.
                        * Sizes: `1048576`, `512KiB`, `16M` (both binary), `1MB` (decimal). Times: `20ms`, `300s`, `5m`, `2h`, `7d`, `PT5M`.
                        """);
        settings.groups().forEach((group, about) -> {
            page.append("\n## ").append(group).append("\n\n").append(about)
                    .append(".\n\n| setting | default | values | meaning |\n|---|---|---|---|\n");
            settings.all().stream().filter(setting -> setting.group().equals(group)).forEach(setting -> page.append(row(setting)));
        });
        return page.toString();
    }

    private static String row(Setting setting) {
        String values = setting.range().isEmpty() ? setting.type().shown() : setting.range();
        String standard = setting.key().equals("storage.dir") ? "the platform's" : code(setting.defaultText());
        return "| `" + setting.key() + "` | " + standard + " | " + values + " | " + setting.description() + " |\n";
    }

    private static String code(String text) { return text.isEmpty() ? "none" : "`" + text + "`"; }
}
