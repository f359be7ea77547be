package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in a real browser: that it fills, that names are only text, that it follows the reader's language. */
class BrowserTest {
    private static final String EVIL = "<img src=x onerror=\"document.title='owned'\">";

    @TempDir
    Path dir;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.program().isPresent(), "no Chromium on this machine: the dashboard is not tried in a browser"
                + " (on Debian: apt-get install chromium)");
    }

    private Browser browser(String language) throws Exception {
        return new Browser(Browser.program().orElseThrow(), Files.createDirectory(dir.resolve("profile-" + language)), language);
    }

    @Test
    void fillsWithWhatHappensAndTakesNamesAsText() throws Exception {
        HubEngine hub = SetHub.withDashboard(dir);
        try (hub;
                var evil = new TestAgent(hub, EVIL.replace("\"", "\\\""), "eeee");
                var sales = new TestAgent(hub, "ventas", "aaaa");
                var browser = browser("en-US")) {
            browser.open(hub.dashboard().orElseThrow());
            Eventually.holds("both agents are shown", () -> browser.ask("document.querySelectorAll('#agents tr').length").equals("2"));
            assertThat(browser.ask("document.querySelector('#noSignals').hidden")).isEqualTo("false");
            var sent = new AtomicInteger();
            Eventually.holds("the list of signals fills", () -> {
                if (sent.getAndIncrement() < 20) {
                    evil.transmit("ventas", "1");
                    sales.transmit("nobody", "2");
                }
                return Integer.parseInt(browser.ask("document.querySelectorAll('#signals tr').length")) > 30;
            });
            Eventually.holds("a synapse is drawn",
                    () -> browser.ask("document.querySelector('#noSynapses').hidden").equals("true"));
            Eventually.holds("the rate is told", () -> !browser.ask("document.querySelector('#rate').textContent").equals("–"));
            assertThat(browser.ask("document.querySelector('#agents').textContent")).contains(EVIL);
            assertThat(browser.ask("document.querySelector('#signals').textContent")).contains(EVIL).contains("refused");
            assertThat(browser.ask("document.querySelectorAll('img').length")).as("only the mark in the header").isEqualTo("1");
            assertThat(browser.ask("document.title")).isEqualTo("hub.test · Thalamus");
            assertThat(browser.ask("document.querySelector('#link').textContent")).isEqualTo("Live");
            assertThat(browser.ask("document.documentElement.scrollWidth <= innerWidth")).isEqualTo("true");
            picture(browser, "dashboard-light.png");
            browser.colors("dark");
            picture(browser, "dashboard-dark.png");
            browser.size(390, 844);
            Eventually.holds("it fits a phone", () -> browser.ask("document.documentElement.scrollWidth <= innerWidth").equals("true"));
            picture(browser, "dashboard-phone.png");
            stop(hub);
            Eventually.holds("it says that the hub is gone",
                    () -> browser.ask("document.querySelector('#link').textContent").equals("No connection; trying again"));
        }
    }

    @Test
    void showsOtherHubsAndWhatWaits() throws Exception {
        try (var other = TwoHubs.open(dir.resolve("other"), "b.test")) {
            TwoHubs.add(other, "hub.test", 1, false);
            Path files = Files.createDirectory(dir.resolve("hub"));
            TwoHubs.knows(files, "b.test", other.info().port(), TwoHubs.TOKEN, true);
            try (var hub = SetHub.withDashboard(files);
                    var sender = new TestAgent(hub, "ventas", "aaaa");
                    var remote = new TestAgent(other, "compras", "bbbb");
                    var browser = browser("en-US")) {
                new TestAgent(hub, "away", "cccc").leave();
                sender.control("peer_left", "away");
                IntStream.range(0, 3).forEach(i -> sender.transmit("away", "1"));
                remote.settle();
                browser.open(hub.dashboard().orElseThrow());
                Eventually.holds("the link and the other's agent", () -> {
                    String peers = browser.ask("document.querySelector('#peers').textContent");
                    return peers.contains("b.test") && peers.contains("forwarding") && peers.contains("1 of 1 online");
                });
                Eventually.holds("what waits", () -> browser.ask("document.querySelector('#queues').textContent").startsWith("away3"));
                assertThat(browser.ask("document.querySelector('#tPending').textContent")).isEqualTo("3");
                picture(browser, "dashboard-peers.png");
                stop(other);
                Eventually.holds("the link is lost",
                        () -> browser.ask("document.querySelector('#peers').textContent").contains("retrying"));
                assertThat(browser.ask("document.querySelector('#peers').textContent")).contains("0 of");
            }
        }
    }

    @Test
    void speaksSpanishAndAsksForTheToken() throws Exception {
        try (var hub = SetHub.withDashboard(dir, "listen.token=abre-te"); var browser = browser("es-ES")) {
            browser.open(hub.dashboard().orElseThrow());
            Eventually.holds("it asks for the token", () -> browser.ask("document.querySelector('#tokenForm').hidden").equals("false"));
            assertThat(browser.ask("document.querySelector('#tokenForm').textContent")).contains("Este hub pide su clave:");
            browser.ask("document.querySelector('#token').value = 'abre-te'");
            browser.ask("document.querySelector('#tokenForm').requestSubmit()");
            Eventually.holds("it shows the hub", () -> browser.ask("document.querySelector('#link').textContent").equals("En directo"));
            assertThat(browser.ask("document.querySelector('.signals h2').textContent")).startsWith("Últimas señales");
            assertThat(browser.ask("location.href")).doesNotContain("abre-te");
        }
    }

    private static void stop(HubEngine hub) { hub.close(); }

    private static void picture(Browser browser, String name) throws Exception { browser.picture(Path.of("target", "pictures", name)); }
}
