package org.sunledger.projections.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.projections.engine.AsOf;

/**
 * 资金流向: where money came from and where it is. Of every node: what the links bring and what comes from outside equals
 * what the links take away and what stays.
 *
 * @param scope what the first links show
 */
public record MoneyFlows(AsOf.Resolved asOf, Scope scope, List<Node> nodes, List<Link> links, Total total) {
    /**
     * Where one begins to follow; an absent part asks for all, several parts narrow each other.
     *
     * @param docNo 指标文号 of funds, in any brackets
     * @param area a village, a town with its villages, or the county
     */
    public record Question(
            @Nullable String docNo,
            @Nullable UUID fund,
            @Nullable UUID project,
            @Nullable DivisionCode area) {
        public static final Question ALL = new Question(null, null, null, null);

        Scope scope() {
            return project == null && area == null ? Scope.WHOLE_FUNDS : Scope.PART_OF_FUNDS;
        }
    }

    /** 范围. */
    public enum Scope {
        /** From the arrival on, with what stays in the pools. */
        WHOLE_FUNDS,
        /** Only what projects or places took from the funds; the pools are outside. */
        PART_OF_FUNDS
    }

    /** 节点, in the order in which money passes them. */
    public enum NodeKind implements Labelled {
        DOCUMENT("指标文", "document", 0),
        FUND("资金", "fund", 1),
        PROJECT("项目", "project", 2),
        VILLAGE("村(区划)", "village (division)", 3),
        PAYEE("收款人", "payee", 4),
        PENDING("追回待处理", "recovered, pending", 5);

        private final String chinese;
        private final String english;
        private final int column;

        NodeKind(String chinese, String english, int column) {
            this.chinese = chinese;
            this.english = english;
            this.column = column;
        }

        @Override
        public String chinese() {
            return chinese;
        }

        @Override
        public String english() {
            return english;
        }

        /** From the left of the picture, where the document stands at 0. */
        public int column() {
            return column;
        }

        String id(String key) {
            return name().toLowerCase(Locale.ROOT) + ":" + key;
        }
    }

    /**
     * Where money stops or passes.
     *
     * @param id the kind and the key, such as {@code village:370784119333}
     * @param code as books print it: document number, code of fund or project, division code, party reference
     * @param name null where the ledger knows none; payees have none here, only a vault knows them
     * @param version of the party's record that was last meant; null for all other kinds
     * @param outsideFen what came into the picture here: documents bring money, and take it back
     * @param inFen sum of the links that end here
     * @param outFen sum of the links that begin here
     * @param staysFen 未分配, 可用, 净支出 or 追回待处理, by kind; zero where money only passes
     */
    public record Node(
            String id,
            NodeKind kind,
            String code,
            @Nullable String name,
            @Nullable Integer version,
            long outsideFen,
            long inFen,
            long outFen,
            long staysFen) {
        public Node named(@Nullable String called) {
            return new Node(id, kind, code, called, version, outsideFen, inFen, outFen, staysFen);
        }
    }

    /**
     * Money from one node to another for one reason.
     *
     * @param amountFen always positive
     * @param events how many records of the journal stand behind it
     */
    public record Link(
            String from,
            String to,
            FlowKind kind,
            long amountFen,
            long events,
            long firstPosition,
            long lastPosition) {}

    /**
     * Where the money of the picture is.
     *
     * @param outsideFen what documents brought, less what went back to them
     * @param paidFen 净支出: paid and neither returned, reversed nor recovered
     * @param checkFen what came less what stays: zero, or a side of a move is missing
     */
    public record Total(
            long outsideFen, long poolFen, long availableFen, long paidFen, long pendingFen, long checkFen) {}

    /**
     * The records behind one link, in the order of the journal; over all pages their amounts sum to the link's.
     *
     * @param next pass it as {@code after} for the next page; null when there is none
     */
    public record Events(
            AsOf.Resolved asOf,
            Link link,
            List<Event> rows,
            @Nullable Long next) {}

    /** One record, with what it moved along the link. */
    public record Event(
            long position, UUID eventId, String eventType, LocalDate effectiveOn, Instant recordedAt, long amountFen) {}
}
