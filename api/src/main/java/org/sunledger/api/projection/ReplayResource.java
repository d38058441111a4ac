package org.sunledger.api.projection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.fund.FundLedger;
import org.sunledger.projections.fund.FundLedgerQueries;
import org.sunledger.projections.village.VillageBalance;
import org.sunledger.projections.village.VillageBalanceQueries;

/**
 * 账簿重放: the books as they were at a position or an instant, folded anew for an auditor, compared with what was shown
 * then, and asked. What is read stays as it is.
 *
 * <p>No {@code Idempotency-Key}: one replay runs at a time, so a retry is refused and told so, and a second one would only
 * say the same.
 */
@RestController
@RequestMapping("/api/v1/replays")
@Tag(name = "账簿重放 replays")
class ReplayResource {
    private final ReplaysHere here;
    private final WatchedProgress progress;
    private final ReplayDesk desk;

    ReplayResource(ReplaysHere here, WatchedProgress progress, ReplayDesk desk) {
        this.here = here;
        this.progress = progress;
        this.desk = desk;
    }

    /** One of the two. */
    record Point(@Nullable Long position, @Nullable Instant knownAt) {}

    @Operation(summary = "历次重放 / all replays, newest first")
    @GetMapping
    List<ReplayView> all() {
        return desk.all();
    }

    @Operation(summary = "重放到某一序号或时点 / replay to a position or an instant, and compare with what was shown then")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ByOperators
    @PostMapping
    ResponseEntity<ReplayView> start(@RequestBody Point to) {
        var begun = desk.start(new AsOf(null, to.knownAt(), to.position(), null));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/replays/" + begun.replay().id()))
                .body(desk.shown(begun));
    }

    @Operation(
            summary =
                    "进度与比对结果;Accept: text/event-stream 则持续推送 / progress and what differs; as text/event-stream until its end")
    @GetMapping("/{id}")
    ReplayView one(@PathVariable int id) {
        return desk.shown(here.get().status(id));
    }

    @Operation(
            summary =
                    "进度与比对结果;Accept: text/event-stream 则持续推送 / progress and what differs; as text/event-stream until its end")
    @GetMapping(path = "/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter follow(@PathVariable int id) {
        var replays = here.get();
        replays.status(id); // an unknown one is refused, not a stream that breaks off
        return progress.follow(() -> desk.shown(replays.status(id)));
    }

    @Operation(summary = "取消重放,或删除其账表;报告保留 / cancel a replay or drop its tables; its report stays")
    @ByOperators
    @DeleteMapping("/{id}")
    ReplayView end(@PathVariable int id) {
        return desk.shown(desk.end(id));
    }

    @Operation(summary = "重放所得各村余额 / all places and the total, from the replayed tables")
    @GetMapping("/{id}/balances/villages")
    VillageBalance.County villages(@PathVariable int id, AsOf asOf) {
        var replayed = here.get().views(id);
        return new VillageBalanceQueries(replayed.reader(), replayed.tables()).table(asOf);
    }

    @Operation(summary = "重放所得资金对账表 / all funds, from the replayed tables")
    @GetMapping("/{id}/balances/funds")
    FundLedger funds(@PathVariable int id, AsOf asOf) {
        var replayed = here.get().views(id);
        return new FundLedgerQueries(replayed.reader(), replayed.tables()).ledger(asOf);
    }
}
