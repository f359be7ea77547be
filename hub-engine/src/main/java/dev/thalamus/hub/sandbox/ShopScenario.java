package dev.thalamus.hub.sandbox;

import java.util.List;

/**
 * Nine agents of a small shop that buys, sells, invoices and ships. Immutable.
 *
 * <pre>
 *  comprador ──pedido──▶ ventas ×2 ──reserva──▶ inventario
 *      │  ▲                 │  ├──importe_alto──▶ antifraude
 *      │  └──confirmacion───┤  ├──emitir_factura─▶ facturacion
 *      ├──▶ precios         │  ├──recogida──────▶ envios ──salida──▶ inventario
 *      └──▶ soporte ────────┘  └──resumen_dia───▶ resumen (nobody: refused)
 * </pre>
 *
 * <p>About 13 signals an order and an order every 250 to 550 ms; {@code envios} goes away for 12 s every 40 s, so that a queue fills and drains.
 */
record ShopScenario() implements Scenario {
    @Override
    public String id() { return "shop"; }

    @Override
    public String sentence() { return "A small shop of nine agents buys, sells, invoices and ships until it is stopped."; }

    @Override
    public List<Part> cast(DemoOptions options) {
        var messages = new ShopMessages(options.seed());
        return List.of(new Part("inventario", new ShopRoles.Stock(messages)), new Part("precios", new ShopRoles.Prices(messages)),
                new Part("antifraude", new ShopRoles.FraudCheck(messages)), new Part("facturacion", new ShopRoles.Billing(messages)),
                new Part("envios", new ShopRoles.Shipping(messages)), new Part("soporte", new ShopRoles.Support(messages)),
                new Part("ventas", new ShopSales(messages, true)), new Part("ventas", new ShopSales(messages, false)),
                new Part("comprador", new ShopBuyer(messages)));
    }
}
