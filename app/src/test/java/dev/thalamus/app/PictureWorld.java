package dev.thalamus.app;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubEngine;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the pictures of the screens show besides the demo: a hub with which signals go both ways, one that does not let this hub in, one that is away
 * and is waited for, and an agent of this hub that is away. Test thread.
 */
final class PictureWorld implements AutoCloseable {
    private static final String FRIEND = "empresa-a.com";
    private static final String STRANGER = "archivo.example";
    private static final String AWAY = "logistica.example";

    private final List<AutoCloseable> opened = new ArrayList<>();

    PictureWorld(Hub own, Path dir) throws Exception {
        Hub friend = open(dir, FRIEND);
        Hub stranger = open(dir, STRANGER);
        String token = LinkedHubs.secret();
        LinkedHubs.add(friend, own, token, false);
        LinkedHubs.add(own, friend, token, true);
        LinkedHubs.add(stranger, own, LinkedHubs.secret(), false);
        LinkedHubs.add(own, stranger, token, true);
        LinkedHubs.call(own, "peer.add",
                "\"domain\": \"%s\", \"url\": \"ws://127.0.0.1:9\", \"token\": \"%s\", \"autoconnect\": true".formatted(AWAY, token));
        HttpClient http = keep(HttpClient.newHttpClient());
        new PlainAgent(http, url(own), "almacen-sur", "a1a1a1a1").close();
        try (var sender = new PlainAgent(http, url(own), "compras", "c2c2c2c2")) {
            TimeUnit.SECONDS.sleep(1);
            for (int i = 1; i <= 24; i++) {
                sender.send("almacen-sur", "{\"pedido\": \"P-%d\", \"unidades\": %d}".formatted(4200 + i, i % 7 + 1));
            }
            for (int i = 1; i <= 31; i++) {
                sender.send("transporte@" + AWAY, "{\"tipo\": \"recogida\", \"bultos\": %d}".formatted(i % 12 + 1));
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        keep(new PlainAgent(http, url(friend), "compras-bot", "b0b0b0b0"));
        trade(keep(new PlainAgent(http, url(own), "pedidos", "d3d3d3d3")), keep(new PlainAgent(http, url(friend), "catalogo", "e4e4e4e4")),
                own);
    }

    /** Two agents of two hubs that talk for as long as the pictures take. */
    private void trade(PlainAgent here, PlainAgent there, Hub own) {
        Thread trader = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                    here.send("catalogo@" + FRIEND, "{\"consulta\": \"precio\", \"articulo\": \"A-%d\"}".formatted(i % 90 + 10));
                    there.send("pedidos@" + own.info().domain(),
                            "{\"articulo\": \"A-%d\", \"precio\": %d}".formatted(i % 90 + 10, 5 + i % 40));
                    TimeUnit.MILLISECONDS.sleep(90);
                }
            } catch (Exception over) {
                // The pictures are made.
            }
        });
        opened.addFirst(trader::interrupt);
    }

    /** Requests and variables that a person kept, as the window's memory has them. */
    static String keptRequests() { return """
            console.saved.0.name=Pedido de prueba
            console.saved.0.text={"jsonrpc":"2.0","id":1,"method":"agent.transmit","params":{"target":"{{agente}}","signal_type":"ACTION_POTENTIAL","payload":{"tipo":"pedido"}}}
            console.saved.1.name=Lo que espera
            console.saved.1.text={"jsonrpc":"2.0","id":1,"method":"queue.list"}
            console.saved.2.name=Los otros hubs
            console.saved.2.text={"jsonrpc":"2.0","id":1,"method":"peer.list"}
            console.variable.0.name=agente
            console.variable.0.value=facturacion
            """; }

    private Hub open(Path dir, String domain) throws Exception {
        return keep(HubEngine.open(LinkedHubs.config(Files.createDirectories(dir.resolve(domain)), domain)));
    }

    private <T extends AutoCloseable> T keep(T one) {
        opened.addFirst(one);
        return one;
    }

    private static URI url(Hub hub) { return URI.create(hub.info().url()); }

    @Override
    public void close() {
        for (AutoCloseable one : opened) {
            try {
                one.close();
            } catch (Exception late) {
                throw new IllegalStateException(late);
            }
        }
    }
}
