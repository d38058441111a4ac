package org.sunledger.projections.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.projections.Examples;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.asset.AssetProfileTable;
import org.sunledger.projections.asset.AssetProfiles;
import org.sunledger.projections.asset.AssetShareTable;
import org.sunledger.projections.asset.AssetShares;
import org.sunledger.projections.asset.AssetWords;
import org.sunledger.projections.compliance.DueDateTable;
import org.sunledger.projections.compliance.DueDates;
import org.sunledger.projections.compliance.RuleVersionTable;
import org.sunledger.projections.compliance.RuleVersions;
import org.sunledger.projections.engine.Word;
import org.sunledger.projections.engine.WordTable;
import org.sunledger.projections.figure.Cell;
import org.sunledger.projections.flow.MoneyParties;
import org.sunledger.projections.flow.MoneyPartyTable;
import org.sunledger.projections.flow.MoneyProjectTable;
import org.sunledger.projections.flow.MoneyProjects;
import org.sunledger.projections.fund.FundBalanceTable;
import org.sunledger.projections.fund.FundBalances;
import org.sunledger.projections.fund.FundQuotaTable;
import org.sunledger.projections.fund.FundQuotas;
import org.sunledger.projections.fund.FundSumTable;
import org.sunledger.projections.fund.FundSums;
import org.sunledger.projections.fund.FundWords;
import org.sunledger.projections.notice.NoticeDraftTable;
import org.sunledger.projections.notice.NoticeDrafts;
import org.sunledger.projections.notice.NoticeWords;
import org.sunledger.projections.project.MilestoneTable;
import org.sunledger.projections.project.Milestones;
import org.sunledger.projections.project.ProjectProfileTable;
import org.sunledger.projections.project.ProjectProfiles;
import org.sunledger.projections.project.ProjectWords;
import org.sunledger.projections.registry.DivisionNameTable;
import org.sunledger.projections.registry.DivisionNames;
import org.sunledger.projections.supervision.CaseProfileTable;
import org.sunledger.projections.supervision.CaseProfiles;
import org.sunledger.projections.supervision.CaseWords;
import org.sunledger.projections.supervision.FindingProfileTable;
import org.sunledger.projections.supervision.FindingProfiles;
import org.sunledger.projections.supervision.FindingWords;
import org.sunledger.projections.trail.AuditTrail;
import org.sunledger.projections.trail.AuditTrailTable;
import org.sunledger.projections.trail.PayloadFacts;
import org.sunledger.projections.village.MoneyEventTable;
import org.sunledger.projections.village.MoneyEvents;
import org.sunledger.projections.village.MoneyPostingTable;
import org.sunledger.projections.village.MoneyPostings;
import org.sunledger.projections.village.VillageBalanceTable;
import org.sunledger.projections.village.VillageBalances;
import org.sunledger.projections.village.VillageSumTable;
import org.sunledger.projections.village.VillageSums;
import org.sunledger.projections.waiting.WaitingStepTable;
import org.sunledger.projections.waiting.WaitingSteps;

