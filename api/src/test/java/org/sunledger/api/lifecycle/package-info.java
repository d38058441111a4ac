/** 启停: the program as a process that is started, stopped and killed. Read {@code Child} first. */
@NullMarked
package org.sunledger.api.lifecycle;

import org.jspecify.annotations.NullMarked;
