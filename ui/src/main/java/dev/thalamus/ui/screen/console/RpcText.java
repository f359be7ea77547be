package dev.thalamus.ui.screen.console;

import dev.thalamus.assets.Assets;
import dev.thalamus.ui.kit.I18n;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a hub says of its methods and their parameters, in the window's language. Thread-safe.
 *
 * <p>A sentence is found by its English words, not by its method: another hub may mean something else by the same name.
 */
final class RpcText {
    private static final Map<String, String> KEYS = Assets.texts("rpc", "en").entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, entry -> "rpc." + entry.getKey()));

    private RpcText() {}

    /** The sentence as it reads now; as it is when this build's hub does not say it. */
    static String of(String sentence) {
        String key = KEYS.get(sentence);
        return key == null ? sentence : I18n.get(key);
    }
}
