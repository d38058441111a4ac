package org.sunledger.projections.fund;

import java.util.HashMap;
import java.util.Map;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.AppendOnly;
import org.sunledger.projections.engine.Word;

/** What moves no money and still belongs to a fund: the authority granted, and what is reserved and not issued yet. */
public final class FundWords implements AppendOnly<Word.Key, Word> {
    enum What {
        REGISTERED,
        RESERVED
    }

    @Override
    public String name() {
        return "fund_word";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Word.Key, Word> apply(JournalEvent event) {
        var words = new HashMap<Word.Key, Word>();
        switch (event.event()) {
            case FundEvent e -> say(words, event, e);
            case AllocationIssued e -> {
                var issued = new HashMap<FundId, Long>();
                for (var line : e.lines())
                    issued.merge(line.fundId(), line.amountFen().fen(), Math::addExact);
                issued.forEach((fund, fen) -> say(words, event, fund, What.RESERVED, -fen));
            }
            default -> {} // nothing of a fund's authority
        }
        return words;
    }

    private static void say(Map<Word.Key, Word> words, JournalEvent event, FundEvent fundEvent) {
        switch (fundEvent) {
            case FundEvent.FundRegistered e ->
                say(
                        words,
                        event,
                        e.fundId(),
                        What.REGISTERED,
                        e.quota().amountFen().fen());
            case FundEvent.FundAdjusted e -> say(words, event, e.fundId(), What.REGISTERED, e.deltaFen());
            case FundEvent.FundReserved e ->
                say(words, event, e.fundId(), What.RESERVED, e.amountFen().fen());
            case FundEvent.ReservationReleased e ->
                say(words, event, e.fundId(), What.RESERVED, -e.amountFen().fen());
            case FundEvent.FundEntered ignored -> {} // the maker's half
            case FundEvent.ArrivalEntered ignored -> {} // the maker's half
            case FundEvent.FundArrived ignored -> {} // money: from the postings
            case FundEvent.AdjustmentEntered ignored -> {} // the maker's half
            case FundEvent.WithdrawalEntered ignored -> {} // the maker's half
            case FundEvent.FundWithdrawn ignored -> {} // money: from the postings
            case FundEvent.FundEntryRejected ignored -> {}
            case FundEvent.PoolReplenished ignored -> {} // the project's event posted
        }
    }

    private static void say(Map<Word.Key, Word> words, JournalEvent event, FundId fund, What what, long fen) {
        var word = Word.number(event, fund.value(), what, fen);
        words.put(word.key(), word);
    }
}
