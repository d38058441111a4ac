/** 公告公示 over HTTP and as pages. Read {@code NoticeResource} first. */
@NullMarked
package org.sunledger.api.notice;

import org.jspecify.annotations.NullMarked;