/**
 * Every instruction of the postings, of all folds and of their table writers is made wrong, one at a time, in every way
 * that {@link Mutators} knows; the history is folded with it, as the first of its journal and around the border of two
 * blocks of positions, and somebody must notice: the fold stops, the checker finds
 * a difference, or a figure is another one. Who is not noticed must stand in {@code mutants/equivalent.txt} with the
 * reason why it changes nothing. Names and noticers go to {@code target/mutants.txt}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WrongLinesIT {
    /**
     * What is made wrong, and whose tables can show it.
     *
     * @param groups whose folds run with it, so that a mutant costs what its group costs
     */
    private record Part(Set<String> groups, List<Class<?>> classes) {
        static Part of(String groups, Class<?>... classes) {
            return new Part(
                    Set.of(groups.split(" ", -1)),
                    Stream.of(classes).flatMap(Part::withMembers).toList());
        }

        /** Classes and records within; names and labels of an enum are no lines of a fold. */
        private static Stream<Class<?>> withMembers(Class<?> top) {
            return Stream.concat(
                            Stream.of(top), Stream.of(top.getDeclaredClasses()).flatMap(Part::withMembers))
                    .filter(each -> !each.isEnum());
        }
    }

    private static final List<Part> PARTS = List.of(
            Part.of("money trail", PayloadFacts.class),
            Part.of("money project", Postings.class, Measures.class),
            Part.of("money project asset notice supervision", Word.class, WordTable.class),
            Part.of(
                    "money",
                    MoneyParties.class,
                    MoneyPartyTable.class,
                    MoneyProjects.class,
                    MoneyProjectTable.class,
                    MoneyPostings.class,
                    MoneyPostingTable.class,
                    MoneyEvents.class,
                    MoneyEventTable.class,
                    VillageBalances.class,
                    VillageBalanceTable.class,
                    VillageSums.class,
                    VillageSumTable.class,
                    FundSums.class,
                    FundSumTable.class,
                    Cell.class,
                    FundBalances.class,
                    FundBalanceTable.class,
                    FundQuotas.class,
                    FundQuotaTable.class,
                    FundWords.class,
                    DivisionNames.class,
                    DivisionNameTable.class),
            Part.of(
                    "project",
                    ProjectProfiles.class,
                    ProjectProfileTable.class,
                    ProjectWords.class,
                    Milestones.class,
                    MilestoneTable.class),
            Part.of(
                    "asset",
                    AssetProfiles.class,
                    AssetProfileTable.class,
                    AssetWords.class,
                    AssetShares.class,
                    AssetShareTable.class),
            Part.of("notice", NoticeDrafts.class, NoticeDraftTable.class, NoticeWords.class),
            Part.of(
                    "supervision",
                    FindingProfiles.class,
                    FindingProfileTable.class,
                    FindingWords.class,
                    CaseProfiles.class,
                    CaseProfileTable.class,
                    CaseWords.class),
            Part.of("compliance", DueDates.class, DueDateTable.class, RuleVersions.class, RuleVersionTable.class),
            Part.of("waiting", WaitingSteps.class, WaitingStepTable.class),
            Part.of("trail", AuditTrail.class, AuditTrailTable.class));

    private static final Map<String, Set<String>> GROUPS = PARTS.stream()
            .flatMap(part -> part.classes().stream().map(each -> Map.entry(each.getName(), part.groups())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));

    private static final TestJournal STORY = WholeStory.told();
    private static final Journal JOURNAL = STORY.journal();
    private static final List<JournalEvent> EVENTS = STORY.events();
    private static final List<JournalEvent> IMPOSSIBLE = impossible();
    private static final AcrossBlocks LATER = AcrossBlocks.of(STORY);

    private enum Noticed {
        FOLD_STOPPED,
        CHECKER,
        FIGURES,
        GUARD,
        NOBODY
    }

    /** Events that no table may believe: each must stop the fold. */
    private static List<JournalEvent> impossible() {
        var journal = TestJournal.opened();
        var line = List.of(Examples.line(new FundId(Examples.id(1)), TestActors.BAISHANTOU, 5));
        var one = journal.record(Examples.issued(Examples.P1, 6, line), LocalDate.of(2018, 3, 1));
        var other = journal.record(Examples.issued(Examples.P1, 4, line), LocalDate.of(2018, 3, 1));
        return List.of(one, other);
    }

    @Test
    void every_wrong_line_is_noticed() throws IOException {
        var mutants =
                GROUPS.keySet().stream().map(Mutant::of).flatMap(List::stream).toList();
        Map<Set<String>, Map<String, List<Map<String, Object>>>> originals = new HashMap<>();
        for (var part : PARTS) originals.put(part.groups(), new AllFolds(part.groups()).apply(EVENTS));
        originals.forEach((groups, original) -> assertThat(noticed(groups, original, original))
                .as(groups.toString())
                .isEqualTo(Noticed.NOBODY));
        var results = mutants.parallelStream()
                .collect(Collectors.toMap(
                        mutant -> mutant, mutant -> noticed(mutant, originals), (a, b) -> a, LinkedHashMap::new));
        write(mutants, results);

        var equivalents = equivalents();
        var unnoticed = new TreeSet<String>();
        results.forEach((mutant, by) -> {
            if (by == Noticed.NOBODY) unnoticed.add(mutant.name());
        });
        assertThat(unnoticed).as("wrong, and nobody noticed").isSubsetOf(equivalents.keySet());
        assertThat(equivalents.keySet())
                .as("said to change nothing, but noticed")
                .isSubsetOf(unnoticed);
        assertThat(equivalents.values()).as("reasons").allMatch(reason -> !reason.isBlank());
        assertThat(results.values().stream().filter(by -> by == Noticed.CHECKER).count())
                .as("noticed by the checker and not because something stopped")
                .isGreaterThan(600);
    }

    private static Noticed noticed(Mutant mutant, Map<Set<String>, Map<String, List<Map<String, Object>>>> originals) {
        var groups = Objects.requireNonNull(GROUPS.get(mutant.className()));
        try {
            var folds = new ChangedClasses(mutant.className(), mutant.bytes().get()).folds(groups);
            var noticed = noticed(groups, folds.apply(EVENTS), originals.get(groups));
            if (noticed != Noticed.NOBODY || !groups.contains(Listed.MONEY)) return noticed;
            if (LATER.compared(folds.apply(LATER.events())).differing() > 0) return Noticed.CHECKER;
            for (var event : IMPOSSIBLE) {
                try {
                    folds.apply(List.of(event));
                    return Noticed.GUARD;
                } catch (IllegalStateException stops) {
                    // as it should
                }
            }
            return Noticed.NOBODY;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError stopped) {
            return Noticed.FOLD_STOPPED;
        }
    }

    private static Noticed noticed(
            Set<String> groups,
            Map<String, List<Map<String, Object>>> tables,
            Map<String, List<Map<String, Object>>> original) {
        var report = ViewsCheck.run(JOURNAL, FoldedTables.at(STORY.head(), groups, tables), Watch.NOBODY, 1);
        if (!report.isClean()) return Noticed.CHECKER;
        return Objects.equals(tables.get(AllFolds.MEASURES), original.get(AllFolds.MEASURES))
                ? Noticed.NOBODY
                : Noticed.FIGURES;
    }

    private static void write(List<Mutant> mutants, Map<Mutant, Noticed> results) throws IOException {
        var lines = new ArrayList<String>();
        var counts = new TreeMap<Noticed, Long>(
                results.values().stream().collect(Collectors.groupingBy(by -> by, Collectors.counting())));
        lines.add("%d mutants, %s".formatted(mutants.size(), counts));
        for (var mutant : mutants)
            lines.add("%-12s %s (line %d)".formatted(results.get(mutant), mutant.name(), mutant.line()));
        var target = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target");
        Files.write(Files.createDirectories(target).resolve("mutants.txt"), lines);
    }

    /** Name to reason. */
    private static Map<String, String> equivalents() throws IOException {
        var equivalents = new TreeMap<String, String>();
        var resource = Objects.requireNonNull(WrongLinesIT.class.getResourceAsStream("/mutants/equivalent.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (var line : lines.lines().toList()) {
                if (line.isBlank() || line.startsWith("#")) continue;
                var parts = line.split(" \\| ", 2);
                equivalents.put(parts[0].strip(), parts.length == 2 ? parts[1] : "");
            }
        }
        return equivalents;
    }

    @Test
    void every_line_that_decides_is_made_wrong() {
        for (var mutated : GROUPS.keySet()) {
            var lines = Mutant.lines(mutated);
            var all = lines.size();
            Mutant.of(mutated).forEach(mutant -> lines.remove(mutant.line()));
            // What is left are brackets, openings, and names of cases, which are made wrong where the choice is made.
            assertThat(lines.size()).as("%s: %s", mutated, lines).isLessThanOrEqualTo(all / 2);
        }
    }
}
