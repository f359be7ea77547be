package dev.thalamus.app.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the program ends, with the numbers that BSD's sysexits gives these cases. */
public enum Exit {
    OK(0, "done, or stopped by Ctrl+C or SIGTERM"),
    USAGE(64, "the command line was not understood"),
    UNAVAILABLE(69, "something outside is missing: port in use, data folder in use, no display, no hub to connect to"),
    SOFTWARE(70, "a fault of Thalamus; a crash report was written"),
    CONFIG(78, "a setting is not usable");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() { return code; }

    /** Code to meaning, in order, for the help text. */
    static Map<String, String> table() {
        var table = new LinkedHashMap<String, String>();
        Arrays.stream(values()).forEach(exit -> table.put(" " + exit.code, exit.meaning));
        return table;
    }
}
