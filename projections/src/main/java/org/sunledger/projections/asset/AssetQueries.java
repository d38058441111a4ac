package org.sunledger.projections.asset;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.asset.AssetEvent.AssetClass;
import org.sunledger.ledger.asset.AssetEvent.Form;
import org.sunledger.ledger.asset.AssetEvent.OwnerLevel;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.asset.AssetWords.What;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Snapshot;
import org.sunledger.projections.engine.Words;
import org.sunledger.projections.registry.Area;
import org.sunledger.projections.registry.DivisionNameQueries;

/** Asks the register of assets, of today or of any day before. */
public final class AssetQueries {
    public static final String PROCESSOR = "asset";

    private static final TypeReference<List<Asset.Part>> PARTS = new TypeReference<>() {};

    private final Reader reader;
    private final JdbcClient database;
    private final DivisionNameQueries names;

    public AssetQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.names = new DivisionNameQueries(database);
    }

    /** All assets in the order of codes. */
    public Asset.Register register(AsOf asOf) {
        return register(asOf, null);
    }

    /**
     * Assets of a place in the order of codes.
     *
     * @param area where the asset lies, or where a village holds a share of it; null: all
     */
    public Asset.Register register(AsOf asOf, @Nullable DivisionCode area) {
        return reader.ask(PROCESSOR, asOf, at -> new Asset.Register(at.asOf(), assets(at, area, null)));
    }

    /** One asset as a register of one row; empty if it was not registered by then. */
    public Optional<Asset.Register> one(AssetId id, AsOf asOf) {
        return reader.ask(
                PROCESSOR,
                asOf,
                at -> Optional.of(assets(at, null, id.value()))
                        .filter(rows -> !rows.isEmpty())
                        .map(rows -> new Asset.Register(at.asOf(), rows)));
    }

    private record Registered(
            UUID id,
            DivisionCode division,
            String code,
            String name,
            AssetClass assetClass,
            Form form,
            String location,
            LocalDate acquiredOn,
            String quantity,
            String unit,
            long originalValueFen,
            List<Asset.Part> projects,
            List<Asset.Part> sources,
            @Nullable Integer usefulLifeMonths,
            String ownerOrg,
            @Nullable String operator,
            String manager,
            String maintainer,
            @Nullable String beneficiaries) {}

    private record Held(DivisionCode division, long shareFen) {}

    private List<Asset> assets(Snapshot at, @Nullable DivisionCode area, @Nullable UUID one) {
        var registered = registered(at.asOf(), area, one);
        var ids = registered.stream().map(Registered::id).toList();
        var words = Words.of(database, "view.asset_word", ids, at.asOf());
        var shares = shares(ids, at.asOf());
        Set<DivisionCode> places = new HashSet<>();
        registered.forEach(r -> places.add(r.division()));
        shares.values().forEach(held -> held.forEach(h -> places.add(h.division())));
        var called = names.names(places, at);
        return registered.stream()
                .map(r -> asset(r, words, shares.getOrDefault(r.id(), List.of()), called))
                .toList();
    }

    private static Asset asset(Registered r, Words words, List<Held> held, Map<DivisionCode, String> called) {
        var ownerLevel = words.text(r.id(), What.OWNER_LEVEL);
        var ownerOrg = words.text(r.id(), What.OWNER_ORG);
        var status = Objects.requireNonNull(words.text(r.id(), What.STATUS), "Every registration is a status");
        return new Asset(
                r.id(),
                r.code(),
                r.name(),
                r.assetClass(),
                r.form(),
                Asset.Status.valueOf(status),
                r.division().value(),
                called.getOrDefault(r.division(), r.division().value()),
                r.location(),
                r.acquiredOn(),
                r.quantity(),
                r.unit(),
                r.originalValueFen(),
                r.projects(),
                r.sources(),
                r.usefulLifeMonths(),
                ownerOrg == null ? r.ownerOrg() : ownerOrg,
                ownerLevel == null ? null : OwnerLevel.valueOf(ownerLevel),
                words.text(r.id(), What.TITLE_DOC),
                r.operator(),
                r.manager(),
                r.maintainer(),
                r.beneficiaries(),
                words.text(r.id(), What.RECEIVING_ORG),
                words.day(r.id(), What.HANDOVER_DOC),
                words.text(r.id(), What.HANDOVER_DOC),
                held.stream()
                        .map(h -> new Asset.Share(
                                h.division().value(),
                                called.getOrDefault(h.division(), h.division().value()),
                                h.shareFen()))
                        .toList(),
                words.sum(r.id(), What.INCOME_RECEIVED),
                words.sum(r.id(), What.INCOME_DISTRIBUTED),
                Objects.requireNonNull(words.last(r.id())).position());
    }

    private List<Registered> registered(AsOf.Resolved asOf, @Nullable DivisionCode area, @Nullable UUID one) {
        return database.sql("""
                        select distinct on (code, asset_id) *
                          from view.asset_profile a
                         where position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                           and (:one::uuid is null or asset_id = :one::uuid)
                           and (:area::text is null or starts_with(division_code, :area::text)
                                or exists (select 1 from view.asset_share s
                                            where s.asset_id = a.asset_id and s.position <= :position
                                              and (:effectiveOn::date is null or s.effective_on <= :effectiveOn::date)
                                              and starts_with(s.division_code, :area::text)))
                         order by code, asset_id, effective_on desc, position desc
                        """)
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .param("one", one)
                .param("area", area == null ? null : Area.prefix(area))
                .query((rs, n) -> new Registered(
                        rs.getObject("asset_id", UUID.class),
                        DivisionCode.of(rs.getString("division_code")),
                        rs.getString("code"),
                        rs.getString("name"),
                        AssetClass.valueOf(rs.getString("asset_class")),
                        Form.valueOf(rs.getString("form")),
                        rs.getString("location"),
                        rs.getObject("effective_on", LocalDate.class),
                        rs.getString("quantity"),
                        rs.getString("unit"),
                        rs.getLong("original_value_fen"),
                        Json.read(rs.getString("projects"), PARTS),
                        Json.read(rs.getString("source_split"), PARTS),
                        rs.getObject("useful_life_months", Integer.class),
                        rs.getString("owner_org"),
                        rs.getString("operator"),
                        rs.getString("manager"),
                        rs.getString("maintainer"),
                        rs.getString("beneficiaries")))
                .list();
    }

    private Map<UUID, List<Held>> shares(List<UUID> ids, AsOf.Resolved asOf) {
        var read = new HashMap<UUID, List<Held>>();
        database.sql("""
                        select asset_id, division_code, sum(share_fen) as share_fen
                          from view.asset_share
                         where asset_id = any(:ids) and position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                         group by asset_id, division_code
                         order by asset_id, division_code
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .query((rs, n) -> read.computeIfAbsent(rs.getObject("asset_id", UUID.class), id -> new ArrayList<>())
                        .add(new Held(DivisionCode.of(rs.getString("division_code")), rs.getLong("share_fen"))))
                .list();
        return read;
    }
}
