package dev.thalamus.app.host;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Handlers of the operating system's signals. Thread-safe.
 *
 * <p>Java's only door to them, {@code sun.misc.Signal}, is outside its API: it is entered by reflection, and where it is shut a shutdown hook has to do.
 */
final class SystemSignals {
    private SystemSignals() {}

    /** Runs the handler, on a thread of its own, whenever one of the signals comes; signals that this system lacks are left out. */
    static void handle(List<String> names, Runnable handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(SystemSignals.class.getClassLoader(), new Class<?>[]{handlerType},
                    (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            handler.run();
                            return null;
                        }
                        return switch (method.getName()) {
                            case "equals" -> self == arguments[0];
                            case "hashCode" -> System.identityHashCode(self);
                            default -> "handler";
                        };
                    });
            for (String name : names) {
                install(signal, handlerType, name, proxy);
            }
        } catch (ClassNotFoundException shut) {
            log("Signals end in the shutdown hook", shut);
        }
    }

    private static void install(Class<?> signal, Class<?> handlerType, String name, Object handler) {
        try {
            signal.getMethod("handle", signal, handlerType).invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
        } catch (ReflectiveOperationException unknown) {
            log("No handler for SIG" + name, unknown);
        }
    }

    private static void log(String what, Exception why) {
        System.getLogger(SystemSignals.class.getName()).log(System.Logger.Level.DEBUG, what, why);
    }
}
