package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.Clause;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The methods that exist: the one source of the OpenRPC document, the console's completion, docs/rpc.md and the tests. Immutable.
 *
 * <p>To add a method, write its class, add it to {@link RpcMethods#all}, and say its sentences in Spanish in {@code rpc_es.properties} of the assets.
 */
public final class Catalog {
    private static final Pattern VERSIONED = Pattern.compile("v(\\d{1,9})\\.(.+)");

    /** A method, and what it says of itself, which it says anew each time it is asked. */
    record Entry<P extends Record>(RpcMethod<P> method, RpcMethod.Spec<P> spec, Params<P> params) {
        static <P extends Record> Entry<P> of(RpcMethod<P> method) {
            RpcMethod.Spec<P> spec = method.spec();
            return new Entry<>(method, spec, new Params<>(spec.params(), spec.role() == Role.OPERATOR));
        }

        /** @throws RpcError as {@link RpcMethod#call}, also when the parameters do not fit */
        void call(Caller caller, @Nullable JsonNode given, Consumer<Object> reply) {
            method.call(caller, params.bind(given), reply);
        }
    }

    private final Map<String, Entry<?>> methods = new LinkedHashMap<>();
    /** The same under all their names, {@code v1.hub.ping} too. */
    private final Map<String, Entry<?>> names = new HashMap<>();
    private final TreeSet<Integer> versions = new TreeSet<>();

    Catalog(List<RpcMethod<?>> all) {
        for (RpcMethod<?> method : all) {
            Entry<?> entry = Entry.of(method);
            String name = entry.spec.name();
            if (methods.put(name, entry) != null) {
                throw new IllegalArgumentException("two methods are called " + name);
            }
            versions.addAll(entry.spec.versions());
            entry.spec.versions().forEach(version -> names.put("v" + version + "." + name, entry));
            if (entry.spec.versions().contains(1)) {
                names.put(name, entry);
            }
        }
    }

    /** All methods, in the order in which people are shown them. */
    Collection<Entry<?>> all() { return methods.values(); }

    /**
     * The method of that name, with or without a version.
     *
     * @throws RpcError {@link RpcError#METHOD_NOT_FOUND}; for a version that does not exist the message says which do
     */
    Entry<?> find(String name) {
        Entry<?> entry = names.get(name);
        if (entry != null) {
            return entry;
        }
        Matcher versioned = VERSIONED.matcher(name);
        if (versioned.matches() && !versions.contains(Integer.parseInt(versioned.group(1)))) {
            throw new RpcError(RpcError.METHOD_NOT_FOUND, Clause.NO_METHOD_VERSION.of(name,
                    Integer.parseInt(versioned.group(1)), supported()));
        }
        throw new RpcError(RpcError.METHOD_NOT_FOUND, Clause.NO_METHOD.of(name));
    }

    private String supported() { return String.join(", ", versions.stream().map(version -> "v" + version).toList()); }
}
