package dev.thalamus.hub.sandbox;

import dev.thalamus.hub.sandbox.ShopOrder.Article;
import dev.thalamus.hub.sandbox.ShopOrder.Line;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the shop's agents write to each other. Immutable. */
record ShopMessages(long seed) {
    /** The order that a message is about. */
    ShopOrder orderOf(Heard signal) {
        String id = signal.payload().path("pedido_id").asString("");
        try {
            return ShopOrder.of(seed, Integer.parseInt(id.substring(Math.min(2, id.length()))));
        } catch (NumberFormatException strange) {
            throw new IllegalArgumentException("a message about no known order: " + signal.payload(), strange);
        }
    }

    /** A message about an order, with its conversation. */
    static ObjectNode about(ShopOrder order, String subject) {
        return JsonNodeFactory.instance.objectNode().put("tipo", subject).put("conversation", order.conversation()).put("pedido_id",
                order.id());
    }

    static JsonNode order(ShopOrder order) {
        ObjectNode message = about(order, "pedido").put("cliente", order.customer());
        var lines = message.putArray("lineas");
        for (Line line : order.lines()) {
            lines.addObject().put("sku", line.article().sku()).put("producto", line.article().name()).put("cantidad", line.quantity())
                    .put("precio", euros(line.article().cents()));
        }
        return message.put("monto", euros(order.cents())).put("moneda", "EUR");
    }

    static JsonNode priceQuestion(ShopOrder order) {
        return about(order, "consulta_precio").put("sku", order.lines().getFirst().article().sku());
    }

    static JsonNode price(ShopOrder order) {
        Article article = order.lines().getFirst().article();
        return about(order, "precio").put("sku", article.sku()).put("precio", euros(article.cents())).put("moneda", "EUR");
    }

    static JsonNode reservation(ShopOrder order) {
        ObjectNode message = about(order, "reserva");
        var lines = message.putArray("lineas");
        order.lines().forEach(line -> lines.addObject().put("sku", line.article().sku()).put("cantidad", line.quantity()));
        return message;
    }

    static JsonNode invoice(ShopOrder order) {
        long tax = Math.round(order.cents() * 0.21);
        return about(order, "factura").put("factura", invoiceId(order)).put("cliente", order.customer()).put("base", euros(order.cents()))
                .put("iva", euros(tax)).put("total", euros(order.cents() + tax)).put("moneda", "EUR");
    }

    static JsonNode pickup(ShopOrder order) {
        return about(order, "recogida").put("origen", "MAD-1").put("destino", order.town()).put("bultos", order.parcels())
                .put("peso_kg", order.kilos()).put("fragil", order.fragile()).putNull("franja");
    }

    static String invoiceId(ShopOrder order) { return "F-" + (order.number() - 12_686); }

    static double euros(long cents) { return cents / 100.0; }
}
