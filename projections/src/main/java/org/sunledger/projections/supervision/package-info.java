/** 问题台账, 信访举报台账 and 审计统计表 (V7, V8, V13). Read {@code FindingWords} first. */
@NullMarked
package org.sunledger.projections.supervision;

import org.jspecify.annotations.NullMarked;
