package org.sunledger.projections.registry;

import org.sunledger.ledger.shared.DivisionCode;

/** A place and all that lies in it, as the beginning that their codes share. */
public final class Area {
    private Area() {}

    public static String prefix(DivisionCode area) {
        return switch (area.level()) {
            case COUNTY -> area.value().substring(0, 6);
            case TOWN -> area.value().substring(0, 9);
            case VILLAGE -> area.value();
        };
    }
}
