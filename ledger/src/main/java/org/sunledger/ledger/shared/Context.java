package org.sunledger.ledger.shared;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decision knows beside state and command: how the command came in, the ledger's today, and what other streams
 * answer. Whatever is asked here is written into the envelope as seen.
 */
public final class Context {
    private final Request request;
    private final LocalDate today;
    private final Facts facts;
    private final List<Facts.Seen<?>> seen = new ArrayList<>();

    /** @param today civil date in Asia/Shanghai by the ledger's clock (a demo ledger's is its script's) */
    public Context(Request request, LocalDate today, Facts facts) {
        this.request = request;
        this.today = today;
        this.facts = facts;
    }

    public Request request() {
        return request;
    }

    public Actor actor() {
        return request.actor();
    }

    public UserId user() {
        return request.actor().user();
    }

    /** When it happened: the only posting date. */
    public LocalDate on() {
        return request.effectiveOn();
    }

    public LocalDate today() {
        return today;
    }

    /** The answer of another stream as it stands now; asking is remembered for the envelope. */
    public <T> T ask(Question<T> question) {
        var answer = facts.ask(question);
        seen.add(answer);
        return answer.value();
    }

    public List<Facts.Seen<?>> seen() {
        return List.copyOf(seen);
    }
}
