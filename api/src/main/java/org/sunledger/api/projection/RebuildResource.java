package org.sunledger.api.projection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
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
import org.sunledger.projections.rebuild.Generation;
import org.sunledger.projections.rebuild.RebuildStatus;

/**
 * 视图重建: tables computed anew beside live traffic, watched, compared, accepted and switched.
 *
 * <p>No {@code Idempotency-Key}: a projection has one rebuild at a time, so a retry is refused and told so.
 */
@RestController
@RequestMapping("/api/v1/projections/{name}")
@Tag(name = "视图 projections")
class RebuildResource {
    private final RebuildsHere here;
    private final WatchedProgress progress;
    private final RebuildDesk desk;

    RebuildResource(RebuildsHere here, WatchedProgress progress, RebuildDesk desk) {
        this.here = here;
        this.progress = progress;
        this.desk = desk;
    }

    /** @param sha256 of the difference that was looked at */
    record Acceptance(String sha256) {}

    /** @param version a kept one */
    record Rollback(int version) {}

    @Operation(summary = "各版本及其重建 / all versions and how they were made")
    @GetMapping("/rebuilds")
    List<RebuildView> all(@PathVariable String name) {
        var rebuilds = here.get();
        return rebuilds.generations(name).stream()
                .map(Generation::number)
                .sorted(Comparator.reverseOrder())
                .map(number -> RebuildView.onItsWay(rebuilds.status(name, number)))
                .toList();
    }

    @Operation(summary = "开始重建,或从中断处继续 / start a rebuild, or go on with one that was interrupted")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ByOperators
    @PostMapping("/rebuilds")
    ResponseEntity<RebuildView> start(@PathVariable String name) {
        return accepted(desk.start(name));
    }

    @Operation(
            summary =
                    "重建进度、差异与结果;Accept: text/event-stream 则持续推送 / progress, difference and outcome; as text/event-stream until its end")
    @GetMapping("/rebuilds/{id}")
    RebuildView one(@PathVariable String name, @PathVariable int id) {
        return RebuildView.of(here.get().status(name, id));
    }

    @Operation(
            summary =
                    "重建进度、差异与结果;Accept: text/event-stream 则持续推送 / progress, difference and outcome; as text/event-stream until its end")
    @GetMapping(path = "/rebuilds/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter follow(@PathVariable String name, @PathVariable int id) {
        var rebuilds = here.get();
        rebuilds.status(name, id); // an unknown one is refused, not a stream that breaks off
        return progress.follow(() -> RebuildView.onItsWay(rebuilds.status(name, id)));
    }

    @Operation(summary = "取消重建 / cancel a rebuild; what is read stays as it is")
    @ByOperators
    @DeleteMapping("/rebuilds/{id}")
    RebuildView cancel(@PathVariable String name, @PathVariable int id) {
        return RebuildView.of(desk.cancel(name, id));
    }

    @Operation(summary = "认可差异并切换 / accept the difference; the switch follows")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ByApprover
    @PostMapping("/rebuilds/{id}/acceptance")
    ResponseEntity<RebuildView> accept(
            @PathVariable String name, @PathVariable int id, @RequestBody Acceptance acceptance) {
        return accepted(desk.accept(name, id, acceptance.sha256()));
    }

    @Operation(summary = "恢复保留的版本 / go back to a kept version; it is brought up to date and compared like any rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ByOperators
    @PostMapping("/rollbacks")
    ResponseEntity<RebuildView> goBack(@PathVariable String name, @RequestBody Rollback rollback) {
        return accepted(desk.goBack(name, rollback.version()));
    }

    private static ResponseEntity<RebuildView> accepted(RebuildStatus status) {
        var generation = status.generation();
        var address = "/api/v1/projections/%s/rebuilds/%d".formatted(generation.group(), generation.number());
        return ResponseEntity.accepted().location(URI.create(address)).body(RebuildView.of(status));
    }
}
