package dev.thalamus.hub.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table whose keys are slices. */
class ByteTableTest {
    private static final int MANY = 4_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 40})
    void namesThatDifferInOneByteAreToldApart(int length) {
        var table = new ByteTable<String>();
        List<byte[]> keys = new ArrayList<>();
        keys.add(new byte[length]);
        for (int at = 0; at < length; at++) {
            for (int value = 1; value < 256; value += 3) {
                byte[] key = new byte[length];
                key[at] = (byte) value;
                keys.add(key);
            }
        }
        for (int i = 0; i < keys.size(); i++) {
            table.put(keys.get(i), "value " + i);
        }
        assertThat(table.size()).isEqualTo(keys.size());
        byte[] around = new byte[length + 6];
        for (int i = 0; i < keys.size(); i++) {
            System.arraycopy(keys.get(i), 0, around, 3, length);
            assertThat(table.get(around, 3, length)).isEqualTo("value " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itDoesWhatAMapDoes(long seed) {
        var random = new Random(seed);
        var table = new ByteTable<Integer>();
        Map<String, Integer> model = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            String name = "agente-" + random.nextInt(300);
            byte[] key = name.getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(3) == 0) {
                table.remove(key);
                model.remove(name);
            } else {
                table.put(key, i);
                model.put(name, i);
            }
            assertThat(table.get(key)).isEqualTo(model.get(name));
            assertThat(table.size()).isEqualTo(model.size());
        }
        var seen = new ArrayList<Integer>();
        table.forEach(seen::add);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(model.values());
    }
}
