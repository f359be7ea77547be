package dev.thalamus.ui.screen.graph;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.fake.FakeHub;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Networks of agents to look at and to measure. */
final class Networks {
    private static final String SHOP = """
            compras-bot>comprador 5 4
            comprador>ventas 0 12
            ventas>comprador 1 12
            comprador>soporte 2 5
            sim-cliente-1>soporte 0 6
            sim-cliente-2>soporte 0 6
            sim-cliente-1>precios 0 1
            soporte>ventas 2 14
            ventas>soporte 2 10
            soporte>catalogo 2 2
            planificador>ventas 5 20
            planificador>soporte 5 1
            planificador>facturacion 5 5
            planificador>traductor 2 5
            traductor>planificador 5 4
            ventas>planificador 2 2
            ventas>facturacion 0 40
            facturacion>ventas 1 18
            ventas>antifraude 3 9
            antifraude>ventas 4 6
            antifraude>monitor 3 5
            antifraude>transporte 3 2
            facturacion>monitor 2 3
            facturacion>resumen 2 1
            monitor>almacen 2 2
            ventas>inventario 5 12
            inventario>ventas 1 8
            inventario>catalogo 2 4
            inventario>envios 5 3
            ventas>envios 0 6
            envios>transporte 0 5
            transporte>almacen 2 3
            catalogo>ventas 2 6
            catalogo>precios 0 4
            precios>catalogo 0 4
            sim-cliente-3>catalogo 0 5
            sim-cliente-4>catalogo 0 5
            ui-console>inventario 0 2
            """;

    private Networks() {}

    /** The hash of an agent of these networks. */
    static String hash(String name) {
        return (Integer.toHexString(name.hashCode()) + "00000000").substring(0, 8) + "00000001";
    }

    /** A shop of 24 agents; {@code rounds} times its traffic has passed. */
    static FakeHub shop(int rounds) {
        var hub = new FakeHub();
        for (String name : List.of("ventas", "ventas", "ventas", "soporte", "soporte", "planificador", "traductor", "facturacion",
                "monitor",
                "antifraude", "inventario", "catalogo", "precios", "envios", "resumen")) {
            join(hub, name, null, AgentKind.LIVE);
        }
        for (int i = 1; i <= 4; i++) {
            join(hub, "sim-cliente-" + i, null, AgentKind.SIMULATED);
        }
        join(hub, "compras-bot", "empresa-a.com", AgentKind.REMOTE);
        join(hub, "comprador", "empresa-a.com", AgentKind.REMOTE);
        join(hub, "transporte", "logistica.example", AgentKind.REMOTE);
        join(hub, "almacen", "logistica.example", AgentKind.REMOTE);
        join(hub, "ui-console", null, AgentKind.SYSTEM);
        for (int i = 0; i < rounds; i++) {
            trade(hub, i);
        }
        hub.leave(hash("resumen"), "left");
        return hub;
    }

    /** One round of the shop's traffic. */
    static void trade(FakeHub hub, int round) {
        var random = new Random(round);
        for (String line : SHOP.lines().toList()) {
            String[] parts = line.split("[> ]");
            int often = Integer.parseInt(parts[3]);
            for (int i = 0; i < often; i++) {
                SignalType type = SignalType.ofCode(random.nextInt(5) == 0 ? random.nextInt(6) : Integer.parseInt(parts[2]));
                boolean fails = random.nextInt(9) == 0;
                if (random.nextInt(10) == 0 && type != null) {
                    hub.signal(hash(parts[0]), hash(parts[1]), type, "{\"pedido\":" + (1_000 + round) + "}",
                            fails ? Outcome.REFUSED : Outcome.DELIVERED, fails ? Reason.QUEUE_FULL : Reason.NONE, 140_000);
                }
            }
        }
    }

    /** Clusters of agents, sparsely connected with one another. */
    static FakeHub clusters(int agents, int synapses) {
        var hub = new FakeHub();
        var names = new ArrayList<String>();
        for (int i = 0; i < agents; i++) {
            names.add("agent-" + i);
            join(hub, names.getLast(), null, i % 9 == 0 ? AgentKind.SIMULATED : AgentKind.LIVE);
        }
        var random = new Random(7);
        int cluster = 20;
        for (int i = 0; i < synapses; i++) {
            int from = random.nextInt(agents);
            int to = random.nextInt(8) == 0
                    ? random.nextInt(agents)
                    : Math.min(agents - 1, from / cluster * cluster + random.nextInt(cluster));
            if (from != to) {
                for (int k = 0; k <= random.nextInt(4); k++) {
                    hub.signal(hash(names.get(from)), hash(names.get(to)), SignalType.values()[random.nextInt(6)], "{}");
                }
            }
        }
        return hub;
    }

    private static void join(FakeHub hub, String name, @Nullable String domain, AgentKind kind) {
        String hash = hash(name);
        for (int twin = 2; hub.snapshot().join().agents().stream().map(dev.thalamus.hub.model.AgentView::hash)
                .anyMatch(hash::equals); twin++) {
            hash = hash(name).substring(0, 15) + twin;
        }
        hub.join(hash, name, domain, kind, Protocol.NEURAL);
    }
}
