/** 公示 and 公告: drafting, posting, objections' effect, closing. Read {@code NoticeDecisions} first. */
@NullMarked
package org.sunledger.ledger.notice;

import org.jspecify.annotations.NullMarked;
