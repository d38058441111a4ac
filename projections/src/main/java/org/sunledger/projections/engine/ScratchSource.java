package org.sunledger.projections.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The read tables of a scratch schema under the names that every query knows: what a query asks of {@code view.<table>} is
 * asked of the schema's table. So whatever can be asked of the tables that are read can be asked of a replay, by the same
 * code.
 *
 * <p>A search path would need queries without a schema, and whoever named it once would read live figures as replayed
 * ones.
 */
public final class ScratchSource extends DelegatingDataSource {
    private final Pattern names;
    private final String there;

    /**
     * Over a schema.
     *
     * @param tables that stand in it, without schema; any other name means what it says
     */
    public ScratchSource(DataSource database, String schema, Collection<String> tables) {
        super(database);
        var known = tables.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        this.names = Pattern.compile("\\b" + ViewSchema.NAME + "\\.(" + known + ")\\b");
        this.there = Matcher.quoteReplacement(schema) + ".$1";
    }

    @Override
    public Connection getConnection() throws SQLException {
        return renaming(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return renaming(super.getConnection(username, password));
    }

    private Connection renaming(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ScratchSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments));
    }

    private @Nullable Object call(Connection connection, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("prepareStatement") && arguments != null && arguments[0] instanceof String sql)
            arguments[0] = renamed(sql);
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    String renamed(String sql) {
        return names.matcher(sql).replaceAll(there);
    }
}
