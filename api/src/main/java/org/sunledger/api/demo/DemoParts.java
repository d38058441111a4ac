package org.sunledger.api.demo;

import java.util.function.Function;
import org.sunledger.api.period.ClosingBalances;
import org.sunledger.ledger.party.TextStore;
import org.sunledger.ledger.party.Vault;
import org.sunledger.projections.notice.NoticeContent;
import org.sunledger.projections.notice.NoticeOrder;

/**
 * What the story needs of the program beside the gateway.
 *
 * @param compose composes a notice and keeps its bytes
 */
public record DemoParts(
        Vault vault, TextStore texts, Function<NoticeOrder, NoticeContent> compose, ClosingBalances balances) {}
