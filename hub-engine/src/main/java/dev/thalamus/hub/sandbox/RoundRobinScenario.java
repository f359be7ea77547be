package dev.thalamus.hub.sandbox;

import dev.thalamus.hub.model.SignalType;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** One client, three sellers called {@code ventas}: the hub gives each order to the next of them. Immutable. */
record RoundRobinScenario(int orders) implements Scenario {
    private static final Duration LAST_ANSWER = Duration.ofSeconds(10);
    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(150);

    RoundRobinScenario {
        if (orders < 1 || orders > 1_000_000) {
            throw new IllegalArgumentException("orders must be 1 to 1000000, not " + orders);
        }
    }

    @Override
    public String id() { return "roundrobin"; }

    @Override
    public String sentence() {
        return "One client sends orders to three sellers of one name, and the hub gives each order to the next seller.";
    }

    @Override
    public List<Part> cast(DemoOptions options) {
        Behaviour seller = (stage, order) -> {
            if (order.subject().equals("pedido")) {
                stage.send(order.source(), SignalType.DOPAMINE, JsonNodeFactory.instance.objectNode().put("tipo", "vendido")
                        .put("pedido_id", order.payload().path("pedido_id").asString("")).put("vendedor", stage.self().label()));
            }
        };
        return List.of(new Part("ventas", seller), new Part("ventas", seller), new Part("ventas", seller),
                new Part("cliente", new Client()));
    }

    /** Sends the orders one after another and ends the play with the last answer, or when it waited long enough for it. */
    private final class Client implements Behaviour {
        private int answers;

        @Override
        public void begin(Stage stage) { order(stage, 1); }

        @Override
        public void hear(Stage stage, Heard signal) {
            if (signal.subject().equals("vendido") && ++answers == orders) {
                stage.finish();
            }
        }

        private void order(Stage stage, int number) {
            stage.send("ventas", SignalType.ACTION_POTENTIAL, JsonNodeFactory.instance.objectNode().put("tipo", "pedido")
                    .put("pedido_id", "P-" + number).put("producto", "Café de Colombia 1 kg").put("cantidad", 1 + number % 4));
            if (number < orders) {
                stage.after(BETWEEN_ORDERS, () -> order(stage, number + 1));
            } else {
                stage.after(LAST_ANSWER, stage::finish);
            }
        }
    }
}
