package org.sunledger.projections.engine;

/** The tables did not reach the position in time; an answer from a lower one is never given. */
public final class NotYetThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String processor;
    private final long asked;
    private final long reached;

    NotYetThere(String processor, long asked, long reached) {
        super(null, null, false, false);
        this.processor = processor;
        this.asked = asked;
        this.reached = reached;
    }

    public String processor() {
        return processor;
    }

    public long asked() {
        return asked;
    }

    public long reached() {
        return reached;
    }

    public String chinese() {
        return "视图 %s 尚在处理:已到位置 %d,所问位置为 %d,请稍后再试。".formatted(processor, reached, asked);
    }

    public String english() {
        return "The view %s stands at position %d; %d was asked for. Please try again shortly."
                .formatted(processor, reached, asked);
    }

    @Override
    public String getMessage() {
        return english();
    }
}
