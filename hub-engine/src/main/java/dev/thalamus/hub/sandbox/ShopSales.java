package dev.thalamus.hub.sandbox;

import static dev.thalamus.hub.model.SignalType.ACTION_POTENTIAL;
import static dev.thalamus.hub.model.SignalType.DOPAMINE;
import static dev.thalamus.hub.model.SignalType.GABA;
import static dev.thalamus.hub.model.SignalType.GLUTAMATE;
import static dev.thalamus.hub.model.SignalType.NOREPINEPHRINE;
import static dev.thalamus.hub.model.SignalType.SEROTONIN;

import java.time.Duration;

/** {@code ventas}: takes an order through stock, fraud check, invoice and shipping. Confined to the run's director. */
final class ShopSales implements Behaviour {
    private static final Duration THINK = Duration.ofMillis(25);
    private static final Duration BETWEEN_SUMMARIES = Duration.ofSeconds(20);
    private final ShopMessages messages;
    private final boolean reports;
    private int orders;

    /** @param reports whether this one writes the summary of the day, to an agent that does not exist */
    ShopSales(ShopMessages messages, boolean reports) {
        this.messages = messages;
        this.reports = reports;
    }

    @Override
    public void begin(Stage stage) {
        if (reports) {
            stage.after(BETWEEN_SUMMARIES.dividedBy(4), () -> report(stage));
        }
    }

    @Override
    public void hear(Stage stage, Heard signal) {
        if (signal.target().isEmpty()) {
            return;
        }
        ShopOrder order = messages.orderOf(signal);
        stage.after(THINK, () -> goOn(stage, signal, order));
    }

    private void goOn(Stage stage, Heard signal, ShopOrder order) {
        switch (signal.subject()) {
            case "pedido" -> {
                orders++;
                stage.send("inventario", GLUTAMATE, ShopMessages.reservation(order));
            }
            case "reservado" -> {
                stage.send("comprador", SEROTONIN, ShopMessages.about(order, "confirmacion_pedido").put("entrega_dias", 2));
                if (order.large()) {
                    stage.send("antifraude", NOREPINEPHRINE, ShopMessages.about(order, "importe_alto")
                            .put("monto", ShopMessages.euros(order.cents())).put("limite", 1500).put("cliente", order.customer()));
                } else {
                    invoice(stage, order);
                }
            }
            case "sin_existencias" ->
                stage.send("comprador", GABA, ShopMessages.about(order, "pedido_rechazado").put("motivo", "sin existencias"));
            case "decision" -> {
                if (signal.payload().path("decision").asString("").equals("aprobar")) {
                    invoice(stage, order);
                } else {
                    stage.send("comprador", GABA, ShopMessages.about(order, "pedido_retenido").put("motivo", "revisión manual"));
                }
            }
            case "factura" -> {
                stage.send("comprador", DOPAMINE, ShopMessages.invoice(order));
                stage.send("envios", ACTION_POTENTIAL, ShopMessages.pickup(order));
            }
            case "pago" ->
                stage.send("facturacion", SEROTONIN, ShopMessages.about(order, "pagado").put("factura", ShopMessages.invoiceId(order)));
            case "reclamacion" ->
                stage.send(signal.source(), SEROTONIN, ShopMessages.about(order, "estado_pedido").put("estado", "en reparto"));
            default -> {
            }
        }
    }

    private static void invoice(Stage stage, ShopOrder order) {
        stage.send("facturacion", ACTION_POTENTIAL, ShopMessages.about(order, "emitir_factura").put("cliente", order.customer())
                .put("monto", ShopMessages.euros(order.cents())).put("lineas", order.lines().size()));
    }

    private void report(Stage stage) {
        stage.send("resumen", SEROTONIN, ShopRoles.notice("resumen_dia").put("pedidos", orders));
        stage.after(BETWEEN_SUMMARIES, () -> report(stage));
    }
}
