package dev.thalamus.ui.fake;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalType;
import java.util.List;
import java.util.Random;

/** A shop whose agents talk: names, payloads and outcomes as in the pictures, the same in every run. Confined to one thread. */
public final class FakeShop {
    private static final List<String> NAMES = List.of("ventas", "ventas", "ventas", "facturacion", "soporte", "soporte", "inventario",
            "precios", "planificador", "envios",
            "catalogo", "antifraude", "traductor", "resumen", "eco");
    private final FakeHub hub;
    private final Random random = new Random(7);
    private final List<String> hashes;
    private long order = 20_400;

    public FakeShop(FakeHub hub) {
        this.hub = hub;
        var all = new java.util.ArrayList<String>();
        for (String name : NAMES) {
            String hash = hash();
            all.add(hash);
            Protocol protocol = name.equals("planificador") || name.equals("traductor")
                    ? Protocol.NETWORK
                    : name.equals("inventario") ? Protocol.AGENTNET : Protocol.NEURAL;
            hub.join(hash, name, null, AgentKind.LIVE, protocol);
        }
        for (int i = 1; i <= 4; i++) {
            String hash = hash();
            all.add(hash);
            hub.join(hash, "sim-cliente-" + i, null, AgentKind.SIMULATED, Protocol.NEURAL);
        }
        String remote = hash();
        all.add(remote);
        hub.join(remote, "comprador", "empresa-a.com", AgentKind.REMOTE, Protocol.FEDERATION);
        String console = hash();
        all.add(console);
        hub.join(console, "ui-console", null, AgentKind.SYSTEM, Protocol.JSON_RPC);
        hashes = List.copyOf(all);
        hub.leave(hashes.get(13), "closed by the agent");
        hub.leave(hashes.get(14), "no answer to two pings");
        hub.state(hashes.get(12), AgentState.DRAINING, 3, 1);
        hub.state(hashes.get(2), AgentState.LIVE, 0, 2);
    }

    /** Queues as they are when two agents are gone. */
    public FakeShop withQueues() {
        long now = hub.now();
        hub.queue(new QueueView("resumen", 12, 3_300, now - 130_000, now + 170_000, Reason.OFFLINE, 40, 28));
        hub.queue(new QueueView("eco", 1, 80, now - 260_000, now + 40_000, Reason.OFFLINE, 1, 0));
        return this;
    }

    /** Lets so many signals pass. */
    public void talk(int signals) {
        for (int i = 0; i < signals; i++) {
            one();
        }
    }

    private void one() {
        int from = random.nextInt(20);
        from = from == 13 || from == 14 ? 0 : from;
        int to = random.nextInt(13);
        int kind = random.nextInt(100);
        SignalType type = SignalType.values()[kind < 38 ? 0 : kind < 60 ? 1 : kind < 75 ? 2 : kind < 86 ? 5 : kind < 94 ? 3 : 4];
        long latency = 60_000L + random.nextInt(200_000) + (random.nextInt(40) == 0 ? 12_000_000 : 0);
        String payload = payload(type);
        int luck = random.nextInt(100);
        if (luck < 94) {
            hub.signal(hashes.get(from), hashes.get(to), type, payload, Outcome.DELIVERED, Reason.NONE, latency);
        } else if (luck < 96) {
            hub.signal(hashes.get(from), "transporte@logistica.example", type, payload, Outcome.FORWARDED, Reason.NONE, latency * 10L);
        } else if (luck < 99) {
            hub.signal(hashes.get(from), hashes.get(13), type, payload, Outcome.QUEUED, Reason.OFFLINE, 0);
        } else {
            hub.signal(hashes.get(from), "archivo", type, payload, Outcome.REFUSED, Reason.UNKNOWN_TARGET, 0);
        }
    }

    private String payload(SignalType type) {
        order += random.nextInt(3);
        return switch (type) {
            case ACTION_POTENTIAL ->
                "{\"tipo\":\"emitir_factura\",\"conversation\":\"P-%d\",\"pedido_id\":\"P-%d\",\"cliente\":\"comprador@empresa-a.com\",\"producto\":\"Sensor T4\",\"cantidad\":120,\"monto\":%d.5,\"lineas\":[{\"sku\":\"SEN-T4\",\"cantidad\":120,\"urgente\":false}],\"nota\":null}"
                        .formatted(order, order, 900 + random.nextInt(2_000));
            case DOPAMINE -> "{\"tipo\":\"factura\",\"conversation\":\"P-%d\",\"factura\":\"F-%d\",\"emitida\":true}".formatted(order,
                    7_000 + order % 1_000);
            case SEROTONIN ->
                "{\"tipo\":\"confirmacion_pedido\",\"ticket\":\"T-%d\",\"estado\":\"abierto\"}".formatted(1_000 + order % 300);
            case NOREPINEPHRINE -> "{\"alerta\":\"importe_alto\",\"limite\":1500,\"pedido_id\":\"P-%d\"}".formatted(order);
            case GABA -> "{\"decision\":\"retener\",\"motivo\":\"primer pedido\"}";
            case GLUTAMATE -> "{\"plan\":[\"confirmar\",\"facturar\",\"enviar\"],\"conversation\":\"P-%d\"}".formatted(order);
        };
    }

    private String hash() { return "%016x".formatted(random.nextLong()); }
}
