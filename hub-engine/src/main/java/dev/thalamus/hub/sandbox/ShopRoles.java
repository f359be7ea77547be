package dev.thalamus.hub.sandbox;

import static dev.thalamus.hub.model.SignalType.ACTION_POTENTIAL;
import static dev.thalamus.hub.model.SignalType.DOPAMINE;
import static dev.thalamus.hub.model.SignalType.GABA;
import static dev.thalamus.hub.model.SignalType.GLUTAMATE;
import static dev.thalamus.hub.model.SignalType.NOREPINEPHRINE;
import static dev.thalamus.hub.model.SignalType.SEROTONIN;

import java.time.Duration;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The shop's back office: those who answer one kind of question each. All are confined to the run's director. */
final class ShopRoles {
    private ShopRoles() {}

    /** A message that is about no order. */
    static ObjectNode notice(String subject) {
        return JsonNodeFactory.instance.objectNode().put("tipo", subject);
    }

    /** {@code inventario}: sets goods aside, refuses what it lacks, and says when it runs low. */
    record Stock(ShopMessages messages) implements Behaviour {
        @Override
        public void hear(Stage stage, Heard signal) {
            if (!signal.subject().equals("reserva")) {
                return;
            }
            ShopOrder order = messages.orderOf(signal);
            ShopOrder.Line line = order.lines().getFirst();
            stage.after(Duration.ofMillis(20), () -> {
                if (order.outOfStock()) {
                    stage.send(signal.source(), GABA,
                            ShopMessages.about(order, "sin_existencias").put("sku", line.article().sku()).put("faltan", line.quantity()));
                    stage.send("precios", NOREPINEPHRINE, notice("existencias_bajas").put("sku", line.article().sku()).put("quedan", 0));
                } else {
                    stage.send(signal.source(), DOPAMINE,
                            ShopMessages.about(order, "reservado").put("sku", line.article().sku()).put("reservado", line.quantity()));
                }
            });
        }
    }

    /** {@code precios}: tells prices, and every 10 s everybody the tariff. */
    record Prices(ShopMessages messages) implements Behaviour {
        private static final Duration BETWEEN_TARIFFS = Duration.ofSeconds(10);

        @Override
        public void begin(Stage stage) { stage.after(BETWEEN_TARIFFS, () -> tariff(stage, 1)); }

        @Override
        public void hear(Stage stage, Heard signal) {
            if (signal.subject().equals("consulta_precio")) {
                stage.after(Duration.ofMillis(10),
                        () -> stage.send(signal.source(), SEROTONIN, ShopMessages.price(messages.orderOf(signal))));
            }
        }

        private void tariff(Stage stage, int version) {
            ObjectNode tariff = notice("tarifa").put("version", version);
            ShopOrder.ARTICLES.forEach(article -> tariff.withObject("/precios").put(article.sku(), ShopMessages.euros(article.cents())));
            stage.send("", SEROTONIN, tariff);
            stage.after(BETWEEN_TARIFFS, () -> tariff(stage, version + 1));
        }
    }

    /** {@code antifraude}: looks at large orders and holds some of them. */
    record FraudCheck(ShopMessages messages) implements Behaviour {
        @Override
        public void hear(Stage stage, Heard signal) {
            if (!signal.subject().equals("importe_alto")) {
                return;
            }
            ShopOrder order = messages.orderOf(signal);
            stage.after(Duration.ofMillis(180), () -> {
                boolean held = order.suspicious();
                stage.send(signal.source(), held ? GABA : DOPAMINE, ShopMessages.about(order, "decision")
                        .put("decision", held ? "retener" : "aprobar").put("riesgo", held ? 0.87 : 0.12).put("regla", "primer pedido"));
            });
        }
    }

    /** {@code facturacion}: writes invoices. */
    record Billing(ShopMessages messages) implements Behaviour {
        @Override
        public void hear(Stage stage, Heard signal) {
            if (signal.subject().equals("emitir_factura")) {
                stage.after(Duration.ofMillis(45),
                        () -> stage.send(signal.source(), DOPAMINE, ShopMessages.invoice(messages.orderOf(signal))));
            }
        }
    }

    /** {@code envios}: picks parcels up, tells the customer, and is out for 12 s every 40 s; what comes meanwhile waits in the hub. */
    record Shipping(ShopMessages messages) implements Behaviour {
        private static final Duration AT_THE_DESK = Duration.ofSeconds(28);
        private static final Duration OUT = Duration.ofSeconds(12);

        @Override
        public void begin(Stage stage) { stage.after(AT_THE_DESK.dividedBy(2), () -> goOut(stage)); }

        @Override
        public void hear(Stage stage, Heard signal) {
            if (!signal.subject().equals("recogida")) {
                return;
            }
            ShopOrder order = messages.orderOf(signal);
            stage.send("inventario", GLUTAMATE, ShopMessages.about(order, "salida").put("bultos", order.parcels()));
            stage.after(Duration.ofMillis(300), () -> stage.send("comprador", SEROTONIN, ShopMessages.about(order, "seguimiento")
                    .put("envio", "E-" + order.number()).put("estado", "en reparto").put("destino", order.town())));
        }

        private void goOut(Stage stage) {
            stage.leave(OUT);
            stage.after(AT_THE_DESK.plus(OUT), () -> goOut(stage));
        }
    }

    /** {@code soporte}: answers customers after asking {@code ventas}. */
    record Support(ShopMessages messages) implements Behaviour {
        @Override
        public void hear(Stage stage, Heard signal) {
            switch (signal.subject()) {
                case "consulta" -> stage.after(Duration.ofMillis(120), () -> {
                    ShopOrder order = messages.orderOf(signal);
                    stage.send("ventas", NOREPINEPHRINE, ShopMessages.about(order, "reclamacion").put("ticket", ticket(order)));
                });
                case "estado_pedido" -> stage.after(Duration.ofMillis(80), () -> {
                    ShopOrder order = messages.orderOf(signal);
                    stage.send("comprador", ACTION_POTENTIAL, ShopMessages.about(order, "respuesta").put("ticket", ticket(order))
                            .put("texto", "Su pedido está en reparto; llegará mañana por la mañana."));
                });
                default -> {
                }
            }
        }

        private static String ticket(ShopOrder order) { return "T-" + (order.number() - 19_236); }
    }
}
