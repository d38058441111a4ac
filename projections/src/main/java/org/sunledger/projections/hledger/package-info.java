/**
 * The postings as a plain-text journal of hledger and Ledger, so that a program that is not ours can compute every
 * balance. Read {@code HledgerExport} first.
 */
@NullMarked
package org.sunledger.projections.hledger;

import org.jspecify.annotations.NullMarked;
