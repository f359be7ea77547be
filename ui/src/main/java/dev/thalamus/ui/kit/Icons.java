package dev.thalamus.ui.kit;

import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.IkonHandler;
import org.kordamp.ikonli.fluentui.FluentUiFilledAL;
import org.kordamp.ikonli.fluentui.FluentUiFilledALIkonHandler;
import org.kordamp.ikonli.fluentui.FluentUiFilledMZ;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.fluentui.FluentUiRegularALIkonHandler;
import org.kordamp.ikonli.fluentui.FluentUiRegularMZ;

/**
 * Every icon of the window: Fluent UI's outlines, filled ones for what is on. Immutable; nodes are confined to the FX thread.
 *
 * <p>A node is a {@link Text} in the icon font, so that size and colour come from style sheets, also inside cells: class {@code icon}, plus
 * {@code size-12}, {@code size-14}, {@code size-20}, {@code size-24} or {@code size-32} (16 without).
 */
public enum Icons {
    ADD(FluentUiRegularAL.ADD_20),
    AGENT(FluentUiRegularAL.BOT_24, FluentUiFilledAL.BOT_24),
    ARROW_DOWN(FluentUiRegularAL.ARROW_DOWN_20),
    ARROW_LEFT(FluentUiRegularAL.ARROW_LEFT_20),
    ARROW_RIGHT(FluentUiRegularAL.ARROW_RIGHT_20),
    ARROW_UP(FluentUiRegularAL.ARROW_UP_20),
    BOOKMARK(FluentUiRegularAL.BOOKMARK_20, FluentUiFilledAL.BOOKMARK_20),
    BUG(FluentUiRegularAL.BUG_20),
    CHECK(FluentUiRegularAL.CHECKMARK_20),
    CHECK_CIRCLE(FluentUiRegularAL.CHECKMARK_CIRCLE_20),
    CHEVRON_DOWN(FluentUiRegularAL.CHEVRON_DOWN_20),
    CHEVRON_LEFT(FluentUiRegularAL.CHEVRON_LEFT_20),
    CHEVRON_RIGHT(FluentUiRegularAL.CHEVRON_RIGHT_20),
    CHEVRON_UP(FluentUiRegularAL.CHEVRON_UP_20),
    CHECKBOX(FluentUiRegularAL.CHECKBOX_UNCHECKED_20),
    CHECKBOX_CHECKED(FluentUiRegularAL.CHECKBOX_CHECKED_20),
    CLOCK(FluentUiRegularAL.CLOCK_20),
    CLOSE(FluentUiRegularAL.DISMISS_20),
    CODE(FluentUiRegularAL.CODE_20, FluentUiFilledAL.CODE_20),
    COLUMNS(FluentUiRegularAL.COLUMN_TRIPLE_24),
    COMMENT(FluentUiRegularAL.COMMENT_20, FluentUiFilledAL.COMMENT_20),
    COPY(FluentUiRegularAL.COPY_20),
    CUT(FluentUiRegularAL.CUT_20),
    DELETE(FluentUiRegularAL.DELETE_20),
    DIFF(FluentUiRegularAL.DOCUMENT_COPY_20),
    EDIT(FluentUiRegularAL.EDIT_20),
    ERROR(FluentUiRegularAL.ERROR_CIRCLE_20),
    EXPORT(FluentUiRegularAL.ARROW_EXPORT_20),
    EYE(FluentUiRegularAL.EYE_SHOW_20),
    FILTER(FluentUiRegularAL.FILTER_20),
    FORWARD(FluentUiRegularAL.ARROW_FORWARD_20),
    FORWARDED(FluentUiRegularAL.ARROW_UP_RIGHT_24),
    GLOBE(FluentUiRegularAL.GLOBE_20, FluentUiFilledAL.GLOBE_20),
    GRAPH(FluentUiRegularMZ.SHARE_ANDROID_20, FluentUiFilledMZ.SHARE_ANDROID_20),
    HELP(FluentUiRegularMZ.QUESTION_CIRCLE_20),
    HISTORY(FluentUiRegularAL.HISTORY_20, FluentUiFilledAL.HISTORY_20),
    IMPORT(FluentUiRegularAL.ARROW_IMPORT_20),
    INBOX(FluentUiRegularMZ.MAIL_INBOX_20, FluentUiFilledMZ.MAIL_INBOX_20),
    KEYBOARD(FluentUiRegularAL.KEYBOARD_20),
    KEYS(FluentUiRegularAL.KEY_MULTIPLE_20, FluentUiFilledAL.KEY_MULTIPLE_20),
    LAB(FluentUiRegularAL.BEAKER_20, FluentUiFilledAL.BEAKER_20),
    LANGUAGE(FluentUiRegularAL.LOCAL_LANGUAGE_20),
    LAYERS(FluentUiRegularAL.LAYER_20),
    LINK(FluentUiRegularAL.LINK_20),
    MOON(FluentUiRegularMZ.WEATHER_MOON_20),
    MORE(FluentUiRegularMZ.MORE_20),
    OPEN(FluentUiRegularMZ.OPEN_20),
    OPTIONS(FluentUiRegularMZ.OPTIONS_20),
    OVERVIEW(FluentUiRegularAL.GLANCE_24, FluentUiFilledAL.GLANCE_24),
    PAGE_FIT(FluentUiRegularMZ.PAGE_FIT_20),
    PANE_CLOSE(FluentUiRegularMZ.PANE_CLOSE_20),
    PANE_OPEN(FluentUiRegularMZ.PANE_OPEN_20),
    PAUSE(FluentUiRegularMZ.PAUSE_20),
    PIN(FluentUiRegularMZ.PIN_20, FluentUiFilledMZ.PIN_20),
    PLAY(FluentUiRegularMZ.PLAY_20),
    RECORD(FluentUiRegularMZ.RECORD_20, FluentUiFilledMZ.RECORD_20),
    REFRESH(FluentUiRegularAL.ARROW_CLOCKWISE_20),
    REFUSED(FluentUiRegularAL.DISMISS_CIRCLE_20),
    REMOTE(FluentUiRegularAL.GLOBE_20),
    RULE(FluentUiRegularAL.GAVEL_24),
    SAVE(FluentUiRegularMZ.SAVE_20),
    SEARCH(FluentUiRegularMZ.SEARCH_20),
    SEND(FluentUiRegularMZ.SEND_20),
    SESSIONS(FluentUiRegularAL.CHAT_20, FluentUiFilledAL.CHAT_20),
    SETTINGS(FluentUiRegularMZ.SETTINGS_20, FluentUiFilledMZ.SETTINGS_20),
    SHIELD(FluentUiRegularMZ.SHIELD_20),
    STAR(FluentUiRegularMZ.STAR_20, FluentUiFilledMZ.STAR_20),
    STOP(FluentUiRegularMZ.STOP_20),
    STREAM(FluentUiRegularAL.FLASH_ON_20, FluentUiFilledAL.FLASH_ON_20),
    SUN(FluentUiRegularMZ.WEATHER_SUNNY_20),
    UNDO(FluentUiRegularAL.ARROW_UNDO_20),
    UNPLUG(FluentUiRegularMZ.PLUG_DISCONNECTED_20),
    WARNING(FluentUiRegularMZ.WARNING_20),
    WINDOW(FluentUiRegularMZ.WINDOW_NEW_20),
    ZOOM_IN(FluentUiRegularMZ.ZOOM_IN_20),
    ZOOM_OUT(FluentUiRegularMZ.ZOOM_OUT_20);

