/**
 * What a view shows, as a page and as a file to take home: data package, workbook, lines of JSON. Read {@code ViewExport}
 * first.
 */
@NullMarked
package org.sunledger.api.exporting;

import org.jspecify.annotations.NullMarked;
