package dev.thalamus.hub.sandbox;

import dev.thalamus.hub.model.SignalType;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two companies over two hubs: {@code comprador} of A orders from {@code vendedor} of B, who confirms and has {@code facturacion} invoice. The
 * {@code monitor} of B watches and is away now and then: what is sent to it meanwhile waits at its hub. Immutable.
 */
record B2bScenario(int orders) implements Scenario {
    private static final String A = "empresa-a.com";
    private static final String B = "empresa-b.com";
    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(400);
    private static final Duration LAST_ANSWER = Duration.ofSeconds(15);
    private static final Duration STAY = Duration.ofMillis(1_500);
    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final String[] ARTICLES = {"tuercas", "tornillos", "arandelas", "rodamientos"};

    B2bScenario {
        if (orders < 1 || orders > 100_000) {
            throw new IllegalArgumentException("orders must be 1 to 100000, not " + orders);
        }
    }

    @Override
    public String id() { return "b2b"; }

    @Override
    public String sentence() {
        return "Two companies at two hubs: one buys, the other sells and invoices, and its monitor comes and goes.";
    }

    @Override
    public int hubs() { return 2; }

    @Override
    public List<String> domains() { return List.of(A, B); }

    @Override
    public List<Part> cast(DemoOptions options) {
        Behaviour sales = (stage, signal) -> {
            if (signal.subject().equals("pedido")) {
                // The source of a signal from another hub is an address: an answer to it finds its way.
                stage.send(signal.source(), SignalType.SEROTONIN, about(signal, "confirmacion_pedido").put("estado", "recibido"));
                stage.send("facturacion", SignalType.GLUTAMATE, about(signal, "factura_solicitada").put("cliente", signal.source()));
            }
        };
        Behaviour invoicing = (stage, signal) -> {
            if (signal.subject().equals("factura_solicitada")) {
                stage.send(signal.payload().path("cliente").asString(""), SignalType.DOPAMINE,
                        about(signal, "factura").put("factura_id", "FAC-" + signal.payload().path("pedido_id").asString("")));
            }
        };
        return List.of(new Part("vendedor", sales, 1), new Part("facturacion", invoicing, 1), new Part("monitor", new Monitor(), 1),
                new Part("comprador", new Buyer(), 0));
    }

    private static ObjectNode about(Heard signal, String subject) {
        return JsonNodeFactory.instance.objectNode().put("tipo", subject)
                .put("pedido_id", signal.payload().path("pedido_id").asString(""));
    }

    /** Orders, and reports each invoice to the monitor of the other company. */
    private final class Buyer implements Behaviour {
        private int invoices;

        @Override
        public void begin(Stage stage) { order(stage, 1); }

        @Override
        public void hear(Stage stage, Heard signal) {
            if (signal.subject().equals("factura")) {
                stage.send("monitor@" + B, SignalType.NOREPINEPHRINE, about(signal, "pagado"));
                if (++invoices == orders) {
                    stage.after(STAY, stage::finish);
                }
            }
        }

        private void order(Stage stage, int number) {
            stage.send("vendedor@" + B, SignalType.ACTION_POTENTIAL, JsonNodeFactory.instance.objectNode().put("tipo", "pedido")
                    .put("pedido_id", "P-" + number).put("producto", ARTICLES[number % ARTICLES.length]).put("monto", 10.0 * number)
                    .put("de", "comprador@" + A));
            if (number < orders) {
                stage.after(BETWEEN_ORDERS, () -> order(stage, number + 1));
            } else {
                stage.after(LAST_ANSWER, stage::finish);
            }
        }
    }

    private static final class Monitor implements Behaviour {
        @Override
        public void begin(Stage stage) { stage.after(STAY, () -> away(stage)); }

        private void away(Stage stage) {
            stage.leave(AWAY);
            stage.after(AWAY.plus(STAY), () -> away(stage));
        }

        @Override
        public void hear(Stage stage, Heard signal) {
            // It only watches.
        }
    }
}
