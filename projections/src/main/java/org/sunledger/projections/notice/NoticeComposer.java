package org.sunledger.projections.notice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.AmountInWords;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.Yuan;
import org.sunledger.ledger.supervision.CaseEvent.CaseReceived;
import org.sunledger.projections.notice.NoticeContent.Column;
import org.sunledger.projections.notice.NoticeContent.Field;
import org.sunledger.projections.notice.NoticeContent.Table;

/**
 * Computes a notice from the journal: a pure function of the order and the history, so that a rebuild from event 1 gives
 * the same bytes (INV-28). Persons appear as posts, companies as the vault lets them be named.
 */
public final class NoticeComposer {
    /** The types that can be composed so far; the others have no events to tell of yet. */
    public static final Set<NoticeEvent.Type> TYPES = Set.of(
            NoticeEvent.Type.N01,
            NoticeEvent.Type.N02,
            NoticeEvent.Type.N05,
            NoticeEvent.Type.N06,
            NoticeEvent.Type.N10,
            NoticeEvent.Type.N12);

    private static final String NOT_YET = "尚未签约";

    private final NoticeOrder order;
    private final NoticeHistory history;
    private final PartyNames parties;
    private final NoticeRegister register;
    private final List<Field> fields = new ArrayList<>();
    private @Nullable Table table;
    private @Nullable Long totalFen;

    private NoticeComposer(NoticeOrder order, NoticeHistory history, PartyNames parties) {
        this.order = order;
        this.history = history;
        this.parties = parties;
        this.register = new NoticeRegister(history, order);
    }

    /**
     * The content as of the order's business date and position.
     *
     * @throws IllegalArgumentException a subject does not exist by then, or nobody said how to compose the type
     */
    public static NoticeContent compose(NoticeOrder order, NoticeHistory history, PartyNames parties) {
        return new NoticeComposer(order, history, parties).compose();
    }

    private NoticeContent compose() {
        switch (order.type()) {
            case N01 -> allocationResult();
            case N02 -> listing();
            case N05 -> implementation();
            case N06 -> completion();
            case N10 -> assets();
            case N12 -> objection();
            case N03, N04, N07, N08, N09, N11, N13 ->
                throw new IllegalArgumentException("Nobody said how to compose " + order.type());
        }
        var title = order.title();
        var total = totalFen;
        return new NoticeContent(
                NoticeContent.FOLD_VERSION,
                order.watermark(),
                title == null ? order.type().chinese() : title,
                order.number(),
                order.type(),
                order.form(),
                order.level(),
                new NoticeContent.Place(order.divisionCode().value(), register.place(order.divisionCode())),
                new NoticeContent.Publisher(order.publisher().value(), register.unit(order.publisher())),
                order.basis().stream().map(docNo -> docNo.value()).toList(),
                "元",
                order.periodDays(),
                order.supersedesNumber(),
                fields,
                table,
                total,
                total == null ? null : "人民币" + AmountInWords.of(Amount.ofFen(total)),
                order.contact().hotlineUnit(),
                order.contact().hotline(),
                NoticeContent.HOTLINE_NATIONAL,
                order.contact().address(),
                order.contact().mail(),
                order.handledBy(),
                order.checkedBy(),
                new NoticeContent.AsOf(order.businessDate(), order.asOfPosition()));
    }

    /** N01 资金分配结果公告. */
    private void allocationResult() {
        var sources = new TreeMap<FundId, Long>(Comparator.comparing(FundId::toString));
        var methods = new LinkedHashSet<String>();
        var rows = new ArrayList<List<String>>();
        long total = 0;
        for (var project : projects()) {
            for (var allocation : project.allocations) {
                var issued = allocation.issued();
                for (var line : issued.lines()) {
                    sources.merge(line.fundId(), line.amountFen().fen(), Math::addExact);
                }
                var proposed = allocation.proposed();
                if (proposed != null) methods.add(proposed.method().chinese() + ":" + proposed.basis());
                rows.add(List.of(
                        Integer.toString(rows.size() + 1),
                        register.place(project.profile.divisionCode()),
                        project.profile.name(),
                        grouped(issued.amountFen()),
                        allocation.issuedOn().toString(),
                        issued.issueDocNo().value()));
                total = Math.addExact(total, issued.amountFen().fen());
            }
        }
        sources(null, sources);
        add(null, "分配原则和方法", "Principle and method", String.join(";", methods));
        table = new Table(
                List.of(
                        new Column("序号", "No."),
                        new Column("单位", "Place"),
                        new Column("项目", "Project"),
                        new Column("金额(元)", "Amount (yuan)"),
                        new Column("下达日期", "Issued on"),
                        new Column("下达文号", "Issued by")),
                rows);
        totalFen = total;
    }

