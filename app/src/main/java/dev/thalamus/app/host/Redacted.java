package dev.thalamus.app.host;

import java.util.regex.Pattern;

/** Takes secrets and the user's home folder out of a text that leaves the program as a log line or a crash report. Immutable. */
public final class Redacted {
    private static final String MASK = "********";
    private static final Pattern BEARER = Pattern.compile("(?i)(bearer\\s+)[^\\s\"',;]+");
    private static final Pattern NAMED = Pattern
            .compile("(?i)((?:token|password|passwd|secret|api[_-]?key)[\"']?\\s*[=:]\\s*[\"']?)[^\\s\"',;&]+");
    private static final Pattern USER_INFO = Pattern.compile("(://)[^/\\s@]+@");

    private Redacted() {}

    /** The text without what nobody else should read. */
    public static String text(String raw) {
        String text = BEARER.matcher(raw).replaceAll("$1" + MASK);
        text = NAMED.matcher(text).replaceAll("$1" + MASK);
        text = USER_INFO.matcher(text).replaceAll("$1" + MASK + "@");
        String home = System.getProperty("user.home", "");
        return home.length() > 1 ? text.replace(home, "~") : text;
    }
}
