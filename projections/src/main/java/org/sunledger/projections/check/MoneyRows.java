package org.sunledger.projections.check;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** 资金明细: postings and what stands beside them. */
final class MoneyRows {
    private final Raw record;
    private final Told told;

    private MoneyRows(Raw record, Told told) {
        this.record = record;
        this.told = told;
    }

    static void tell(Raw record, @Nullable Move move, Told told) {
        var rows = new MoneyRows(record, told);
        if (move != null && !move.isEmpty()) rows.money(move);
        rows.said();
    }

    private void money(Move move) {
        told.row(
                Listed.MONEY_EVENT,
                "",
                record.eventId(),
                record.type(),
                record.stream(),
                record.docNos(),
                record.effectiveOn(),
                record.recordedAt());
        int lineNo = 0;
        for (var line : move.lines()) {
            if (line.fen() == 0) continue;
            long fen = move.sign() * line.fen();
            posting(++lineNo, move, move.from(), line.fromPlace(), line.fund(), -fen);
            posting(++lineNo, move, move.to(), line.place(), line.fund(), fen);
        }
    }

    private void posting(int lineNo, Move move, String account, String place, @Nullable String fund, long fen) {
        told.row(
                Listed.MONEY_POSTING,
                Integer.toString(lineNo),
                record.effectiveOn(),
                account,
                move.flow(),
                place,
                fund,
                move.project(),
                Long.toString(fen));
    }

    private void said() {
        switch (record.type()) {
            case "fund.registered" -> registered();
            case "fund.adjusted" -> word("REGISTERED", record.text("/fundId"), record.fen("/deltaFen"));
            case "fund.reserved" -> word("RESERVED", record.text("/fundId"), record.fen("/amountFen"));
            case "fund.reservation-released" -> word("RESERVED", record.text("/fundId"), -record.fen("/amountFen"));
            case "allocation.issued" -> noLongerReserved();
            case "disbursement.paid" -> party("/disbursementId", null, "/payee");
            case "disbursement.returned" -> party("/disbursementId", null, null);
            case "recovery.ordered" -> party("/recoveryId", null, "/debtor");
            case "recovery.received" -> party("/recoveryId", "/receiptId", null);
            case "entry.reversed" -> undone();
            case "project.proposed" ->
                told.copied(Listed.MONEY_PROJECT, "", "/projectId", "@/effectiveOn", "/profile/code", "/profile/name");
            case "division.registered" ->
                division(record.text("/name"), record.textOrNull("/validFrom"), record.textOrNull("/validTo"), null);
            case "division.renamed" -> division(record.text("/name"), record.textOrNull("/validFrom"), null, null);
            case "division.merged" -> division(null, null, record.textOrNull("/validTo"), record.text("/successor"));
            default -> {} // nothing that these tables keep
        }
    }

    private void registered() {
        word("REGISTERED", record.text("/fundId"), record.fen("/quota/amountFen"));
        told.copied(
                Listed.FUND_QUOTA,
                "",
                "/fundId",
                "@/effectiveOn",
                "/quota/code",
                "/quota/name",
                "/quota/level",
                "/quota/category",
                "/quota/integrationItemCode?",
                "/quota/quotaDocNo",
                "/quota/fiscalYear",
                "/quota/divisionCode",
                "/quota/functionCode",
                "/quota/purpose");
    }

    private void noLongerReserved() {
        var issued = new TreeMap<String, Long>();
        for (var line : record.payload().at("/lines"))
            issued.merge(Raw.text(line, "/fundId"), Raw.fen(line, "/amountFen"), Math::addExact);
        issued.forEach((fund, fen) -> word("RESERVED", fund, -fen));
    }

    private void word(String what, String fund, long number) {
        told.word(Listed.FUND_WORD, fund, what, null, number);
    }

    /** Whom the money concerns; pointers, null where the record does not say. */
    private void party(@Nullable String subject, @Nullable String receipt, @Nullable String party) {
        told.row(
                Listed.MONEY_PARTY,
                "",
                subject == null ? null : record.text(subject),
                receipt == null ? null : record.text(receipt),
                party == null ? null : record.text(party + "/partyRef"),
                party == null ? null : record.text(party + "/version"));
    }

    /** A reversal names the payment, or the receipt of recovered money, that it takes back. */
    private void undone() {
        if (record.text("/originalKind").equals("DISBURSEMENT_PAID")) party("/subjectId", null, null);
        else party(null, "/subjectId", null);
    }

    private void division(
            @Nullable String name, @Nullable String validFrom, @Nullable String validTo, @Nullable String successor) {
        told.row(Listed.DIVISION_NAME, "", record.text("/code"), name, validFrom, validTo, successor);
    }
}
