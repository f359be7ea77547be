package dev.thalamus.ui.kit;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The system's clipboard. Confined to the FX thread. */
public final class Clip {
    private Clip() {}

    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** The text on the clipboard, or an empty one. */
    public static String text() {
        var text = Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text;
    }
}
