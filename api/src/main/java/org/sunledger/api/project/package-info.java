/** 项目 over HTTP: one resource per family of wishes. Read {@code DisbursementResource} first. */
@NullMarked
package org.sunledger.api.project;

import org.jspecify.annotations.NullMarked;
