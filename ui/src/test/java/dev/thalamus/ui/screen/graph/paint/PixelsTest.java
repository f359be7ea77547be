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
    void aThinLineHasTheInkOfItsLengthInEveryDirection() {
        for (double turn = 0; turn < 2 * Math.PI; turn += 0.2) {
            pixels.clear(0);
            double x = 20.3, y = 15.2, toX = x + 12 * Math.cos(turn), toY = y + 12 * Math.sin(turn);
            pixels.line(x, y, toX, toY, 1, 0xFFFFFF, 0.6);
            double ink = 0;
            for (int pixel : array) {
                ink += (pixel & 0xFF) / 255.0;
            }
            assertThat(ink).describedAs("turned by %s", turn).isBetween(0.6 * 12 - 1.1, 0.6 * 12 + 1.1);
        }
    }

    @Test
    void aThinLineGoesWhereAThickOneGoes() {
        pixels.clear(0);
        pixels.line(2, 3, 38, 21, 1, 0xFFFFFF, 1);
        for (int x = 3; x < 37; x++) {
            double middle = 3 + (x + 0.5 - 2) / 2, ink = 0, weight = 0;
            for (int y = 0; y < 30; y++) {
                ink += array[y * 40 + x] & 0xFF;
                weight += (array[y * 40 + x] & 0xFF) * (y + 0.5);
            }
            assertThat(weight / ink).isCloseTo(middle, org.assertj.core.api.Assertions.within(0.05));
        }
    }

    @Test
    void aSquareHasItsFrameAndSoftCornersAndIsCutOffOutside() {
        pixels.clear(0);
        pixels.square(10, 10, 6, 0x0000FF, 0x00FF00, false);
        assertThat(array[12 * 40 + 12]).isEqualTo(0xFF0000FF);
        assertThat(array[10 * 40 + 12]).isEqualTo(0xFF00FF00);
        assertThat(array[10 * 40 + 10] & 0xFF00).isBetween(0x4000, 0x6000);
        pixels.square(-3, 27, 8, 0xFFFFFF, 0xFFFFFF, true);
        assertThat(array[28 * 40]).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void aTriangleIsFilled() {
        pixels.clear(0);
        pixels.triangle(5, 5, 25, 5, 5, 25, 0x00FF00, 1);
        assertThat(array[8 * 40 + 8]).isEqualTo(0xFF00FF00);
        assertThat(array[24 * 40 + 24]).isEqualTo(0xFF000000);
    }
}
