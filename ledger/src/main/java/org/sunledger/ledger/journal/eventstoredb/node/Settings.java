package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.ConnectionSettingsBuilder;
import com.eventstore.dbclient.EventStoreDBClientSettings;
import com.eventstore.dbclient.NodePreference;
import io.grpc.ClientInterceptor;

/** An address in the client's words. */
final class Settings {
    private Settings() {}

    static EventStoreDBClientSettings of(LogAddress address, ClientInterceptor guard) {
        var builder = EventStoreDBClientSettings.builder()
                // Asked to look up names, the client takes one host and forgets the others; several are seeds anyway.
                .dnsDiscover(address.discover() && address.hosts().size() == 1)
                .nodePreference(NodePreference.LEADER)
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
