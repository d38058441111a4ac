package org.sunledger.projections.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.asset.AssetEvent.OwnerLevel;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.Story;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AssetRegisterIT {
    private static final Story STORY = Story.told();
    private static TestViews views;
    private static AssetQueries assets;

    @BeforeAll
    static void fold() {
        views = new TestViews(STORY.journal(), ReadTables.groups()).atHead();
        assets = new AssetQueries(views.reader(), views.application());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    @Test
    void tells_what_a_village_owns() {
        var road = one(Story.ROAD, AsOf.latest());
        assertThat(road.status()).isEqualTo(Asset.Status.HANDED_OVER);
        assertThat(road.divisionName()).isEqualTo("白山头村委会");
        assertThat(road.acquiredOn()).isEqualTo(LocalDate.of(2018, 11, 12));
        assertThat(road.originalValueFen()).isEqualTo(194_000_000);
        assertThat(road.ownerLevel()).isEqualTo(OwnerLevel.VILLAGE);
        assertThat(road.handedOverOn()).isEqualTo(LocalDate.of(2018, 11, 20));
        assertThat(road.handoverDocNo()).isEqualTo("安资移〔2018〕1号");
        assertThat(road.projects()).containsExactly(new Asset.Part(Story.P1.value(), 194_000_000));
        assertThat(road.shares()).isEmpty();
    }

    @Test
    void tells_how_an_asset_was_divided_and_what_it_earned() {
        var park = one(Story.PARK, AsOf.latest());
        assertThat(park.status()).isEqualTo(Asset.Status.SHARED);
        assertThat(park.shares())
                .containsExactly(
                        new Asset.Share(TestActors.TANQIUYU.value(), "谭秋峪村委会", 33_333_334),
                        new Asset.Share(TestActors.XIAJIAGOU.value(), "夏家沟村委会", 33_333_333),
                        new Asset.Share(TestActors.BAISHANTOU.value(), "白山头村委会", 33_333_333));
        assertThat(park.incomeReceivedFen()).isEqualTo(6_000_001);
        assertThat(park.incomeDistributedFen()).isEqualTo(2_000_001);
    }

    @Test
    void tells_how_it_stood_on_a_day() {
        assertThat(one(Story.ROAD, AsOf.effectiveOn(LocalDate.of(2018, 11, 19))).status())
                .isEqualTo(Asset.Status.TITLE_CONFIRMED);
        assertThat(one(Story.ROAD, AsOf.effectiveOn(LocalDate.of(2018, 11, 19))).handedOverOn())
                .isNull();
        assertThat(assets.one(Story.ROAD, AsOf.effectiveOn(LocalDate.of(2018, 11, 11))))
                .isEmpty();
    }

    @Test
    void finds_by_place_what_lies_there_and_what_is_shared_with_it() {
        assertThat(codes(assets.register(AsOf.latest(), TestActors.BAISHANTOU))).containsExactly("ZC-001", "ZC-004");
        assertThat(codes(assets.register(AsOf.latest(), TestActors.XIAJIAGOU))).containsExactly("ZC-004");
        assertThat(codes(assets.register(AsOf.effectiveOn(LocalDate.of(2019, 6, 11)), TestActors.XIAJIAGOU)))
                .isEmpty();
        assertThat(codes(assets.register(AsOf.latest()))).containsExactly("ZC-001", "ZC-004");
    }

    private static java.util.List<String> codes(Asset.Register register) {
        return register.rows().stream().map(Asset::code).toList();
    }

    private static Asset one(AssetId id, AsOf asOf) {
        return assets.one(id, asOf).orElseThrow().rows().getFirst();
    }
}
