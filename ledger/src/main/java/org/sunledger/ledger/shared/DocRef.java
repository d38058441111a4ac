package org.sunledger.ledger.shared;

import org.jspecify.annotations.Nullable;

/** 依据文件: a document an entry rests on; digest of the scan where there is one. */
public record DocRef(
        @Nullable DocNo docNo, String title, @Nullable String sha256) {}
