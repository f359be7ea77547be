import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Draws the program's icon from its SVG: one PNG a size, the {@code .ico} of Windows and the {@code .icns} of macOS. Run by the build of module
 * assets, never shipped. Arguments: the SVG, the folder to write into.
 */
final class RenderMark {
    private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512};

    void main(String[] args) throws IOException {
        var svg = Path.of(args[0]);
        var folder = Files.createDirectories(Path.of(args[1]));
        var pngs = new LinkedHashMap<Integer, byte[]>();
        for (int size : SIZES) {
            pngs.put(size, draw(svg, size));
            Files.write(folder.resolve("thalamus-" + size + ".png"), pngs.get(size));
        }
        Files.write(folder.resolve("thalamus.ico"), ico(pngs));
        Files.write(folder.resolve("thalamus.icns"), icns(pngs));
    }

    private static byte[] draw(Path svg, int size) throws IOException {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        var document = new SVGLoader().load(svg.toUri().toURL());
        if (document == null) throw new IOException("not an SVG: " + svg);
        document.render(null, g, new ViewBox(size, size));
        g.dispose();
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    /** ICONDIR, one ICONDIRENTRY an image, then the PNGs as they are (Windows Vista and later); a size byte of 0 means 256. */
    private static byte[] ico(Map<Integer, byte[]> pngs) {
        var images = pngs.entrySet().stream().filter(png -> png.getKey() <= 256).toList();
        int offset = 6 + 16 * images.size();
        var out = ByteBuffer.allocate(offset + images.stream().mapToInt(png -> png.getValue().length).sum()).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) images.size());
        for (var png : images) {
            byte side = (byte) (png.getKey() & 0xFF);
            out.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
            out.putInt(png.getValue().length).putInt(offset);
            offset += png.getValue().length;
        }
        images.forEach(png -> out.put(png.getValue()));
        return out.array();
    }

    /** Magic and length, then chunks of type, length and PNG; ic11 to ic14 are the same pictures for screens of double density. */
    private static byte[] icns(Map<Integer, byte[]> pngs) throws IOException {
        var chunks = new LinkedHashMap<String, Integer>();
        chunks.put("icp4", 16);
        chunks.put("icp5", 32);
        chunks.put("ic07", 128);
        chunks.put("ic08", 256);
        chunks.put("ic09", 512);
        chunks.put("ic11", 32);
        chunks.put("ic12", 64);
        chunks.put("ic13", 256);
        chunks.put("ic14", 512);
        var body = new ByteArrayOutputStream();
        var data = new DataOutputStream(body);
        for (var chunk : chunks.entrySet()) {
            byte[] png = pngs.get(chunk.getValue());
            data.writeBytes(chunk.getKey());
            data.writeInt(8 + png.length);
            data.write(png);
        }
        var out = new ByteArrayOutputStream();
        var head = new DataOutputStream(out);
        head.writeBytes("icns");
        head.writeInt(8 + body.size());
        body.writeTo(out);
        return out.toByteArray();
    }
}
