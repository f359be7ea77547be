package dev.thalamus.ui.screen.graph.paint;

import java.util.Arrays;

/**
 * Smooth lines and triangles drawn into an array of opaque pixels. Confined to one thread.
 *
 * <p>Why not the canvas: thousands of strokes a frame cost its software renderer twice the time of a whole pulse. A line is walked pixel by pixel
 * along its longer side; across it each pixel is covered as far as the line's ideal band reaches.
 */
public final class Pixels {
    private static final int FULL = 256;
    /** Lines up to that width are spread over two pixels each step, with no look at where their band ends: half the time for what a large graph is made of. */
    private static final double THIN = 1.3;
    private static final int FRACTION = 16;

    private final int[] pixels;
    private final int width;
    private final int height;

    /** @param pixels 0xAARRGGBB, row by row; written to */
    public Pixels(int[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    public void clear(int rgb) { Arrays.fill(pixels, 0, width * height, 0xFF000000 | rgb); }

    /** A single pixel; outside nothing happens. */
    public void dot(int x, int y, int rgb) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            pixels[y * width + x] = 0xFF000000 | rgb;
        }
    }

    /** A line from the first point up to, not including, the second, so that a chain of lines covers no pixel twice; {@code alpha} 0 to 1. */
    public void line(double x0, double y0, double x1, double y1, double thick, int rgb, double alpha) {
        int opacity = (int) (alpha * FULL);
        // A line thinner than a pixel is drawn a pixel wide and fainter.
        if (thick < 1) {
            opacity = (int) (opacity * Math.max(0.35, thick));
        }
        double wide = Math.max(1, thick), dx = x1 - x0, dy = y1 - y0;
        if (opacity <= 0 || !(Math.abs(dx) + Math.abs(dy) > 1e-9)) {
            return;
        }
        boolean flat = Math.abs(dx) >= Math.abs(dy);
        if (wide <= THIN) {
            if (flat) {
                thin(x0, x1, y0, dy / dx, width, height, 1, width, rgb, opacity * wide);
            } else {
                thin(y0, y1, x0, dx / dy, height, width, width, 1, rgb, opacity * wide);
            }
        } else if (flat) {
            double slope = dy / dx, half = wide / 2 * Math.sqrt(1 + slope * slope);
            int from = (int) Math.ceil(Math.max(-0.5, Math.min(x0, x1) - 0.5)),
                    to = (int) Math.ceil(Math.min(width - 0.5, Math.max(x0, x1) - 0.5));
            for (int x = from; x < to; x++) {
                double middle = y0 + (x + 0.5 - x0) * slope;
                column(x, middle - half, middle + half, rgb, opacity);
            }
        } else {
            double slope = dx / dy, half = wide / 2 * Math.sqrt(1 + slope * slope);
            int from = (int) Math.ceil(Math.max(-0.5, Math.min(y0, y1) - 0.5)),
                    to = (int) Math.ceil(Math.min(height - 0.5, Math.max(y0, y1) - 0.5));
            for (int y = from; y < to; y++) {
                double middle = x0 + (y + 0.5 - y0) * slope;
                row(y, middle - half, middle + half, rgb, opacity);
            }
        }
    }

    /** A thin line along the axis {@code a} over {@code b}; each step shares its ink between the two pixels beside the line's middle. */
    private void thin(double a0, double a1, double b0, double slope, int endA, int endB, int strideA, int strideB, int rgb, double ink) {
        double low = Math.max(0, Math.min(a0, a1)), high = Math.min(endA, Math.max(a0, a1));
        // Where its middle lies between the middles of the first and the last pixel.
        double first = a0 + (0.5 - b0) / slope, last = a0 + (endB - 0.5 - b0) / slope;
        if (slope != 0) {
            low = Math.max(low, Math.min(first, last));
            high = Math.min(high, Math.max(first, last));
        } else if (b0 < 0.5 || b0 >= endB - 0.5) {
            return;
        }
        int from = (int) Math.ceil(low - 0.5), to = (int) Math.ceil(high - 0.5),
                opacity = (int) Math.min(FULL, ink * Math.sqrt(1 + slope * slope));
        int at = (int) ((b0 - 0.5 + (from + 0.5 - a0) * slope) * (1 << FRACTION)), step = (int) (slope * (1 << FRACTION)),
                most = endB - 1 << FRACTION;
        for (int a = Math.max(0, from); a < to; a++, at += step) {
            if (at < 0 || at >= most) {
                continue; // rounding
            }
            int pixel = a * strideA + (at >> FRACTION) * strideB, far = (at >> FRACTION - 8 & 0xFF) * opacity >> 8;
            blend(pixel, rgb, opacity - far);
            blend(pixel + strideB, rgb, far);
        }
    }

