package org.sunledger.projections.engine;

/**
 * What stopped a fold. Nothing of its batch was written, and no event is skipped.
 *
 * @param projection the table it fills
 * @param position of the event that stopped it; the first of the batch while {@code isExact} is not yet so
 * @param lastPosition of the batch that was tried; equal to {@code position} once it is exact
 * @param message of the error
 */
public record FoldStopped(String projection, long position, long lastPosition, String message) {
    static FoldStopped at(String projection, long position, Throwable error) {
        return new FoldStopped(projection, position, position, messageOf(error));
    }

    static FoldStopped between(String projection, long first, long last, Throwable error) {
        return new FoldStopped(projection, first, last, messageOf(error));
    }

    /** Whether the one event is known, or only the batch it stands in. */
    public boolean isExact() {
        return position == lastPosition;
    }

    static String messageOf(Throwable error) {
        var message = error.getMessage();
        return message == null ? error.getClass().getName() : message;
    }
}
