package dev.thalamus.hub.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages and names may reach a hub: what keeps a web page from talking to 127.0.0.1 behind its reader's back. */
class OriginsTest {
    private static Origins of(String host, String... allowed) {
        return new Origins(new HubConfig.Listen(host, 8765, "", null, null, List.of(allowed), "", true, true));
    }

    @ParameterizedTest
    @CsvSource({"http://localhost, true", "http://localhost:3000, true", "https://127.0.0.1:8443, true", "http://[::1]:3000, true",
            "HTTP://LOCALHOST, true", "https://friend.example, true", "HTTPS://Friend.Example, true", "http://friend.example, false",
            "https://friend.example.evil.example, false", "https://evil.example, false", "null, false", "file://, false", "'', false",
            "http://localhost.evil.example, false", "http://localhost@evil.example, false", "http://127.0.0.1.evil.example, false",
            "http://2130706433, false", "http://[::ffff:1.2.3.4], false", "javascript:alert(1), false", "http://local host, false",
            "moz-extension://abc, false"})
    void pagesOfThisMachineAndNamedOnesMayConnect(String origin, boolean allowed) {
        assertThat(of("127.0.0.1", "https://friend.example").originAllowed(origin)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"localhost, true", "localhost:8765, true", "LOCALHOST:1, true", "127.0.0.1, true", "127.0.0.1:8765, true", "[::1], true",
            "[::1]:8765, true", "::1, true", "rebind.example, false", "rebind.example:8765, false", "localhost.evil.example, false",
            "127.0.0.1.evil.example:80, false", "[::2]:80, false", "'', false", "0.0.0.0, false", "192.168.1.5:8765, false"})
    void aHubOnLoopbackHasLoopbackNamesOnly(String host, boolean allowed) {
        assertThat(of("127.0.0.1").hostAllowed(host)).isEqualTo(allowed);
        assertThat(of("localhost").hostAllowed(host)).isEqualTo(allowed);
    }

    @Test
    void programsSendNoOriginAndAHubForOthersMayHaveAnyName() {
        assertThat(of("127.0.0.1").originAllowed(null)).isTrue();
        assertThat(of("0.0.0.0").hostAllowed("hub.example")).isTrue();
        assertThat(of("0.0.0.0").originAllowed("https://evil.example")).isFalse();
    }

    @Test
    void allAddressesOfAnIPv6NetworkAreOneStranger() throws Exception {
        assertThat(Network.of(InetAddress.ofLiteral("2001:db8:1:2:aaaa::1")))
                .isEqualTo(Network.of(InetAddress.ofLiteral("2001:db8:1:2::9")))
                .isNotEqualTo(Network.of(InetAddress.ofLiteral("2001:db8:1:3::9")));
        assertThat(Network.of(InetAddress.ofLiteral("192.0.2.1"))).isNotEqualTo(Network.of(InetAddress.ofLiteral("192.0.2.2")));
    }
}
