package dev.thalamus.hub.sandbox;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One order of the shop, invented from seed and number: whoever hears the number knows the order, and nobody has to remember it. Immutable.
 *
 * @param number 20,418 and up; shown as {@code P-20418}
 * @param conversation four hexadecimal digits that all signals about this order carry, different for 65,536 orders in a row
 * @param cents total before tax
 * @param odds 0 to 99: decides what goes wrong
 */
record ShopOrder(long seed, int number, String conversation, String customer, List<Line> lines, long cents, String town, int odds) {
    static final int FIRST = 20_418;
    private static final int LARGE_CENTS = 150_000;

    /** One line of the order. */
    record Line(Article article, int quantity) {
        long cents() { return article.cents() * quantity; }
    }

    /** Something that the shop sells. */
    record Article(String sku, String name, long cents, double kilos, boolean fragile) {}

    static final List<Article> ARTICLES = List.of(new Article("SEN-T4", "Sensor T4", 1_534, 0.12, false),
            new Article("CAF-COL-1", "Café de Colombia 1 kg", 1_890, 1.02, false),
            new Article("LAM-NIÑ-3", "Lámpara de niño «Luna»", 3_450, 0.8, true),
            new Article("CAB-USB-2", "Cable USB-C 2 m", 795, 0.06, false),
            new Article("MON-27-4K", "Monitor 27\" 4K", 32_900, 6.4, true),
            new Article("SIL-ERG-1", "Silla ergonómica", 18_750, 14.2, false),
            new Article("BAT-12V", "Batería 12 V", 5_625, 4.1, false), new Article("TAZ-AZU", "Taza azul de Talavera", 1_240, 0.35, true));
    private static final List<String> CUSTOMERS = List.of("Ana Ruiz", "Talleres Núñez", "Íñigo Peña", "Librería Ágora", "Café Ñandú",
            "Óscar Güell", "Hotel Miramar", "Colegio Cervantes", "Lucía Ibáñez", "Muebles Ordóñez");
    private static final List<String> TOWNS = List.of("28013 Madrid", "08820 El Prat", "41001 Sevilla", "15001 A Coruña", "46002 València",
            "20004 Donostia", "50001 Zaragoza", "29015 Málaga");

    static ShopOrder of(long seed, int number) {
        var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        int count = random.nextInt(5) == 0 ? 2 + random.nextInt(3) : 1;
        List<Line> lines = random.ints(count, 0, ARTICLES.size()).distinct()
                .mapToObj(i -> new Line(ARTICLES.get(i), 1 + random.nextInt(random.nextInt(3) == 0 ? 40 : 4))).toList();
        int thread = (int) (seed * 31 + number * 40_503L) & 0xFFFF;
        return new ShopOrder(seed, number, HexFormat.of().toHexDigits((short) thread), CUSTOMERS.get(random.nextInt(CUSTOMERS.size())),
                lines,
                lines.stream().mapToLong(Line::cents).sum(), TOWNS.get(random.nextInt(TOWNS.size())), random.nextInt(100));
    }

    String id() { return "P-" + number; }

    /** Seven in a hundred: the stock does not suffice. */
    boolean outOfStock() { return odds < 7; }

    /** Orders from 1,500 € on are looked at before they are invoiced. */
    boolean large() { return cents >= LARGE_CENTS; }

    /** One in six large orders is held back. */
    boolean suspicious() { return large() && odds % 6 == 1; }

    /** One in nine customers asks where the parcel is. */
    boolean asksAfterwards() { return odds % 9 == 4; }

    double kilos() { return Math.round(lines.stream().mapToDouble(line -> line.article().kilos() * line.quantity()).sum() * 10) / 10.0; }

    boolean fragile() { return lines.stream().anyMatch(line -> line.article().fragile()); }

    int parcels() { return 1 + (int) (kilos() / 20); }
}
