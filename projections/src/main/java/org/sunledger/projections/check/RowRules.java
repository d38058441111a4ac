package org.sunledger.projections.check;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** 明细规则: which rows a record must have left behind, written down a second time. */
final class RowRules {
    private final Raw record;
    private final Map<Listed, Map<String, Map<String, @Nullable String>>> rows = new EnumMap<>(Listed.class);

    private RowRules(Raw record) {
        this.record = record;
    }

    /**
     * The rows by table and by what names them beside the position.
     *
     * @throws Raw.Unreadable the record does not say what a row needs
     */
    static Map<Listed, Map<String, Map<String, @Nullable String>>> of(Raw record, @Nullable Move move) {
        var rules = new RowRules(record);
        if (move != null && !move.isEmpty()) rules.money(move);
        rules.said();
        return rules.rows;
    }

    private void money(Move move) {
        row(
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
        row(
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
            case "project.proposed" -> proposed();
            case "division.registered" ->
                division(record.text("/name"), record.textOrNull("/validFrom"), record.textOrNull("/validTo"), null);
            case "division.renamed" -> division(record.text("/name"), record.textOrNull("/validFrom"), null, null);
            case "division.merged" -> division(null, null, record.textOrNull("/validTo"), record.text("/successor"));
            default -> {} // nothing that these tables keep
        }
    }

    private void registered() {
        word("REGISTERED", record.text("/fundId"), record.fen("/quota/amountFen"));
        row(
                Listed.FUND_QUOTA,
                "",
                record.text("/fundId"),
                record.effectiveOn(),
                record.text("/quota/code"),
                record.text("/quota/name"),
                record.text("/quota/level"),
                record.text("/quota/category"),
                record.textOrNull("/quota/integrationItemCode"),
                record.text("/quota/quotaDocNo"),
                record.text("/quota/fiscalYear"),
                record.text("/quota/divisionCode"),
                record.text("/quota/functionCode"),
                record.text("/quota/purpose"));
    }

    private void noLongerReserved() {
        var issued = new TreeMap<String, Long>();
        for (var line : record.payload().at("/lines"))
            issued.merge(Raw.text(line, "/fundId"), Raw.fen(line, "/amountFen"), Math::addExact);
        issued.forEach((fund, fen) -> word("RESERVED", fund, -fen));
    }

    private void word(String what, String fund, long number) {
        record.requireFirstForm();
        row(Listed.FUND_WORD, fund + "/" + what, record.effectiveOn(), null, Long.toString(number));
    }

    /** Whom the money concerns; pointers, null where the record does not say. */
    private void party(@Nullable String subject, @Nullable String receipt, @Nullable String party) {
        record.requireFirstForm();
        row(
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

    private void proposed() {
        record.requireFirstForm();
        row(
                Listed.MONEY_PROJECT,
                "",
                record.text("/projectId"),
                record.effectiveOn(),
                record.text("/profile/code"),
                record.text("/profile/name"));
    }

    private void division(
            @Nullable String name, @Nullable String validFrom, @Nullable String validTo, @Nullable String successor) {
        record.requireFirstForm();
        row(Listed.DIVISION_NAME, "", record.text("/code"), name, validFrom, validTo, successor);
    }

    /** @param values in the order of the table's columns */
    private void row(Listed table, String key, @Nullable String... values) {
        var columns = new LinkedHashMap<String, @Nullable String>();
        for (int i = 0; i < values.length; i++) columns.put(table.columns().get(i), values[i]);
        rows.computeIfAbsent(table, ignored -> new TreeMap<>()).put(key, columns);
    }
}
