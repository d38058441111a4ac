package org.sunledger.projections.asset;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import org.sunledger.ledger.asset.AssetEvent.Profile;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code asset_profile}. */
public final class AssetProfileTable implements Table<Long, AssetProfiles.Row> {
    @Override
    public void write(Target target, SortedMap<Long, AssetProfiles.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", Map.Entry::getKey)
                .column("asset_id", "uuid", r -> r.getValue().assetId().value())
                .column("effective_on", "date", r -> r.getValue().effectiveOn())
                .column("code", "text", r -> profile(r).code())
                .column("name", "text", r -> profile(r).name())
                .column("asset_class", "text", r -> profile(r).assetClass().name())
                .column("form", "text", r -> profile(r).form().name())
                .column("division_code", "text", r -> profile(r).divisionCode().value())
                .column("location", "text", r -> profile(r).location())
                .column("quantity", "text", r -> profile(r).quantity())
                .column("unit", "text", r -> profile(r).unit())
                .column(
                        "original_value_fen",
                        "bigint",
                        r -> profile(r).originalValueFen().fen())
                .column("projects", "jsonb", r -> Json.write(projects(profile(r))))
                .column("source_split", "jsonb", r -> Json.write(sources(profile(r))))
                .column("useful_life_months", "integer", r -> profile(r).usefulLifeMonths())
                .column("owner_org", "text", r -> profile(r).ownerOrg().value())
                .column("operator", "text", r -> profile(r).operator())
                .column("manager", "text", r -> profile(r).manager())
                .column("maintainer", "text", r -> profile(r).maintainer())
                .column("beneficiaries", "text", r -> profile(r).beneficiaries())
                .insertInto(target, "asset_profile");
    }

    private static Profile profile(Map.Entry<Long, AssetProfiles.Row> row) {
        return row.getValue().profile();
    }

    private static Object projects(Profile profile) {
        return profile.projects().stream()
                .map(p -> new Asset.Part(p.projectId(), p.amountFen().fen()))
                .toList();
    }

    private static Object sources(Profile profile) {
        return profile.sourceSplit().stream()
                .map(l -> new Asset.Part(l.fundId().value(), l.amountFen().fen()))
                .toList();
    }
}
