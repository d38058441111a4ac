package org.sunledger.projections.rebuild;

import javax.sql.DataSource;
import org.sunledger.projections.engine.Reader;

/**
 * Tables that queries can be asked of: those that are read, or those of a replay.
 *
 * @param tables the data source that queries use
 */
public record Views(Reader reader, DataSource tables) {}
