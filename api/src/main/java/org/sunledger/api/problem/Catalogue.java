package org.sunledger.api.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sunledger.ledger.asset.AssetRefusal;
import org.sunledger.ledger.fund.FundRefusal;
import org.sunledger.ledger.notice.NoticeRefusal;
import org.sunledger.ledger.party.PartyRefusal;
import org.sunledger.ledger.period.PeriodRefusal;
import org.sunledger.ledger.project.ProjectRefusal;
import org.sunledger.ledger.registry.RegistryRefusal;
import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.supervision.CaseRefusal;
import org.sunledger.ledger.supervision.EngagementRefusal;
import org.sunledger.ledger.supervision.FindingRefusal;
import org.sunledger.projections.engine.AsOfRefusal;
import org.sunledger.projections.flow.FlowRefusal;
import org.sunledger.projections.rebuild.RebuildRefusal;
import org.sunledger.projections.rebuild.ReplayRefusal;

/** Every way this program says no; a test finds an enum that is missing here. */
final class Catalogue {
    private static final List<Class<? extends Enum<?>>> ENUMS = List.of(
            SharedRefusal.class,
            RegistryRefusal.class,
            PartyRefusal.class,
            PeriodRefusal.class,
            FundRefusal.class,
            ProjectRefusal.class,
            AssetRefusal.class,
            NoticeRefusal.class,
            CaseRefusal.class,
            FindingRefusal.class,
            EngagementRefusal.class,
            AsOfRefusal.class,
            RebuildRefusal.class,
            FlowRefusal.class,
            ReplayRefusal.class,
            ApiRefusal.class);

    private Catalogue() {}

    static List<Class<? extends Enum<?>>> enums() {
        return ENUMS;
    }

    static Stream<Refusal> all() {
        return ENUMS.stream()
                .flatMap(each -> Arrays.stream(each.getEnumConstants()))
                .map(Refusal.class::cast);
    }

    static Optional<Refusal> named(String code) {
        return all().filter(refusal -> refusal.code().equals(code)).findFirst();
    }
}
