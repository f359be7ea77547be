package dev.thalamus.hub.bench;

import com.sun.management.ThreadMXBean;
import dev.thalamus.hub.HubEngine;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.HubEvent;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What is measured, in a process of its own: argument 1 is a key of {@link Contender}, argument 2 a folder. Prints its port, ends with its input.
 *
 * <p>{@code a} makes it print the bytes that its threads allocated so far, {@code f} how often it
 * collected all garbage; {@code c} makes it do so.
 */
public final class Server {
    private Server() {}

    public static void main(String[] args) throws Exception {
        int port = switch (args[0]) {
            case "channel", "channel-names" -> ChannelRelay.start(args[0].endsWith("names"));
            case "api" -> ApiRelay.start();
            default -> hub(Path.of(args[1]), args[0].replaceFirst("^hub-?", ""));
        };
        System.out.println("port " + port);
        System.out.flush();
        for (int command = System.in.read(); command >= 0; command = System.in.read()) {
            if (command == 'a') {
                System.out.println("allocated " + ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes());
            } else if (command == 'f') {
                System.out.println("full " + ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .filter(collector -> collector.getName().matches(".*(Old|MarkSweep).*"))
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount).sum());
            } else if (command == 'c') {
                System.gc();
                System.out.println("collected 1");
            }
            System.out.flush();
        }
        System.exit(0);
    }

    private static int hub(Path dir, String variant) {
        HubConfig c = HubConfig.defaults(dir);
        HubConfig.Listen l = c.listen();
        HubEngine hub = HubEngine.open(new HubConfig(
                new HubConfig.Listen(l.host(), 0, l.domain(), null, null, l.origins(), "", false, false), c.delivery(), c.limits(),
                c.learning(),
                c.presence(),
                new HubConfig.Storage(dir, c.storage().storeBytes(), 0, variant.equals("memory") ? 0 : c.storage().journalBytes(),
                        c.storage().journalAge()),
                c.federation(), c.web(), network(c.network(), variant)));
        if (!variant.equals("unwatched")) {
            watch(hub);
        }
        return hub.info().port();
    }

    private static HubConfig.Network network(HubConfig.Network n, String variant) {
        return new HubConfig.Network(n.enabled(), !variant.equals("memory"), Duration.ofMillis(variant.equals("later") ? 100 : 0),
                n.keysOnly(), n.inviteAck(), n.ttlSweep(),
                n.expectationSweep(),
                n.sessions(), n.sessionBytes(), n.logBytes(), n.memoryBytes(), n.agents(), n.tasks(), n.auditBytes());
    }

    /** As the window does: events drained and the newest signals read, sixty times a second. */
    private static void watch(HubEngine hub) {
        var events = hub.events().subscribe(4_096);
        Thread.ofPlatform().daemon().name("watcher").start(() -> {
            long next = hub.history().nextSequence();
            try {
                for (;;) {
                    Thread.sleep(16);
                    events.drain(4_096, Server::complain);
                    long end = hub.history().nextSequence();
                    hub.history().read(Math.max(next, end - 200), 200);
                    next = end;
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void complain(HubEvent event) {
        if (event instanceof HubEvent.LinkRefused || event instanceof HubEvent.Fault) {
            System.err.println(event);
        }
    }
}
