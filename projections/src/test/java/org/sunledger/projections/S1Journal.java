package org.sunledger.projections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.FundRegistered;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.posting.S1;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.projections.engine.AsOf;

/** S1 recorded with its days and instants: divisions, quotas, and the 41 rows. */
public final class S1Journal {
    public static final Map<DivisionCode, String> PLACES = places();

    private final TestJournal journal = TestJournal.opened();
    private final Map<Integer, Long> positions = new HashMap<>();

    private S1Journal() {}

    public static S1Journal recorded() {
        var s1 = new S1Journal();
        var opened = LocalDate.of(2018, 1, 1);
        PLACES.forEach((code, name) ->
                s1.journal.record(new DivisionRegistered(code, name, LocalDate.of(2016, 1, 1), null), opened, code));
        s1.register("F1", "中央财政专项扶贫资金", Level.CENTRAL, 300_000_000, 1);
        s1.register("F2", "省级财政专项扶贫资金", Level.PROVINCE, 240_000_000, 2);
        s1.register("F3", "潍坊市级财政专项扶贫资金", Level.CITY, 60_000_000, 3);
        s1.register("F4", "安丘市级财政专项扶贫资金", Level.COUNTY, 100_000_000, 4);
        return s1;
    }

    /** Records the rows up to {@code seq} that are not there yet. */
    public S1Journal through(int seq) {
        for (var row : S1.rows()) {
            if (row.seq() > seq || positions.containsKey(row.seq())) continue;
            journal.at(row.recordedAt().toString());
            positions.put(
                    row.seq(), journal.record(row.event(), row.effectiveOn()).position());
        }
        return this;
    }

    public TestJournal journal() {
        return journal;
    }

    /** SEQUENCE n of the expected table is this position. */
    public long positionOf(int seq) {
        return positions.get(seq);
    }

    /** The point of view of an expected row; reads are inclusive, RECORDED cut-offs are not. */
    public AsOf asOf(S1.Expected expected) {
        return switch (expected.basis()) {
            case "SEQUENCE" -> AsOf.position(positionOf(expected.throughSeq()));
            case "EFFECTIVE" -> AsOf.effectiveOn(LocalDate.parse(expected.cutoff()));
            case "RECORDED" -> AsOf.knownAt(Instant.parse(expected.cutoff()).minusMillis(1));
            default -> throw new IllegalArgumentException(expected.basis());
        };
    }

    private void register(String code, String name, Level level, long fen, int number) {
        var quota = new Quota(
                code,
                name,
                level,
                Category.EARMARKED,
                null,
                new DocNo("鲁财农指〔2018〕" + number + "号"),
                Amount.ofFen(fen),
                2018,
                TestActors.COUNTY,
                "2130505",
                null,
                "扶贫发展");
        journal.record(new FundRegistered(S1.fund(code), quota), LocalDate.of(2018, 2, 1));
    }

    private static Map<DivisionCode, String> places() {
        var places = new LinkedHashMap<DivisionCode, String>();
        places.put(TestActors.COUNTY, "安丘市");
        places.put(TestActors.HUIQU_TOWN, "辉渠镇");
        places.put(TestActors.ZHESHAN_TOWN, "柘山镇");
        places.put(TestActors.BAISHANTOU, "白山头村委会");
        places.put(TestActors.XIAJIAGOU, "夏家沟村委会");
        places.put(TestActors.TANQIUYU, "谭秋峪村委会");
        return places;
    }

    public static List<S1.Expected> expected() {
        return S1.expected();
    }
}
