package dev.thalamus.ui.kit;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;

/** How each of the six signal types is drawn; in the order of the byte on the wire, which is the order of every legend. Immutable. */
public enum SignalShape {
    ACTION_POTENTIAL("M7.2 0 2 6.8h3.4L4.4 12 10 5H6.4Z"),
    DOPAMINE("M6 1 11.6 11H.4Z"),
    SEROTONIN("M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Z"),
    NOREPINEPHRINE("M6 .2 11.8 6 6 11.8.2 6Z"),
    GABA("M1.2 1.2h9.6v9.6H1.2Z"),
    GLUTAMATE("M4 .6h4V4h3.4v4H8v3.4H4V8H.6V4H4Z");

    /** Side of the square box that {@link #path()} is drawn in. */
    public static final double BOX = 12;

    private static final List<SignalShape> ALL = List.of(values());

    private final String path;
    private final String token;
    private final PseudoClass pseudoClass;

    SignalShape(String path) {
        this.path = path;
        token = name().toLowerCase(Locale.ROOT).replace('_', '-');
        pseudoClass = PseudoClass.getPseudoClass(token);
    }

    /** All six, in the order of the wire. */
    public static List<SignalShape> all() { return ALL; }

    /** The shape of the type whose byte on the wire is {@code code}, 0 to 5. */
    public static SignalShape ofCode(int code) {
        return ALL.get(code);
    }

    /** The outline as SVG path data in a box of 12 by 12; a canvas takes it with {@code appendSVGPath}. */
    public String path() {
        return path;
    }

    /** The type's name as the style sheet spells it, such as {@code action-potential}. */
    public String token() { return token; }

    /** What the kit's own cells change instead of the style class, because it is cheaper. */
    PseudoClass pseudoClass() {
        return pseudoClass;
    }

    /** The style class that sets {@code -th-sig-fg}, {@code -th-sig-fill} and {@code -th-sig-bg} to this type's colours. */
    public String styleClass() {
        return "sig-" + token;
    }
}
