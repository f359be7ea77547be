package dev.thalamus.ui.screen.graph.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PixelsTest {
    private final int[] array = new int[40 * 30];
    private final Pixels pixels = new Pixels(array, 40, 30);

    @Test
    void aLineCoversItsWidth() {
        pixels.clear(0);
        pixels.line(2, 10, 32, 10, 3, 0xFFFFFF, 1);
        double ink = 0;
        for (int y = 0; y < 30; y++) {
            ink += (array[y * 40 + 17] & 0xFF) / 255.0;
        }
        assertThat(ink).isBetween(2.9, 3.1);
        assertThat(array[10 * 40 + 36] & 0xFF).isZero();
    }

    @Test
    void aChainOfHalfSeenLinesHasNoDarkJoints() {
        pixels.clear(0);
        for (int i = 0; i < 6; i++) {
            pixels.line(2 + 5 * i, 15, 7 + 5 * i, 15, 2, 0xFFFFFF, 0.5);
        }
        for (int x = 2; x < 32; x++) {
            assertThat(array[15 * 40 + x] & 0xFF).isBetween(120, 130);
        }
    }

    @Test
    void whatLiesOutsideIsCutOff() {
        pixels.clear(0x102030);
        pixels.line(-500, -700, 900, 1_200, 5, 0xFFFFFF, 1);
        pixels.line(5, -1e7, 5, 1e7, 40, 0xFFFFFF, 1);
        pixels.triangle(-90, -90, 300, 10, -20, 400, 0xFF0000, 0.5);
        pixels.line(Double.NaN, 0, 5, 5, 1, 0xFFFFFF, 1);
        pixels.dot(-1, 500, 0xFFFFFF);
        for (int pixel : array) {
            assertThat(pixel >>> 24).isEqualTo(255);
        }
    }

    @Test
    void aTriangleIsFilled() {
        pixels.clear(0);
        pixels.triangle(5, 5, 25, 5, 5, 25, 0x00FF00, 1);
        assertThat(array[8 * 40 + 8]).isEqualTo(0xFF00FF00);
        assertThat(array[24 * 40 + 24]).isEqualTo(0xFF000000);
    }
}
