/** The front door: HTTP, pages, the command line and the wiring; decides nothing. Read {@code Sunledger} first. */
@NullMarked
package org.sunledger.api;

import org.jspecify.annotations.NullMarked;