    /** N02 项目库入库公示: the twelve fields of domain.md 11.4, and how far it came. */
    private void listing() {
        long total = 0;
        for (var project : projects()) {
            var p = project.profile;
            var name = p.name();
            add(name, "项目名称", "Project", name);
            add(name, "项目类别", "Type", p.type().chinese());
            add(name, "建设性质", "Nature", p.nature().chinese());
            add(name, "实施地点", "Location", register.place(p.divisionCode()) + " " + p.location());
            add(name, "时间进度", "Schedule", project.schedule());
            add(name, "责任单位", "Responsible unit", register.unit(p.implementer()));
            add(name, "建设任务", "Works", p.task());
            add(name, "资金规模和筹资方式", "Budget and funding", grouped(p.budgetFen()) + " 元;" + p.fundingPlan());
            add(name, "受益对象", "Beneficiaries", project.beneficiaries());
            add(name, "绩效目标", "Performance targets", project.targets());
            add(name, "群众参与", "Participation", p.massParticipation());
            add(name, "带贫减贫机制", "Poverty link", p.povertyLink());
            add(name, "入库结果", "Standing", project.pipeline);
            total = Math.addExact(total, p.budgetFen().fen());
        }
        totalFen = total;
    }

    /** N05 项目实施前公示. */
    private void implementation() {
        long total = 0;
        for (var project : projects()) {
            var p = project.profile;
            var name = p.name();
            var contract = project.contract;
            long allocated = project.money.allocatedFen();
            add(name, "项目名称", "Project", name);
            add(name, "建设地点", "Location", register.place(p.divisionCode()) + " " + p.location());
            add(name, "建设内容", "Works", p.task());
            add(name, "资金规模", "Funding", Yuan.grouped(allocated) + " 元");
            sources(name, project.sources);
            add(name, "实施期限", "Schedule", project.schedule());
            add(name, "实施单位", "Implementing unit", register.unit(p.implementer()));
            add(name, "责任人(岗位)", "Responsible post", register.post(p.responsibleUserId(), p.implementer()));
            add(name, "施工单位", "Contractor", contract == null ? NOT_YET : parties.publicName(contract.supplier()));
            add(name, "受益对象", "Beneficiaries", project.beneficiaries());
            add(name, "绩效目标", "Performance targets", project.targets());
            add(name, "带贫减贫机制", "Poverty link", p.povertyLink());
            total = Math.addExact(total, allocated);
        }
        totalFen = total;
    }

    /** N06 竣工验收公告. */
    private void completion() {
        long total = 0;
        for (var project : projects()) {
            var name = project.profile.name();
            var contract = project.contract;
            var settlement = project.settlement;
            var acceptance = project.acceptance;
            if (contract == null || settlement == null || acceptance == null) {
                throw new IllegalArgumentException("Not accepted and settled by then: " + name);
            }
            var settled = settlement.settlementFen();
            var retention = settled.minus(settled.share(10_000 - contract.retentionBp()));
            add(name, "项目名称", "Project", name);
            add(name, "合同价", "Contract", grouped(contract.amountFen()) + " 元");
            add(name, "结算审定价", "Settlement", grouped(settled) + " 元");
            add(name, "审减", "Audit reduction", grouped(settlement.auditReduceFen()) + " 元");
            add(name, "已付", "Paid", Yuan.grouped(project.money.netFen()) + " 元");
            add(name, "质保金", "Retention", grouped(retention) + " 元");
            add(
                    name,
                    "验收日期",
                    "Accepted on",
                    acceptance.event().envelope().effectiveOn().toString());
            add(name, "验收结论", "Result", acceptance.accepted().result().chinese());
            add(name, "验收人员(岗位)", "Accepted by (posts)", signatories(acceptance));
            add(
                    name,
                    "绩效实现",
                    "Performance",
                    "核验进度 %d.%02d%%;目标 %s"
                            .formatted(project.progressBp() / 100, project.progressBp() % 100, project.targets()));
            add(name, "资产归属", "Ownership of the asset", owners());
            total = Math.addExact(total, settled.fen());
        }
        totalFen = total;
    }

    private String signatories(ProjectStory.Acceptance acceptance) {
        var unit = acceptance.event().envelope().actor().unit();
        var posts = acceptance.accepted().signatories().stream()
                .map(user -> register.post(user, unit))
                .distinct()
                .toList();
        return "%s,共 %d 人"
                .formatted(
                        String.join("、", posts),
                        acceptance.accepted().signatories().size());
    }

    private String owners() {
        var owners = new LinkedHashSet<String>();
        for (var subject : subjects(StreamType.ASSET)) {
            for (var event : history.of(subject)) {
                if (event.event() instanceof AssetEvent.AssetTitleConfirmed e) owners.add(register.unit(e.ownerOrg()));
            }
        }
        return owners.isEmpty() ? "待登记确权" : String.join("、", owners);
    }

