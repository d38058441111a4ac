package org.sunledger.api.notice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.json.StrictReading;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.notice.NoticeEvent.Type;
import org.sunledger.ledger.notice.PrivacyScan;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.AmountInWords;
import org.sunledger.ledger.shared.DocNo;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a notice says (domain.md 11.11), kept as the exact bytes whose digest stands in the notice's events.
 *
 * @param publisher 发布单位, its full name
 * @param basis 依据文号
 * @param fields 各项内容, in printed order, by the names that its type demands
 * @param table 明细表; null where there is none
 * @param totalFen 合计; null where it is not about money
 * @param supervisionPhone 监督电话 of the unit; 12317 is printed beside it
 * @param address 受理地址或邮箱
 * @param preparedBy 经办岗位, never a person's name
 * @param checkedBy 审核岗位
 */
public record NoticeContent(
        String publisher,
        List<DocNo> basis,
        List<Field> fields,
        @Nullable Table table,
        @Nullable Amount totalFen,
        String supervisionPhone,
        String address,
        String preparedBy,
        String checkedBy) {
    private static final JsonMapper JSON = StrictReading.mapper();

    /** One line of the notice. */
    public record Field(String name, String text) {}

    /** A table as printed: every row has one cell per head. */
    public record Table(List<String> head, List<List<String>> rows) {
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
            for (var row : rows) {
                if (row.size() != head.size()) throw ApiRefusal.NOTICE_TABLE_RAGGED.because("columns", head.size());
            }
        }
    }

    public NoticeContent {
        basis = List.copyOf(basis);
        fields = List.copyOf(fields);
    }

    /** @throws org.sunledger.ledger.shared.Rejection a mandatory field of the type is missing or blank */
    public void requireFieldsOf(Type type) {
        var missing = new ArrayList<String>();
        for (var name : mandatory(type)) {
            var isThere = fields.stream()
                    .anyMatch(f -> f.name().equals(name) && !f.text().isBlank());
            if (!isThere) missing.add(name);
        }
        if (missing.isEmpty()) return;
        throw ApiRefusal.NOTICE_FIELDS_MISSING.because("noticeType", type.name(), "fields", String.join("、", missing));
    }

    /** 必备内容 of each type beside what every notice says. */
    public static List<String> mandatory(Type type) {
        return switch (type) {
            case N01 -> List.of("资金名称", "来源分级金额", "指标文号", "分配原则", "下达日期");
            case N02 -> List.of("项目名称", "项目类型", "建设性质", "建设地点", "建设内容", "投资规模", "受益对象", "入库结果");
            case N03 -> List.of("计划年度", "资金来源", "资金规模", "项目安排");
            case N04 -> List.of("计划资金", "完成资金", "完成率", "项目建成", "绩效实现", "结转结余及原因");
            case N05 -> List.of("项目名称", "建设地点", "建设内容", "资金来源及规模", "实施期限", "实施单位及责任人", "施工单位", "受益对象", "绩效目标", "带贫机制");
            case N06 -> List.of("项目名称", "合同价", "结算审定价", "审减", "已付及质保金", "验收日期和结论", "验收人员", "绩效实现", "资产归属");
            case N07 -> List.of("补助项目", "标准", "数量", "金额", "发放批次");
            case N08 -> List.of("贴息对象", "贴息金额", "贴息期间");
            case N09 -> List.of("资金名称", "资金规模", "项目安排");
            case N10 -> List.of("资产名称", "资产类别", "原值", "所有权人", "管护责任人", "移交日期");
            case N11 -> List.of("资产", "年度", "收入", "分配规则", "用途", "结余");
            case N12 -> List.of("原公示编号", "异议摘要", "核实情况", "处理结果", "重新公示日期");
            case N13 -> List.of("问题摘要", "金额", "责任单位", "整改结果", "完成日期");
        };
    }

    /** 合计大写; null where it is not about money. */
    public @Nullable String totalInWords() {
        return totalFen == null ? null : AmountInWords.of(totalFen);
    }

    /** The bytes that are kept and digested. */
    public byte[] bytes() {
        return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    }

    public static NoticeContent read(byte[] bytes) {
        return JSON.readValue(bytes, NoticeContent.class);
    }

    /** What the privacy scan finds in all that would be posted. */
    public List<PrivacyScan.Kind> forbidden(String title) {
        var text = new StringBuilder(title)
                .append('\n')
                .append(publisher)
                .append('\n')
                .append(address);
        for (var field : fields)
            text.append('\n').append(field.name()).append(':').append(field.text());
        if (table != null) {
            text.append('\n').append(String.join(" ", table.head()));
            for (var row : table.rows()) text.append('\n').append(String.join(" ", row));
        }
        return PrivacyScan.of(text.append('\n')
                .append(preparedBy)
                .append(' ')
                .append(checkedBy)
                .toString());
    }
}
