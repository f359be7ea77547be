package dev.thalamus.hub.sandbox;

import static dev.thalamus.hub.model.SignalType.ACTION_POTENTIAL;
import static dev.thalamus.hub.model.SignalType.DOPAMINE;

import java.time.Duration;

/** {@code comprador}: asks for a price, orders, thanks, and sometimes asks where the parcel is. Confined to the run's director. */
final class ShopBuyer implements Behaviour {
    private static final double ORDERS_A_WAVE = 120;
    private final ShopMessages messages;

    ShopBuyer(ShopMessages messages) { this.messages = messages; }

    @Override
    public void begin(Stage stage) { shop(stage, ShopOrder.FIRST); }

    /** The pace follows a slow wave, as a day in a shop does: 250 ms between orders when it is busy, 550 ms when it is not. */
    private void shop(Stage stage, int number) {
        ShopOrder order = ShopOrder.of(messages.seed(), number);
        stage.send("precios", ACTION_POTENTIAL, ShopMessages.priceQuestion(order));
        double wave = Math.sin(2 * Math.PI * (number - ShopOrder.FIRST) / ORDERS_A_WAVE);
        stage.after(Duration.ofMillis(Math.round(400 - 150 * wave)), () -> shop(stage, number + 1));
    }

    @Override
    public void hear(Stage stage, Heard signal) {
        switch (signal.subject()) {
            case "precio" -> stage.after(Duration.ofMillis(60),
                    () -> stage.send("ventas", ACTION_POTENTIAL, ShopMessages.order(messages.orderOf(signal))));
            case "factura" -> stage.after(Duration.ofMillis(90), () -> stage.send(signal.source(), DOPAMINE,
                    ShopMessages.about(messages.orderOf(signal), "pago").put("importe", signal.payload().path("total").asDouble(0))));
            case "seguimiento" -> {
                ShopOrder order = messages.orderOf(signal);
                if (order.asksAfterwards()) {
                    stage.after(Duration.ofMillis(700), () -> stage.send("soporte", ACTION_POTENTIAL, ShopMessages.about(order, "consulta")
                            .put("cliente", order.customer()).put("texto", "¿Cuándo llega mi pedido? Todavía no sé nada.")));
                }
            }
            default -> {
            }
        }
    }
}
