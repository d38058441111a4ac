package org.sunledger.ledger.shared;

/**
 * One line of a money move: which fund, which place, how many fen. The lines of an event sum exactly to its amount
 * (INV-02).
 */
public record FundLine(FundId fundId, DivisionCode divisionCode, Amount amountFen) {}
