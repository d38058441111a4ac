package org.sunledger.ledger.journal.eventstoredb.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.Metadata;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.eventstoredb.server.StreamRules.Acl;

/**
 * Users and what the log's access lists allow them. A stream's own list comes first, then that of {@code $settings},
 * then the default: everybody for streams of users, administrators for streams of the system and {@code $all}. A node
 * that runs insecurely asks nobody for anything.
 */
final class AccessControl {
    enum Action {
        READ(Acl::read, Acl::metadataRead),
        WRITE(Acl::write, Acl::metadataWrite),
        DELETE(Acl::delete, null);

        private final Function<Acl, @Nullable Set<String>> onStream;
        private final @Nullable Function<Acl, @Nullable Set<String>> onMetadata;

        Action(
                Function<Acl, @Nullable Set<String>> onStream,
                @Nullable Function<Acl, @Nullable Set<String>> onMetadata) {
            this.onStream = onStream;
            this.onMetadata = onMetadata;
        }
    }

    private static final String EVERYBODY = "$all";
    private static final String ADMINS = "$admins";
    private static final Acl OPEN = Acl.everything(EVERYBODY);
    private static final Acl CLOSED = Acl.everything(ADMINS);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final boolean enforced;
    private final TestLog log;
    private final Map<String, User> users = new HashMap<>();

    AccessControl(boolean enforced, TestLog log) {
        this.enforced = enforced;
        this.log = log;
    }

    private record User(String password, Set<String> names) {}

    synchronized void add(String user, String password, String... groups) {
        var names = new HashSet<>(Set.of(groups));
        names.add(user);
        users.put(user, new User(password, names));
    }

    /**
     * Who asks.
     *
     * @return the user's name and groups; empty: nobody said who
     */
    synchronized Set<String> authenticate(Metadata headers) {
        var header = headers.get(AUTHORIZATION);
        if (!enforced || header == null) return Set.of();
        var user = users.get(credentials(header)[0]);
        if (user == null || !user.password().equals(credentials(header)[1])) throw Refusals.unauthenticated();
        return user.names();
    }

    private static String[] credentials(String header) {
        if (!header.startsWith("Basic ")) throw Refusals.unauthenticated();
        var parts = decoded(header.substring("Basic ".length())).split(":", 2);
        if (parts.length != 2) throw Refusals.unauthenticated();
        return parts;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusals.unauthenticated();
        }
    }

    void require(Set<String> who, Action action, String stream) {
        if (enforced && !allows(who, action, stream.isEmpty() ? Streams.ALL : stream)) throw Refusals.accessDenied();
    }

    private boolean allows(Set<String> who, Action action, String stream) {
        if (who.isEmpty()) return false;
        if (stream.equals(Streams.ALL) && action != Action.READ) return false;
        var metadata = Streams.isMetadata(stream);
        var right = metadata ? action.onMetadata : action.onStream;
        if (right == null) return false;
        if (who.contains(ADMINS)) return true;
        var roles = roles(right, metadata ? Streams.originalOf(stream) : stream);
        return roles.contains(EVERYBODY) || roles.stream().anyMatch(who::contains);
    }

    private Set<String> roles(Function<Acl, @Nullable Set<String>> right, String stream) {
        var own = log.rulesOf(stream).acl();
        var system = Streams.isSystem(stream);
        var settings = settings(system ? "$systemStreamAcl" : "$userStreamAcl");
        for (var acl : new @Nullable Acl[] {own, settings}) {
            var roles = acl == null ? null : right.apply(acl);
            if (roles != null) return roles;
        }
        var roles = right.apply(system ? CLOSED : OPEN);
        return roles == null ? Set.of() : roles;
    }

    private @Nullable Acl settings(String which) {
        var newest = log.newestOf(Streams.SETTINGS);
        if (newest == null || !newest.json()) return null;
        var settings = StreamRules.parsed(newest.data());
        return settings == null ? null : Acl.of(settings.get(which));
    }
}
