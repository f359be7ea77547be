package dev.thalamus.hub.kit;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was most likely meant. Immutable. */
public final class Nearest {
    private Nearest() {}

    /** The one that ends in {@code word} or differs from it in the fewest letters; empty when all differ in more than a third. */
    public static Optional<String> to(String word, Collection<String> words) {
        String wanted = word.toLowerCase(Locale.ROOT);
        Optional<String> tail = words.stream().filter(known -> known.toLowerCase(Locale.ROOT).endsWith("." + wanted)).findFirst();
        return tail.or(() -> words.stream().min(Comparator.comparingInt(known -> distance(wanted, known)))
                .filter(known -> distance(wanted, known) <= Math.max(2, known.length() / 3)));
    }

    /** Levenshtein's: letters to insert, delete or replace. */
    private static int distance(String wanted, String known) {
        String other = known.toLowerCase(Locale.ROOT);
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= wanted.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = above[j - 1] + (wanted.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
