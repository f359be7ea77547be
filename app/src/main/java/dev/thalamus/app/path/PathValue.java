package dev.thalamus.app.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A PATH of Windows as it is written in the registry; what is not asked for stays as it is, empty parts and doubles too. Immutable. */
record PathValue(String text) {
    /** The folders, without quotes; variables such as {@code %USERPROFILE%} are not replaced. */
    List<String> folders() {
        return Arrays.stream(text.split(";")).map(PathValue::plain).filter(folder -> !folder.isEmpty()).toList();
    }

    boolean has(String folder) { return folders().stream().anyMatch(same(folder)); }

    /** With the folder at the end, unless it is there. */
    PathValue with(String folder) {
        return has(folder) ? this : new PathValue(text.isEmpty() ? folder : text.endsWith(";") ? text + folder : text + ";" + folder);
    }

    /** Without the folder, however often it is there. */
    PathValue without(String folder) {
        if (!has(folder)) {
            return this;
        }
        var kept = new ArrayList<>(Arrays.asList(text.split(";", -1)));
        kept.removeIf(part -> same(folder).test(plain(part)));
        return new PathValue(kept.stream().collect(Collectors.joining(";")));
    }

    private static Predicate<String> same(String folder) { return other -> plain(folder).equalsIgnoreCase(other); }

    private static String plain(String part) {
        String bare = part.strip().replace("\"", "");
        // C:\ is a root, not a folder with a separator too many.
        return bare.length() > 3 && bare.endsWith("\\") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
