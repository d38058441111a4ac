package org.sunledger.api.attachment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.security.OpenDoors;
import org.sunledger.ledger.party.AttachmentStore;

/** 附件: kept under their digest; the same bytes are kept once, so a retry needs no key. */
@RestController
@RequestMapping("/api/v1/attachments")
@Tag(name = "附件 attachments")
class AttachmentResource {
    private final AttachmentStore attachments;
    private final OpenDoors doors;

    AttachmentResource(AttachmentStore attachments, OpenDoors doors) {
        this.attachments = attachments;
        this.doors = doors;
    }

    record Kept(String sha256, long bytes) {}

    @Operation(summary = "上传附件 / keep bytes, at most 1 MiB")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<Kept> keep(@RequestBody byte[] bytes) {
        var sha256 = attachments.put(bytes);
        var address = "/api/v1/attachments/" + sha256;
        var created = ResponseEntity.status(HttpStatus.CREATED);
        // Whoever may bring a voucher may not see all of them.
        if (doors.isOpen(address)) created.location(URI.create(address));
        return created.body(new Kept(sha256, bytes.length));
    }

    /** Served as bytes and nothing else: what somebody uploaded is never a page of this site. */
    @Operation(summary = "下载附件 / the bytes")
    @GetMapping(path = "/{sha256}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> get(@PathVariable String sha256) {
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"" + sha256 + "\"")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(attachments.get(sha256));
    }
}
