/** The notice board (V4), and the contents of notices computed from the journal. Read {@code NoticeWords}, then {@code NoticeContent}. */
@NullMarked
package org.sunledger.projections.notice;

import org.jspecify.annotations.NullMarked;
