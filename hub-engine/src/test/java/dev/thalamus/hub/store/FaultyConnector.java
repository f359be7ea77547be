package dev.thalamus.hub.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite whose n-th call fails; all other calls work. Closing never fails and is not counted. */
@NullUnmarked
final class FaultyConnector implements Seams.Connector {
    private final AtomicInteger left;
    private final SQLiteErrorCode code;

    FaultyConnector(int n, SQLiteErrorCode code) {
        left = new AtomicInteger(n);
        this.code = code;
    }

    boolean hasFailed() { return left.get() <= 0; }

    @Override
    public Connection open(Path file) throws SQLException {
        count();
        return watched(Connection.class, Seams.MACHINE.connector().open(file));
    }

    private <T> T watched(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, method, args) -> {
            if (!method.getName().equals("close")) {
                count();
            }
            Object result = call(target, method, args);
            return switch (result) {
                case ResultSet set -> watched(ResultSet.class, set);
                case PreparedStatement statement -> watched(PreparedStatement.class, statement);
                case Statement statement -> watched(Statement.class, statement);
                case null, default -> result;
            };
        }));
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void count() throws SQLException {
        if (left.decrementAndGet() == 0) {
            throw new SQLiteException("injected " + code, code);
        }
    }
}
