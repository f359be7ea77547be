package dev.thalamus.app;

import com.sun.glass.ui.Application;

/**
 * What a window system calls our windows, so that a dock puts them under the menu entry's icon. Confined to the FX thread.
 *
 * <p>JavaFX has no public way to say it for a program that is no {@code Application}; its own name for those is "java".
 */
final class WindowClass {
    private WindowClass() {}

    /** Names the windows that are made from now on; where JavaFX keeps its inside shut they stay "java". */
    static void set(String name) {
        try {
            Application.GetApplication().setName(name);
        } catch (IllegalAccessError shut) {
            System.getLogger(WindowClass.class.getName()).log(System.Logger.Level.DEBUG, "Windows stay without a name", shut);
        }
    }
}
