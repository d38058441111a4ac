/**
 * Axon's own suites over the product's engine. They stand in Axon's package because some of their cases are visible there
 * only and could not be replaced from elsewhere. Read {@link JournalStorageEngineSuite} first.
 */
@NullMarked
package org.axonframework.eventsourcing.eventstore;

import org.jspecify.annotations.NullMarked;
