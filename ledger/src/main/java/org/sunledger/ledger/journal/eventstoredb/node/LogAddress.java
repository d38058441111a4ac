package org.sunledger.ledger.journal.eventstoredb.node;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the nodes are and how to speak to them: a connection string, read by ourselves because the client's own reader
 * refuses ports above 32767, takes only one of several hosts when asked to discover, and passes over misspelt settings.
 *
 * @param discover the nodes are asked who leads; otherwise the one host must be the leader
 * @param caFile the authority that signed the nodes' certificates; absent: those the JDK trusts
 */
public record LogAddress(
        boolean discover,
        List<Host> hosts,
        Optional<Login> login,
        boolean tls,
        boolean verifyCertificate,
        Optional<Path> caFile,
        Tuning tuning) {
    private static final int DEFAULT_PORT = 2113;
    private static final int PORT_MAX = 65_535;
    private static final Pattern FORM =
            Pattern.compile("(esdb(?:\\+discover)?)://(?:([^@/?]*)@)?([^@/?]+)/?(?:\\?(.*))?");
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

    public LogAddress {
        hosts = List.copyOf(hosts);
    }

    /**
     * Reads a connection string.
     *
     * @throws LogRefused a mistake, named in both languages and without the password
     */
    public static LogAddress parse(String connectionString) {
        var form = FORM.matcher(connectionString.trim());
        if (!form.matches())
            throw wrong(
                    "形式不对，应为 esdb+discover://用户:密码@主机:2113,主机:2113?tls=true",
                    "it must read esdb+discover://user:password@host:2113,host:2113?tls=true");
        var query = Query.parse(form.group(4) == null ? "" : form.group(4));
        var address = new LogAddress(
                form.group(1).equals("esdb+discover"),
                hosts(form.group(3)),
                Optional.ofNullable(form.group(2)).map(LogAddress::login),
                query.bool("tls", true),
                query.bool("tlsVerifyCert", true),
                query.text("tlsCaFile").map(Path::of),
                Tuning.of(query));
        query.refuseTheRest();
        return address;
    }

    private static List<Host> hosts(String text) {
        var hosts = new ArrayList<Host>();
        for (var one : text.split(",", -1)) {
            var form = HOST.matcher(one);
            int port = form.matches() && form.group(2) != null ? Integer.parseInt(form.group(2)) : DEFAULT_PORT;
            if (!form.matches() || port < 1 || port > PORT_MAX)
                throw wrong("主机“%s”应写作 主机:端口".formatted(one), "the host \"%s\" must read host:port".formatted(one));
            hosts.add(new Host(form.group(1), port));
        }
        return hosts;
    }

    private static Login login(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) throw wrong("“@”之前应为 用户:密码", "what stands before \"@\" must read user:password");
        var login = new Login(decoded(text.substring(0, colon)), decoded(text.substring(colon + 1)));
        // The client sends every other character as a question mark, and the server then knows no such password.
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(login.user() + login.password()))
            throw wrong("用户和密码只能用 ASCII 字符", "user and password may hold ASCII characters only");
        return login;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong("百分号编码不对", "a percent-encoding is malformed");
        }
    }

    static LogRefused wrong(String chinese, String english) {
        return new LogRefused(
                "EventStoreDB 的连接字符串不对：%s。".formatted(chinese),
                "The connection string of EventStoreDB is wrong: %s.".formatted(english));
    }

    /** Whether more than one node is known or can be found out. */
    public boolean findsTheLeader() {
        return discover || hosts.size() > 1;
    }

    /** The same way to one host, without looking for others. */
    LogAddress only(Host host) {
        return new LogAddress(false, List.of(host), login, tls, verifyCertificate, caFile, tuning);
    }

    /** The hosts as they stand in the connection string; no password. */
    public String where() {
        return String.join(",", hosts.stream().map(Host::toString).toList());
    }

    @Override
    public String toString() {
        return (discover ? "esdb+discover://" : "esdb://") + where();
    }

    /** One node. */
    public record Host(String name, int port) {
        @Override
        public String toString() {
            return name + ":" + port;
        }
    }

    /** Who asks; printed without the password. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * The client's own patience, all in milliseconds although its documentation says seconds in places.
     *
     * @param discoverAttempts after so many it closes itself for good, and we replace it
     */
    public record Tuning(
            int discoverAttempts,
            int discoveryIntervalMillis,
            int gossipTimeoutMillis,
            int keepAliveIntervalMillis,
            int keepAliveTimeoutMillis) {
        // The client's defaults. With "endless" attempts it could not be closed while a cluster is away.
        private static final int ATTEMPTS = 3;
        private static final int ATTEMPTS_MAX = 100;
        private static final int INTERVAL = 500;
        private static final int GOSSIP = 3_000;
        private static final int KEEP_ALIVE = 10_000;
        private static final int MILLIS_MAX = 600_000;

        /** No node answers in less across a network; whoever writes 5 means seconds. */
        private static final int GOSSIP_MIN = 100;

        static Tuning of(Query query) {
            return new Tuning(
                    query.number("maxDiscoverAttempts", ATTEMPTS, 1, ATTEMPTS_MAX),
                    query.number("discoveryInterval", INTERVAL, 1, MILLIS_MAX),
                    query.number("gossipTimeout", GOSSIP, GOSSIP_MIN, MILLIS_MAX),
                    query.number("keepAliveInterval", KEEP_ALIVE, KEEP_ALIVE, MILLIS_MAX),
                    query.number("keepAliveTimeout", KEEP_ALIVE, GOSSIP_MIN, MILLIS_MAX));
        }
    }

    /** What stands behind the question mark; names without regard to case, as the client reads them. */
    static final class Query {
        private final Map<String, String> values = new LinkedHashMap<>();

        static Query parse(String text) {
            var query = new Query();
            for (var pair : text.split("&", -1)) {
                if (pair.isEmpty()) continue;
                int equals = pair.indexOf('=');
                if (equals < 1 || equals == pair.length() - 1)
                    throw wrong("“%s”应写作 名称=值".formatted(pair), "\"%s\" must read name=value".formatted(pair));
                var name = pair.substring(0, equals).toLowerCase(Locale.ROOT);
                query.values.put(name, decoded(pair.substring(equals + 1)));
            }
            return query;
        }

        Optional<String> text(String name) {
            return Optional.ofNullable(values.remove(name.toLowerCase(Locale.ROOT)));
        }

        boolean bool(String name, boolean otherwise) {
            var text = text(name).orElse(Boolean.toString(otherwise)).toLowerCase(Locale.ROOT);
            if (!text.equals("true") && !text.equals("false"))
                throw wrong("%s 只能是 true 或 false".formatted(name), name + " must be true or false");
            return text.equals("true");
        }

        int number(String name, int otherwise, int least, int most) {
            var text = text(name).orElse(Integer.toString(otherwise));
            if (text.matches("[0-9]{1,9}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) return number;
            }
            var unit = name.equals("maxDiscoverAttempts") ? "" : "毫秒";
            throw wrong(
                    "%s=%s 应在 %d 至 %d %s之间".formatted(name, text, least, most, unit),
                    "%s=%s must be from %d to %d%s"
                            .formatted(name, text, least, most, unit.isEmpty() ? "" : " milliseconds"));
        }

        /** A misspelt {@code tlsCaFile} must not be passed over. */
        void refuseTheRest() {
            text("nodePreference")
                    .filter(value -> !value.equalsIgnoreCase("leader"))
                    .ifPresent(value -> {
                        throw wrong(
                                "nodePreference=%s 不可用，账本只读写主节点".formatted(value),
                                "nodePreference=%s will not do: the ledger reads and writes at the leader"
                                        .formatted(value));
                    });
            if (!values.isEmpty())
                throw wrong(
                        "不认识的设置 %s；可用的有 tls、tlsCaFile、tlsVerifyCert、maxDiscoverAttempts、discoveryInterval、gossipTimeout、keepAliveInterval、keepAliveTimeout"
                                .formatted(values.keySet()),
                        "unknown settings %s; there are tls, tlsCaFile, tlsVerifyCert, maxDiscoverAttempts, discoveryInterval, gossipTimeout, keepAliveInterval, keepAliveTimeout"
                                .formatted(values.keySet()));
        }
    }
}
