package dev.thalamus.ui.kit;

import dev.thalamus.assets.Assets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Pattern;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.stage.Stage;

/** The program's icon and its written name. Confined to the FX thread. */
public final class Mark {
    private static final String WORD = read();

    private Mark() {}

    /** The icon with that side in pixels of the design, sharp also at double density. */
    public static ImageView icon(double side) {
        var wanted = side * 2 * Look.zoomProperty().get();
        int file = Assets.ICON_SIZES.stream().filter(size -> size >= wanted).findFirst().orElse(Assets.ICON_SIZES.getLast());
        var view = new ImageView(new Image(Assets.icon(file)));
        view.setFitWidth(Look.px(side));
        view.setFitHeight(Look.px(side));
        view.setSmooth(true);
        view.setAccessibleText("Thalamus");
        return view;
    }

    /** The name as it is drawn, with that height in pixels of the design, in the colour of the text. */
    public static Region word(double height) {
        var outline = new SVGPath();
        outline.setContent(WORD);
        var word = new Region();
        word.setShape(outline);
        word.getStyleClass().add("wordmark");
        double tall = Look.px(height),
                wide = Math.rint(tall * outline.getLayoutBounds().getWidth() / outline.getLayoutBounds().getHeight());
        word.setMinSize(wide, tall);
        word.setMaxSize(wide, tall);
        word.setAccessibleText("Thalamus");
        return word;
    }

    private static String read() {
        try (var in = Assets.Mark.WORDMARK.open()) {
            var path = Pattern.compile("fill=\"currentColor\"\\s+d=\"([^\"]+)\"")
                    .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (!path.find())
                throw new IllegalStateException("the word mark has no outline");
            return path.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a window the icon in every size. */
    public static void apply(Stage stage) {
        var images = new ArrayList<Image>();
        for (int size : Assets.ICON_SIZES)
            images.add(new Image(Assets.icon(size)));
        stage.getIcons().setAll(images);
    }
}
