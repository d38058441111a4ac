/** The journal itself, for the auditor: records as stored. Read {@code JournalResource} first. */
@NullMarked
package org.sunledger.api.journal;

import org.jspecify.annotations.NullMarked;
