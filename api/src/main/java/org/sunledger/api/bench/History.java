package org.sunledger.api.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.project.MilestoneEvent.MilestonesPlanned;
import org.sunledger.ledger.project.PipelineEvent.ContractSigned;
import org.sunledger.ledger.project.PipelineEvent.Procurement;
import org.sunledger.ledger.project.PipelineEvent.ProjectCountyApproved;
import org.sunledger.ledger.project.PipelineEvent.ProjectListed;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.project.PipelineEvent.ProjectSelected;
import org.sunledger.ledger.project.PipelineEvent.ProjectStarted;
import org.sunledger.ledger.project.PipelineEvent.ProjectTownReviewed;
import org.sunledger.ledger.project.ProjectEvent;
import org.sunledger.ledger.registry.DefaultRules;
import org.sunledger.ledger.registry.DivisionCommand.RegisterDivision;
import org.sunledger.ledger.registry.LedgerCommand.OpenLedger;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shell.UuidV7;

/** The county before the day that is measured: rules, places and projects whose works have begun. */
final class History {
    /** Version of the last event that {@link #write} gives a project. */
    static final long LIFE_LAST = 7;

    private final Journal journal;
    private final Ledger ledger;
    private final LocalDate today;
    private int sent;

    History(Journal journal, Ledger ledger, LocalDate today) {
        this.journal = journal;
        this.ledger = ledger;
        this.today = today;
    }

    /** Writes it. @return the records, in order */
    List<JournalRecord> write() {
        send(
                Workload.actor("admin", Role.ADMIN, Workload.COUNTY),
                new OpenLedger(Workload.id("ledger", 0), "测量用台账", Workload.COUNTY, 1, true));
        var approver = Workload.actor("approver", Role.APPROVER, Workload.COUNTY);
        for (var rules : DefaultRules.versionsUntil(today)) send(approver, rules);
        var authority = Workload.actor("project", Role.PROJECT_AUTHORITY, Workload.COUNTY);
        var since = today.minusYears(5);
        for (var place : Workload.places()) {
            send(authority, new RegisterDivision(place, "区划" + place.value(), since, null));
        }
        for (int n = 0; n < Workload.PROJECTS; n++) write(n);
        return journal.after(0, Integer.MAX_VALUE);
    }

    private void send(Actor by, Command command) {
        var key = Workload.id("history", sent++);
        ledger.gateway().send(command, Request.of(key, Sha256.of(key.toString()), by, today, Source.Channel.API));
    }

    private void write(int n) {
        var by = Workload.townClerk(n);
        add(
                Workload.project(n).stream(),
                -1,
                Workload.village(n),
                life(n).stream().map(event -> new Signed(event, by)).toList());
    }

    /** A fact and whose it is. */
    record Signed(Event event, Actor by) {}

    /**
     * Writes facts behind the last one of their stream, past the rules.
     *
     * @param version of that last one; −1: none
     */
    void add(StreamId stream, long version, DivisionCode place, List<Signed> facts) {
        var command = UUID.nameUUIDFromBytes((stream + "/" + version).getBytes(StandardCharsets.UTF_8));
        journal.append(
                stream,
                version,
                facts.stream()
                        .map(fact -> ledger.decoder()
                                .encode(UuidV7.next(), fact.event(), envelope(fact.by(), command, place)))
                        .toList());
    }

    private List<ProjectEvent> life(int n) {
        var project = Workload.project(n);
        var notice = Workload.id("notice", n);
        var began = today.minusMonths(3);
        return List.of(
                new ProjectProposed(project, Workload.profile(n, began)),
                new ProjectTownReviewed(project, notice, null),
                new ProjectCountyApproved(project, notice, null),
                new ProjectListed(project, notice),
                new ProjectSelected(project, began.getYear(), new DocNo("安扶组发〔2018〕4号")),
                new ContractSigned(
                        project,
                        "HT-" + n,
                        new PartyVersion(Workload.id("supplier", n), 1),
                        Amount.ofYuan(480_000),
                        Procurement.PUBLIC_TENDER,
                        300,
                        3_000),
                new MilestonesPlanned(project, Workload.milestones(began)),
                new ProjectStarted(project));
    }

    private Envelope envelope(Actor by, UUID command, DivisionCode place) {
        var on = today.minusMonths(3);
        return new Envelope(
                on,
                on.getYear(),
                place,
                by,
                command,
                Sha256.of(command.toString()),
                command,
                null,
                null,
                null,
                null,
                List.of(),
                Source.of(Source.Channel.API),
                null,
                List.of(),
                command.toString().replace("-", ""));
    }

    /** The same facts without a journal, for who has none: read once, answered from memory. */
    Facts inMemory() {
        var streams = new HashMap<StreamId, List<Recorded<Event>>>();
        for (var stored : journal.after(0, Integer.MAX_VALUE)) {
            streams.computeIfAbsent(stored.stream(), ignored -> new ArrayList<>())
                    .add(ledger.decoder().recorded(stored));
        }
        return new Remembered(Map.copyOf(streams));
    }

    private record Remembered(Map<StreamId, List<Recorded<Event>>> streams) implements Facts {
        @Override
        public <T> Seen<T> ask(Question<T> question) {
            var history = streams.getOrDefault(question.stream(), List.of());
            return new Seen<>(question.stream(), history.size() - 1L, question.answer(history));
        }
    }
}
