package org.sunledger.projections.registry;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.Snapshot;

/** What places were called; asked inside another question's snapshot, since names belong to the rows beside them. */
public final class DivisionNameQueries {
    private final JdbcClient database;

    public DivisionNameQueries(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    /** The registered name on the snapshot's day; before a code's first day, its first name; a code never registered has none. */
    public Map<DivisionCode, String> names(Collection<DivisionCode> codes, Snapshot at) {
        var names = new HashMap<DivisionCode, String>();
        database.sql("""
                        select distinct on (code) code, name
                          from view.division_name
                         where code = any(:codes) and position <= :position and name is not null
                         order by code, valid_from > :day,
                                  case when valid_from <= :day then valid_from end desc,
                                  case when valid_from > :day then valid_from end,
                                  position desc
                        """)
                .param("codes", codes.stream().map(DivisionCode::value).toArray(String[]::new))
                .param("position", at.asOf().position())
                .param("day", at.day())
                .query((rs, n) -> names.put(DivisionCode.of(rs.getString("code")), rs.getString("name")))
                .list();
        return names;
    }
}
