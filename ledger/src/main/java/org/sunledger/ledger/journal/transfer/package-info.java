/**
 * 日记账搬家: a whole journal as one file, and back, with positions, ids, times and bytes as they are. Works over any
 * {@code Journal}. Read {@code JournalFile} first: it says what stands in the file.
 */
@NullMarked
package org.sunledger.ledger.journal.transfer;

import org.jspecify.annotations.NullMarked;