    /** N10 资产登记移交公告: the public columns of the register (V5). */
    private void assets() {
        long total = 0;
        for (var subject : subjects(StreamType.ASSET)) {
            var asset = AssetStory.of(history.of(subject));
            var p = asset.profile;
            var name = p.name();
            add(name, "资产编号", "Code", p.code());
            add(name, "资产名称", "Asset", name);
            add(name, "资产类别", "Class", p.assetClass().chinese());
            add(name, "资产形式", "Form", p.form().chinese());
            add(name, "取得日期", "Acquired on", asset.registeredOn.toString());
            add(name, "所在地", "Location", register.place(p.divisionCode()) + " " + p.location());
            add(name, "数量单位", "Quantity", p.quantity() + " " + p.unit());
            add(name, "原值", "Original value", grouped(p.originalValueFen()) + " 元");
            var sources = new TreeMap<FundId, Long>(Comparator.comparing(FundId::toString));
            for (var line : p.sourceSplit()) {
                sources.merge(line.fundId(), line.amountFen().fen(), Math::addExact);
            }
            sources(name, sources);
            add(name, "所有权人", "Owner", register.unit(asset.owner));
            var operator = p.operator();
            if (operator != null) add(name, "经营主体", "Operator", operator);
            add(name, "管护责任", "Maintained by", p.maintainer());
            var beneficiaries = p.beneficiaries();
            if (beneficiaries != null) add(name, "受益对象", "Beneficiaries", beneficiaries);
            if (asset.titleDocNo != null) add(name, "确权文号", "Title", asset.titleDocNo);
            if (asset.handedOver != null) add(name, "移交日期和文号", "Handed over", asset.handedOver);
            total = Math.addExact(total, p.originalValueFen().fen());
            shares(name, asset);
        }
        totalFen = total;
    }

    private void shares(String name, AssetStory asset) {
        if (asset.shares.isEmpty()) return;
        var rows = new ArrayList<List<String>>();
        var before = table;
        if (before != null) rows.addAll(before.rows());
        asset.shares.forEach((place, fen) -> rows.add(List.of(name, register.place(place), Yuan.grouped(fen))));
        table = new Table(
                List.of(new Column("资产", "Asset"), new Column("量化到村", "Village"), new Column("份额(元)", "Share (yuan)")),
                rows);
    }

    /** N12 异议处理结果公告: nothing of who objected. */
    private void objection() {
        var said = Objects.requireNonNull(order.statements(), "N12 needs what was found and decided");
        var numbers = new LinkedHashSet<String>();
        for (var subject : subjects(StreamType.NOTICE)) objectedTo(subject, numbers);
        for (var subject : subjects(StreamType.CASE)) {
            for (var event : history.of(subject)) {
                if (event.event() instanceof CaseReceived e) {
                    add(
                            null,
                            "收到日期",
                            "Received on",
                            event.envelope().effectiveOn().toString());
                    UUID notice = e.noticeId();
                    if (notice != null) objectedTo(new NoticeId(notice).stream(), numbers);
                }
            }
        }
        if (numbers.isEmpty()) throw new IllegalArgumentException("Names no notice that was objected to");
        add(null, "原公示编号", "Notice objected to", String.join("、", numbers));
        add(null, NoticeOrder.Statements.OBJECTION, "Objection", said.objection());
        add(null, NoticeOrder.Statements.VERIFIED, "Found", said.verified());
        add(null, NoticeOrder.Statements.OUTCOME, "Outcome", said.outcome());
        var repostOn = said.repostOn();
        add(
                null,
                NoticeOrder.Statements.REPOST_ON,
                "Posted again on",
                repostOn == null ? NoticeOrder.Statements.NO_REPOST : repostOn.toString());
    }

    private void objectedTo(StreamId notice, Set<String> numbers) {
        for (var event : history.of(notice)) if (event.event() instanceof NoticeDrafted e) numbers.add(e.number());
    }

    /** 资金来源, by level and document, in the order of the funds' codes: the centre first. */
    private void sources(@Nullable String subject, Map<FundId, Long> sources) {
        var quotas = new TreeMap<String, Map.Entry<Quota, Long>>();
        for (var source : sources.entrySet()) {
            var quota = register.quota(source.getKey());
            if (quota == null) throw new IllegalArgumentException("A fund that was not registered by then");
            quotas.put(quota.code() + "/" + source.getKey(), Map.entry(quota, source.getValue()));
        }
        for (var source : quotas.values()) {
            var quota = source.getKey();
            add(
                    subject,
                    "资金来源",
                    "Source",
                    "%s(%s级,%s)%s 元"
                            .formatted(
                                    quota.name(),
                                    quota.level().chinese(),
                                    quota.quotaDocNo().value(),
                                    Yuan.grouped(source.getValue())));
        }
    }

    private List<ProjectStory> projects() {
        var projects = subjects(StreamType.PROJECT).stream()
                .map(subject -> ProjectStory.of(history.of(subject)))
                .toList();
        if (projects.isEmpty()) throw new IllegalArgumentException(order.type() + " tells of projects");
        return projects;
    }

    private List<StreamId> subjects(StreamType type) {
        return order.subjects().stream().filter(s -> s.type() == type).toList();
    }

    private void add(@Nullable String subject, String label, String labelEn, String value) {
        fields.add(new Field(subject, label, labelEn, value));
    }

    private static String grouped(Amount amount) {
        return Yuan.grouped(amount.fen());
    }
}
