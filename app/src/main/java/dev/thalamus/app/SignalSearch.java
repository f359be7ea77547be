package dev.thalamus.app;

import dev.thalamus.app.command.SignalWish;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Shows the history page by page, the oldest signal first. Confined to the main thread.
 *
 * <p>The newest are found newest first: what fits into the bound is kept until the oldest is found, and the pages before that are asked for once more.
 */
final class SignalSearch {
    /** Characters of lines that are kept. */
    static final int KEPT = 16 << 20;
    private static final int PAGE = 1_000;

    private final SignalQuestion question;
    private final PrintWriter out;
    private final int most;
    private long found;
    private long scanned;
    private long givenUp;
    private long lost;

    /** @param lines what is shown of it, newest first; empty when it was more than may be kept */
    private record Page(long next, int rows, List<String> lines) {}

    /** @param most characters of lines that may be kept, beside one page */
    SignalSearch(SignalQuestion question, PrintWriter out, int most) {
        this.question = question;
        this.out = out;
        this.most = most;
    }

    void fromOldest() {
        for (@Nullable
        Long next = 0L; next != null && wanted() > 0;) {
            JsonNode page = look(true, next);
            lines(page).forEach(out::println);
            next = next(page);
        }
        out.flush();
    }

    /** @param behind the number behind the newest; 0 for the end of the history */
    void fromNewest(long behind) {
        Deque<Page> pages = new ArrayDeque<>();
        long kept = 0;
        for (@Nullable
        Long next = behind; next != null && wanted() > 0;) {
            JsonNode page = look(false, next);
            List<String> lines = lines(page);
            if (!lines.isEmpty()) {
                kept += lines.stream().mapToLong(String::length).sum();
                pages.push(new Page(next, lines.size(), pages.isEmpty() || kept <= most ? lines : List.of()));
            }
            next = next(page);
        }
        for (Page page : pages) {
            (page.lines.isEmpty() ? again(page) : page.lines).reversed().forEach(out::println);
        }
        out.flush();
    }

    /** What was looked at. */
    void sum(PrintWriter err) { err.printf(Locale.ROOT, "%,d of %,d signals looked at%n", found, scanned); }

    /** What is not shown, and why. */
    void gaps(PrintWriter err) {
        if (givenUp > 0) {
            err.printf(Locale.ROOT, "%,d signals count as not matching: a pattern was too expensive for them%n", givenUp);
        }
        if (lost > 0) {
            err.printf(Locale.ROOT, "%,d of these are not shown: the search was ended, or the history's bound went past them%n", lost);
        }
        err.flush();
    }

    private @Nullable JsonNode look(boolean fromOldest, long next) {
        JsonNode page = question.page(fromOldest, next, wanted());
        if (page != null) {
            found += page.path("signals").size();
            scanned += page.path("scanned").longValue();
            givenUp += page.path("given_up").longValue();
        }
        return page;
    }

    private List<String> again(Page page) {
        SignalWish wish = question.wish().withoutSince(); // "10m" ago is later by now, and this page is the same without it
        List<String> lines = lines(new SignalQuestion(question.stop(), question.line(), wish).page(false, page.next, page.rows));
        lost += page.rows - lines.size();
        return lines;
    }

    /** How many rows the next page may have. */
    private long wanted() {
        long limit = question.wish().limit();
        return limit == 0 ? PAGE : Math.min(PAGE, limit - found);
    }

    private List<String> lines(@Nullable JsonNode page) {
        return page == null
                ? List.of()
                : page.path("signals").values().stream().map(row -> SignalLine.of(row, question.wish().json())).toList();
    }

    private static @Nullable Long next(@Nullable JsonNode page) {
        return page == null || page.path("next").isNull() ? null : Long.valueOf(page.path("next").longValue());
    }
}
