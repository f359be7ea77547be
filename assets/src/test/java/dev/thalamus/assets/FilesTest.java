package dev.thalamus.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every handle leads to a file that is what it says. */
class FilesTest {
    @ParameterizedTest
    @EnumSource(Assets.Font.class)
    void digitsOfEveryFontHaveOneWidth(Assets.Font font) throws Exception {
        try (var in = font.open()) {
            var loaded = Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(100f);
            assertThat(loaded.getFamily()).startsWith("Thalamus ");
            var context = new FontRenderContext(null, true, true);
            assertThat(IntStream.rangeClosed('0', '9')
                    .mapToDouble(digit -> loaded.getStringBounds(Character.toString(digit), context).getWidth()).distinct().count())
                    .isEqualTo(1);
            assertThat(loaded.canDisplayUpTo("áéíóúñ¿¡ ÄÖÜß Δ µ → ← ▼ ✓ … — – × · ’ “” € Жя Ωω")).isEqualTo(-1);
        }
    }

    @Test
    void theLicencesOfTheFontsAreShipped() {
        assertThat(Assets.find("fonts/OFL-Inter.txt")).isPresent();
        assertThat(Assets.find("fonts/OFL-JetBrainsMono.txt")).isPresent();
    }

    @Test
    void iconsAreDrawnFromTheMark() throws IOException {
        for (int size : Assets.ICON_SIZES)
            try (var in = Assets.icon(size)) {
                var image = ImageIO.read(in);
                assertThat(image.getWidth()).isEqualTo(size);
                assertThat(image.getHeight()).isEqualTo(size);
                assertThat(image.getRGB(0, 0) >>> 24).as("the corner is transparent").isLessThan(0x80);
                assertThat(image.getRGB(size / 2, size / 2)).as("the signal in the middle").isEqualTo(0xFFFFB04D);
            }
        assertThatThrownBy(() -> Assets.icon(20)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no icon of 20");
    }

    @Test
    void containersOfIconsSayTheirLength() throws IOException {
        var ico = ByteBuffer.wrap(bytes("mark/thalamus.ico")).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(ico.getShort(2)).isEqualTo((short) 1);
        int images = ico.getShort(4), last = 6 + 16 * (images - 1);
        assertThat(images).isEqualTo(7);
        assertThat(ico.getInt(last + 8) + ico.getInt(last + 12)).isEqualTo(ico.capacity());
        var icns = ByteBuffer.wrap(bytes("mark/thalamus.icns"));
        assertThat(icns.getInt(0)).isEqualTo(0x69636E73);
        assertThat(icns.getInt(4)).isEqualTo(icns.capacity());
    }

    @ParameterizedTest
    @EnumSource(Assets.Mark.class)
    void marksAreVectorGraphics(Assets.Mark mark) throws IOException {
        try (var in = mark.open()) {
            assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)).startsWith("<svg");
        }
    }

    @Test
    void thisModuleKnowsNothingButTheJdk() {
        var classes = new ClassFileImporter().withImportOption(new com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests())
                .importPackages("dev.thalamus.assets");
        assertThat(classes).isNotEmpty();
        ArchRuleDefinition.classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.thalamus.assets..", "org.jspecify..").check(classes);
    }

    private static byte[] bytes(String path) throws IOException {
        try (var in = Assets.find(path).orElseThrow().openStream()) {
            return in.readAllBytes();
        }
    }
}
