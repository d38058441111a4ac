/**
 * EventStoreDB 23.10 in this process, for tests: the real protocol, its rules taken strictly, and faults at the push of
 * a switch. Not part of the product. Read {@link org.sunledger.ledger.journal.eventstoredb.server.TestCluster} first,
 * then {@link org.sunledger.ledger.journal.eventstoredb.server.Faults}.
 *
 * <pre>{@code
 * try (var cluster = TestCluster.single()) {
 *     var settings = EventStoreDBConnectionString.parseOrThrow(cluster.connectionString());
 *     cluster.faults().dropNextAcknowledgement();
 *     … append: the client sees UNAVAILABLE, the event is stored …
 *     assertThat(cluster.log().stream("Project-L.1")).hasSize(1);
 *     cluster.log().put("Project-L.1", TestEvent.of("project.noted", "{}")); // behind the client's back
 *     cluster.faults().onSubscription(1, SubscriptionFault.ends(5, Status.OK));
 *     cluster.restart();
 * }
 *
 * TestCluster.builder().nodes(3).tls().user("ledger", "secret").noise(20, 5).start();
 * }</pre>
 *
 * <p>Nothing here waits for time: a call that must be late waits at a {@link
 * org.sunledger.ledger.journal.eventstoredb.server.Gate}, positions and noise follow from a seed, and the nodes' clock
 * goes on by one millisecond per event.
 */
@NullMarked
package org.sunledger.ledger.journal.eventstoredb.server;

import org.jspecify.annotations.NullMarked;
