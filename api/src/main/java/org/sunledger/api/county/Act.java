package org.sunledger.api.county;

import java.time.LocalDate;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.DivisionCode;

/** Who does something, for which place, and on which day it counts. */
record Act(Actor by, DivisionCode place, LocalDate on) {}
