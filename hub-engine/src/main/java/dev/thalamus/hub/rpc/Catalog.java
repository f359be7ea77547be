package dev.thalamus.hub.rpc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The methods that exist: the one source of the OpenRPC document, the console's completion, docs/rpc.md and the tests. Immutable.
 *
 * <p>To add a method, write its class and add it to {@link RpcMethods#all}.
 */
public final class Catalog {
    private static final Pattern VERSIONED = Pattern.compile("v(\\d{1,9})\\.(.+)");

    private final Map<String, RpcMethod<?>> methods = new LinkedHashMap<>();
    private final TreeSet<Integer> versions = new TreeSet<>();

    Catalog(List<RpcMethod<?>> all) {
        for (RpcMethod<?> method : all) {
            if (methods.put(method.spec().name(), method) != null) {
                throw new IllegalArgumentException("two methods are called " + method.spec().name());
            }
            versions.addAll(method.spec().versions());
        }
    }

    /** All methods, in the order in which people are shown them. */
    Collection<RpcMethod<?>> all() { return methods.values(); }

    /**
     * The method of that name, with or without a version.
     *
     * @throws RpcError {@link RpcError#METHOD_NOT_FOUND}; for a version that does not exist the message says which do
     */
    RpcMethod<?> find(String name) {
        int version = 1;
        String plain = name;
        Matcher versioned = VERSIONED.matcher(name);
        if (versioned.matches()) {
            version = Integer.parseInt(versioned.group(1));
            plain = versioned.group(2);
            if (!versions.contains(version)) {
                throw new RpcError(RpcError.METHOD_NOT_FOUND,
                        "Method not found: " + name + " (version v" + version + " is not supported; supported: " + supported() + ")");
            }
        }
        RpcMethod<?> method = methods.get(plain);
        if (method == null || !method.spec().versions().contains(version)) {
            throw new RpcError(RpcError.METHOD_NOT_FOUND, "Method not found: " + name);
        }
        return method;
    }

    private String supported() { return String.join(", ", versions.stream().map(version -> "v" + version).toList()); }
}
