/** The description of the API at {@code /v3/api-docs}. Read {@code Description} first. */
@NullMarked
package org.sunledger.api.openapi;

import org.jspecify.annotations.NullMarked;