    private final Ikon regular;
    private final @Nullable Ikon filled;

    Icons(Ikon regular) { this(regular, null); }

    Icons(Ikon regular, @Nullable Ikon filled) {
        this.regular = regular;
        this.filled = filled;
    }

    /** A new node of 16 pixels. */
    public Text node() { return glyph(regular); }

    /** A new node of 12, 14, 16, 20, 24 or 32 pixels. */
    public Text node(int size) { return size(node(), size); }

    /** A new node of 16 pixels, filled where the font has such an icon. */
    public Text filled() {
        if (filled == null)
            return node();
        var node = glyph(filled);
        node.getStyleClass().add("filled");
        return node;
    }

    /** A new node of that size, filled where the font has such an icon. */
    public Text filled(int size) { return size(filled(), size); }

    /** The glyph as text in the font {@link #FONT}, for canvases. */
    public String glyph() { return Character.toString(regular.getCode()); }

    /** The family of the outlined glyphs. */
    public static final String FONT = "FluentSystemIcons-Regular";

    static void loadFonts() {
        for (IkonHandler handler : new IkonHandler[]{new FluentUiRegularALIkonHandler(), new FluentUiFilledALIkonHandler()}) {
            Font.loadFont(handler.getFontResourceAsStream(), 16);
        }
    }

    private static Text glyph(Ikon ikon) {
        var node = new Text(Character.toString(ikon.getCode()));
        node.getStyleClass().add("icon");
        // Screen readers skip it: a button's name is its accessible text, an icon beside a word says nothing more.
        node.setAccessibleText("");
        return node;
    }

    private static Text size(Text node, int size) {
        if (size != 16)
            node.getStyleClass().add("size-" + size);
        return node;
    }
}
