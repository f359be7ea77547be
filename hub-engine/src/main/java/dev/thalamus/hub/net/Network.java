package dev.thalamus.hub.net;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Which strangers count as one, and how many this process can take. Thread-safe.
 *
 * <p>Whoever has one IPv6 address has 2<sup>64</sup> of them, so all of a /64 network are one stranger.
 */
public final class Network {
    /** Programs on this machine: the limits for strangers are not for them. */
    public static final Predicate<InetAddress> THIS_MACHINE = InetAddress::isLoopbackAddress;

    private Network() {}

    /** The stranger behind an address. */
    static InetAddress of(InetAddress address) {
        if (address instanceof Inet6Address) {
            byte[] bytes = address.getAddress();
            Arrays.fill(bytes, 8, 16, (byte) 0);
            try {
                return InetAddress.getByAddress(bytes);
            } catch (UnknownHostException impossible) {
                return address;
            }
        }
        return address;
    }

    /** Half of the files that this process may have open: sockets must not keep the store from its own. Only Linux tells. */
    static int mostConnections() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
                if (line.startsWith("Max open files")) {
                    String soft = line.substring("Max open files".length()).trim().split("\\s+", 2)[0];
                    return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(soft) / 2);
                }
            }
        } catch (IOException | NumberFormatException notTold) {
            // Another system, or "unlimited".
        }
        return Integer.MAX_VALUE;
    }
}
