package dev.thalamus.hub.config;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that no hub can be started with; the message names each and says what it may be. */
public final class ConfigException extends RuntimeException {
    /**
     * One setting and what is wrong with it.
     *
     * @param key the setting, or what was taken for one
     */
    public record Problem(String key, String what) {
        @Override
        public String toString() { return key + ": " + what; }
    }

    private final transient List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public ConfigException(String key, String what) { this(List.of(new Problem(key, what))); }

    /** At least one. */
    public List<Problem> problems() { return problems; }
}
