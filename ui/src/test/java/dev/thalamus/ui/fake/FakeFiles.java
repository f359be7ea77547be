package dev.thalamus.ui.fake;

import dev.thalamus.ui.host.FileDialogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers every question for a file with the same one. Thread-safe. */
public record FakeFiles(@Nullable Path answer) implements FileDialogs {
    @Override
    public Optional<Path> open(String title, List<Kind> kinds) { return Optional.ofNullable(answer); }

    @Override
    public Optional<Path> save(String title, String suggestedName, List<Kind> kinds) { return Optional.ofNullable(answer); }
}
