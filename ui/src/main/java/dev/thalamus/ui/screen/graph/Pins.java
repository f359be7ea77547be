package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.screen.graph.layout.Spot;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a person put nodes; kept from one start to the next. Confined to the FX thread. */
final class Pins {
    /** Pins kept; the oldest give way. */
    static final int MOST = 500;

    private final Map<String, Spot> spots = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Spot> eldest) { return size() > MOST; }
    };

    /** Reads what {@link #text} wrote; lines that cannot be read are left out. */
    Pins(String kept) {
        for (String line : kept.split("\n")) {
            String[] parts = line.split(" ", 3);
            try {
                if (parts.length == 3) {
                    spots.put(parts[2], new Spot(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
                }
            } catch (NumberFormatException damaged) {
                // A damaged line costs one pin.
            }
        }
    }

    boolean has(String id) { return spots.containsKey(id); }

    boolean isEmpty() { return spots.isEmpty(); }

    void put(String id, double x, double y) {
        spots.remove(id);
        spots.put(id, new Spot(Math.rint(x), Math.rint(y)));
    }

    void remove(String id) { spots.remove(id); }

    void clear() { spots.clear(); }

    Map<String, Spot> spots() { return spots; }

    /** One line a pin: x, y, name. A name holds no line break. */
    String text() {
        var text = new StringBuilder();
        spots.forEach((id, spot) -> text.append((int) spot.x()).append(' ').append((int) spot.y()).append(' ').append(id).append('\n'));
        return text.toString();
    }
}
