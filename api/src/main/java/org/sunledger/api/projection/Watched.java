package org.sunledger.api.projection;

/** Something long that is shown again and again until it ends. */
interface Watched {
    /** Nothing more happens by itself. */
    boolean ended();
}
