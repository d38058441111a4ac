/** 附件: scans and contents by their SHA-256. Read {@code AttachmentResource} first. */
@NullMarked
package org.sunledger.api.attachment;

import org.jspecify.annotations.NullMarked;
