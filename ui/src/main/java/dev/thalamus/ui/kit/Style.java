package dev.thalamus.ui.kit;

/** Names of the style classes that many nodes share; the looks are in the style sheets of module assets. */
public final class Style {
    public static final String DISPLAY = "t-display", TITLE = "t-title", STRONG = "t-strong", MEDIUM = "t-medium";
    public static final String DENSE = "t-dense", CAPTION = "t-caption", CODE = "t-code", CODE_SMALL = "t-code-small";
    public static final String MUTED = "t-muted", SUBTLE = "t-subtle", LINK = "t-link", RIGHT = "right";
    public static final String ACCENT_TEXT = "t-accent", SUCCESS_TEXT = "t-success", WARNING_TEXT = "t-warning", DANGER_TEXT = "t-danger";

    /** Tones of chips, badges, dots, banners, toasts and buttons. */
    public static final String ACCENT = "accent", SUCCESS = "success", WARNING = "warning", DANGER = "danger", OUTLINED = "outlined";

    /** Shapes of buttons. */
    public static final String FLAT = "flat", SMALL = "small", ICON_ONLY = "icon-only", PILL = "pill";

    /** Row heights of tables, lists and trees; 32 is the tables' own. */
    public static final String ROWS_20 = "rows-20", ROWS_24 = "rows-24", ROWS_28 = "rows-28", ROWS_40 = "rows-40", ROWS_64 = "rows-64";

    public static final String BG_DEFAULT = "bg-default", BG_SUBTLE = "bg-subtle", BG_INSET = "bg-inset";
    public static final String LINE_TOP = "line-top", LINE_BOTTOM = "line-bottom", LINE_LEFT = "line-left", LINE_RIGHT = "line-right";
    public static final String GAP_4 = "gap-4", GAP_8 = "gap-8", GAP_12 = "gap-12", GAP_16 = "gap-16", GAP_24 = "gap-24";
    public static final String PAD_8 = "pad-8", PAD_16 = "pad-16", PAD_SIDE = "pad-side";
    public static final String CARD = "th-card", CARD_TITLE = "card-title", POP_UP = "pop-up", FOCUS_RING = "focus-ring";
    public static final String SCREEN_HEAD = "screen-head", FILTER_ROW = "filter-row", PANE_HEAD = "pane-head";
    public static final String STRIPED = "striped", CANVAS_GROUND = "canvas-ground";

    private Style() {}
}
