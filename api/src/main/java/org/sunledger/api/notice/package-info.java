/** 公告公示 over HTTP and as pages. Read {@code NoticeDrafting} first. */
@NullMarked
package org.sunledger.api.notice;

import org.jspecify.annotations.NullMarked;
