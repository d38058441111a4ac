package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.ConnectionSettingsBuilder;
import com.eventstore.dbclient.EventStoreDBClientSettings;
import com.eventstore.dbclient.NodePreference;
import io.grpc.ClientInterceptor;

/** An address in the client's words. */
final class Settings {
    private Settings() {}

    /** The leader does everything. */
    static EventStoreDBClientSettings of(LogAddress address, ClientInterceptor guard) {
        return of(address, guard, NodePreference.LEADER);
    }

    /** This node and no other, whether it leads or not; the client asks it for nothing before the first call. */
    static EventStoreDBClientSettings of(LogAddress address, LogAddress.Host host, ClientInterceptor guard) {
        return of(address.only(host), guard, NodePreference.RANDOM);
    }

    private static EventStoreDBClientSettings of(
            LogAddress address, ClientInterceptor guard, NodePreference preference) {
        var builder = EventStoreDBClientSettings.builder()
                // Asked to look up names, the client takes one host and forgets the others; several are seeds anyway.
                .dnsDiscover(address.discover() && address.hosts().size() == 1)
                .nodePreference(preference)
                .tls(address.tls())
                .tlsVerifyCert(address.verifyCertificate())
                .addInterceptor(guard);
        address.caFile().ifPresent(file -> builder.tlsCaFile(file.toString()));
        address.login().ifPresent(login -> builder.defaultCredentials(login.user(), login.password()));
        for (var host : address.hosts()) builder.addHost(host.name(), host.port());
        return tuned(builder, address.tuning()).buildConnectionSettings();
    }

    private static ConnectionSettingsBuilder tuned(ConnectionSettingsBuilder builder, LogAddress.Tuning tuning) {
        return builder.maxDiscoverAttempts(tuning.discoverAttempts())
                .discoveryInterval(tuning.discoveryIntervalMillis())
                .gossipTimeout(tuning.gossipTimeoutMillis())
                .keepAliveInterval(tuning.keepAliveIntervalMillis())
                .keepAliveTimeout(tuning.keepAliveTimeoutMillis());
    }
}