    /** A square with soft corners; {@code frame} is its outer line of a pixel. What lies outside is cut off. */
    public void square(int x, int y, int side, int rgb, int frame, boolean dashed) {
        for (int row = Math.max(0, y); row < Math.min(height, y + side); row++) {
            boolean edge = row == y || row == y + side - 1;
            for (int column = Math.max(0, x); column < Math.min(width, x + side); column++) {
                boolean end = column == x || column == x + side - 1;
                boolean framed = (edge || end) && !(dashed && (row - y + column - x) % 4 > 1);
                blend(row * width + column, framed ? frame : rgb, edge && end ? FULL / 3 : FULL);
            }
        }
    }

    /** A filled triangle. */
    public void triangle(double ax, double ay, double bx, double by, double cx, double cy, int rgb, double alpha) {
        int opacity = (int) (alpha * FULL);
        int top = (int) Math.floor(Math.max(0, Math.min(ay, Math.min(by, cy))));
        int bottom = (int) Math.ceil(Math.min(height, Math.max(ay, Math.max(by, cy))));
        for (int y = top; y < bottom; y++) {
            double left = Double.POSITIVE_INFINITY, right = Double.NEGATIVE_INFINITY, middle = y + 0.5;
            for (int side = 0; side < 3; side++) {
                double x0 = side == 0 ? ax : side == 1 ? bx : cx, y0 = side == 0 ? ay : side == 1 ? by : cy;
                double x1 = side == 0 ? bx : side == 1 ? cx : ax, y1 = side == 0 ? by : side == 1 ? cy : ay;
                if (y0 != y1 && middle >= Math.min(y0, y1) && middle <= Math.max(y0, y1)) {
                    double x = x0 + (middle - y0) * (x1 - x0) / (y1 - y0);
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
            }
            if (left < right) {
                row(y, left, right, rgb, opacity);
            }
        }
    }

    private void column(int x, double from, double to, int rgb, int opacity) {
        double top = Math.max(0, from), bottom = Math.min(height, to);
        if (top >= bottom) {
            return;
        }
        int first = (int) top, last = (int) Math.ceil(bottom) - 1;
        int at = first * width + x;
        if (first == last) {
            blend(at, rgb, (int) (opacity * (bottom - top)));
            return;
        }
        blend(at, rgb, (int) (opacity * (first + 1 - top)));
        for (int y = first + 1; y < last; y++) {
            at += width;
            blend(at, rgb, opacity);
        }
        blend(at + width, rgb, (int) (opacity * (bottom - last)));
    }

    private void row(int y, double from, double to, int rgb, int opacity) {
        double left = Math.max(0, from), right = Math.min(width, to);
        if (left >= right) {
            return;
        }
        int first = (int) left, last = (int) Math.ceil(right) - 1, line = y * width;
        if (first == last) {
            blend(line + first, rgb, (int) (opacity * (right - left)));
            return;
        }
        blend(line + first, rgb, (int) (opacity * (first + 1 - left)));
        for (int x = first + 1; x < last; x++) {
            blend(line + x, rgb, opacity);
        }
        blend(line + last, rgb, (int) (opacity * (right - last)));
    }

    private void blend(int at, int rgb, int alpha) {
        int ground = pixels[at], rest = FULL - alpha;
        int redBlue = (rgb & 0xFF00FF) * alpha + (ground & 0xFF00FF) * rest >>> 8 & 0xFF00FF;
        int green = (rgb & 0xFF00) * alpha + (ground & 0xFF00) * rest >>> 8 & 0xFF00;
        pixels[at] = 0xFF000000 | redBlue | green;
    }
}
