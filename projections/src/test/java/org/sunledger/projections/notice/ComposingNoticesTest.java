package org.sunledger.projections.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunledger.ledger.asset.AssetEvent.AssetHandedOver;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.Level;
import org.sunledger.ledger.notice.NoticeEvent.Type;
import org.sunledger.ledger.notice.PrivacyScan;
import org.sunledger.ledger.project.PipelineEvent.ContractSigned;
import org.sunledger.ledger.project.PipelineEvent.ProjectListed;
import org.sunledger.ledger.project.PipelineEvent.ProjectTownReviewed;
import org.sunledger.ledger.project.SettlementEvent.SettlementApproved;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.Story;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComposingNoticesTest {
    private static final Story STORY = Story.told();
    private static final PartyNames PARTIES = party -> "安丘某建筑工程有限公司";

    static Stream<NoticeOrder> orders() {
        return Stream.of(
                order(Type.N01, "2018-03-30", List.of(Story.P1.stream())),
                order(Type.N02, "2018-03-15", List.of(Story.P1.stream(), Story.P4.stream())),
                order(Type.N05, "2018-04-01", List.of(Story.P1.stream())),
                order(Type.N06, "2018-11-20", List.of(Story.P1.stream(), Story.ROAD.stream())),
                order(Type.N10, "2019-06-20", List.of(Story.ROAD.stream(), Story.PARK.stream())),
                order(Type.N12, "2018-04-16", List.of(Story.CASE.stream())));
    }

    private static NoticeOrder order(Type type, String businessDate, List<StreamId> subjects) {
        return order(type, businessDate, STORY.journal().head(), subjects);
    }

    private static NoticeOrder order(Type type, String businessDate, long position, List<StreamId> subjects) {
        return new NoticeOrder(
                "安公示〔2018〕9号",
                type,
                Form.NOTICE,
                Level.VILLAGE,
                TestActors.BAISHANTOU,
                subjects,
                null,
                TestActors.UNIT,
                List.of(Story.DOC),
                new NoticeOrder.Contact("安丘市扶贫开发办公室", "0536-1234567", "安丘市兴安路1号", "fpb@example.org"),
                Role.NOTICE_OFFICER,
                Role.PROJECT_AUTHORITY,
                10,
                null,
                type == Type.N12
                        ? new NoticeOrder.Statements("反映北组未覆盖", "经现场核实,北组在二期范围", "补充说明后重新公示", LocalDate.of(2018, 4, 17))
                        : null,
                "演示数据,非真实收支",
                LocalDate.parse(businessDate),
                position);
    }

    private static NoticeContent compose(NoticeOrder order) {
        var history = NoticeHistory.of(STORY.journal().journal(), new JournalDecoder(new EventJson()), order);
        return NoticeComposer.compose(order, history, PARTIES);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void gives_the_same_bytes_from_the_same_journal_told_again(NoticeOrder order) {
        var again = Story.told().journal();
        var composedAgain = NoticeComposer.compose(
                order, NoticeHistory.of(again.journal(), new JournalDecoder(new EventJson()), order), PARTIES);
        assertThat(composedAgain.bytes()).isEqualTo(compose(order).bytes());
        assertThat(composedAgain.sha256()).isEqualTo(compose(order).sha256()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void is_read_back_from_its_bytes(NoticeOrder order) {
        var content = compose(order);
        assertThat(NoticeContent.read(content.bytes())).isEqualTo(content);
        assertThat(NoticeContent.read(content.bytes()).bytes()).isEqualTo(content.bytes());
    }

    @ParameterizedTest
    @MethodSource("orders")
    void names_no_person_and_nothing_that_may_not_be_posted(NoticeOrder order) {
        var text = new String(compose(order).bytes(), UTF_8);
        assertThat(PrivacyScan.of(text)).isEmpty();
        var users = STORY.journal().events().stream()
                .map(e -> e.envelope().actor().user().value())
                .distinct()
                .toList();
        for (var user : users) assertThat(text).doesNotContain('"' + user + '"');
        assertThat(text)
                .doesNotContain(Story.SUPPLIER.partyRef().toString())
                .doesNotContain("00000000abcd"); // the reporter's reference
    }

    @ParameterizedTest
    @MethodSource("orders")
    void bears_what_every_notice_must_bear(NoticeOrder order) {
        var content = compose(order);
        assertThat(content.title()).isEqualTo(order.type().chinese());
        assertThat(content.number()).isEqualTo("安公示〔2018〕9号");
        assertThat(content.publisher().name()).isEqualTo("安丘市扶贫开发办公室");
        assertThat(content.basis()).containsExactly("安财农〔2018〕5号");
        assertThat(content.unit()).isEqualTo("元");
        assertThat(content.periodDays()).isEqualTo(10);
        assertThat(content.hotlineNational()).isEqualTo("12317");
        assertThat(content.asOf()).isEqualTo(new NoticeContent.AsOf(order.businessDate(), order.asOfPosition()));
        assertThat(content.version()).isEqualTo(NoticeContent.FOLD_VERSION);
        assertThat(content.fields()).noneMatch(field -> field.value().isBlank());
        assertThat(content.watermark()).isEqualTo("演示数据,非真实收支");
    }

    @Test
    void N01_tells_how_money_was_divided() {
        var content = compose(order(Type.N01, "2018-03-30", List.of(Story.P1.stream())));
        assertThat(values(content, "资金来源"))
                .containsExactly(
                        "中央财政专项扶贫资金(中央级,鲁财农指〔2018〕1号)1,200,000.00 元", "省级财政专项扶贫资金(省级,鲁财农指〔2018〕2号)800,000.00 元");
        assertThat(values(content, "分配原则和方法")).containsExactly("因素法:2018 年度项目计划");
        assertThat(content.table().rows())
                .containsExactly(List.of("1", "白山头村委会", "白山头村供水与道路", "2,000,000.00", "2018-03-26", "安财农〔2018〕5号"));
        assertThat(content.totalFen()).isEqualTo(200_000_000);
        assertThat(content.totalInWords()).isEqualTo("人民币贰佰万元整");
    }

    @Test
    void N02_tells_the_twelve_fields_and_how_far_it_came() {
        assertThat(standing("2018-03-12", 1)).isEqualTo("村申报");
        assertThat(standing("2018-03-13", STORY.positionOf(ProjectTownReviewed.class, 1)))
                .isEqualTo("乡镇审核通过");
        assertThat(standing("2018-03-15", STORY.positionOf(ProjectListed.class, 1)))
                .isEqualTo("已入库");
        var content = compose(order(Type.N02, "2018-03-15", List.of(Story.P1.stream())));
        assertThat(content.fields())
                .extracting(NoticeContent.Field::label)
                .containsExactly(
                        "项目名称",
                        "项目类别",
                        "建设性质",
                        "实施地点",
                        "时间进度",
                        "责任单位",
                        "建设任务",
                        "资金规模和筹资方式",
                        "受益对象",
                        "绩效目标",
                        "群众参与",
                        "带贫减贫机制",
                        "入库结果");
    }

    private static String standing(String day, long position) {
        var from = Math.max(
                position, STORY.positionOf(org.sunledger.ledger.project.PipelineEvent.ProjectProposed.class, 1));
        return values(compose(order(Type.N02, day, from, List.of(Story.P1.stream()))), "入库结果")
                .getFirst();
    }

    @Test
    void N05_tells_what_will_be_built_by_whom_and_for_whom() {
        var content = compose(order(Type.N05, "2018-04-01", List.of(Story.P1.stream())));
        assertThat(values(content, "项目名称")).containsExactly("白山头村供水与道路");
        assertThat(values(content, "建设地点")).containsExactly("白山头村委会 北组至南组");
        assertThat(values(content, "建设内容")).containsExactly("铺设管道 3 公里,硬化道路 2 公里");
        assertThat(values(content, "资金规模")).containsExactly("2,000,000.00 元");
        assertThat(values(content, "资金来源")).hasSize(2);
        assertThat(values(content, "实施期限")).containsExactly("2018-05-01 至 2018-10-31");
        assertThat(values(content, "实施单位")).containsExactly("安丘市扶贫开发办公室");
        assertThat(values(content, "责任人(岗位)")).containsExactly("扶贫办");
        assertThat(values(content, "施工单位")).containsExactly("安丘某建筑工程有限公司");
        assertThat(values(content, "受益对象")).containsExactly("120 户 356 人");
        assertThat(values(content, "绩效目标")).containsExactly("数量:受益户 120户");
        assertThat(values(content, "带贫减贫机制")).containsExactly("优先雇用贫困户务工");
        assertThat(content.totalInWords()).isEqualTo("人民币贰佰万元整");
    }

    @Test
    void N06_tells_what_it_cost_and_who_accepted_it() {
        var content = compose(order(Type.N06, "2018-11-20", List.of(Story.P1.stream(), Story.ROAD.stream())));
        assertThat(values(content, "合同价")).containsExactly("2,000,000.00 元");
        assertThat(values(content, "结算审定价")).containsExactly("1,940,000.00 元");
        assertThat(values(content, "审减")).containsExactly("60,000.00 元");
        assertThat(values(content, "已付")).containsExactly("1,400,000.00 元");
        assertThat(values(content, "质保金")).containsExactly("58,200.00 元");
        assertThat(values(content, "验收日期")).containsExactly("2018-10-15");
        assertThat(values(content, "验收结论")).containsExactly("合格");
        assertThat(values(content, "验收人员(岗位)")).containsExactly("扶贫办、镇街扶贫专干,共 2 人");
        assertThat(values(content, "绩效实现").getFirst()).startsWith("核验进度 70.00%");
        assertThat(values(content, "资产归属")).containsExactly("安丘市扶贫开发办公室");
    }

    @Test
    void N10_tells_whose_it_is_and_who_looks_after_it() {
        var content = compose(order(Type.N10, "2019-06-20", List.of(Story.ROAD.stream(), Story.PARK.stream())));
        assertThat(values(content, "资产编号")).containsExactly("ZC-001", "ZC-004");
        assertThat(values(content, "原值")).containsExactly("1,940,000.00 元", "1,000,000.00 元");
        assertThat(values(content, "移交日期和文号")).containsExactly("2018-11-20 安资移〔2018〕1号");
        assertThat(content.table().rows())
                .containsExactly(
                        List.of("产业园", "谭秋峪村委会", "333,333.34"),
                        List.of("产业园", "夏家沟村委会", "333,333.33"),
                        List.of("产业园", "白山头村委会", "333,333.33"));
        assertThat(content.totalFen()).isEqualTo(294_000_000);
    }

    @Test
    void N12_tells_what_came_of_an_objection() {
        var content = compose(order(Type.N12, "2018-04-16", List.of(Story.CASE.stream())));
        assertThat(values(content, "原公示编号")).containsExactly("安公示〔2018〕1号");
        assertThat(values(content, "异议摘要")).containsExactly("反映北组未覆盖");
        assertThat(values(content, "处理结果")).containsExactly("补充说明后重新公示");
        assertThat(values(content, "重新公示日期")).containsExactly("2018-04-17");
        assertThat(content.totalFen()).isNull();
        assertThat(content.totalInWords()).isNull();
    }

    /** What comes later, by position or by day, is not on the notice. */
    @Test
    void knows_nothing_after_its_position_or_its_business_date() {
        var beforeContract = order(
                Type.N05, "2018-11-20", STORY.positionOf(ContractSigned.class, 1) - 1, List.of(Story.P1.stream()));
        assertThat(values(compose(beforeContract), "施工单位")).containsExactly("尚未签约");
        var dayBefore = order(Type.N05, "2018-03-27", List.of(Story.P1.stream()));
        assertThat(values(compose(dayBefore), "施工单位")).containsExactly("尚未签约");
        var handover = STORY.positionOf(AssetHandedOver.class, 1);
        assertThat(values(
                        compose(order(Type.N10, "2019-06-20", handover - 1, List.of(Story.ROAD.stream()))), "移交日期和文号"))
                .isEmpty();
    }

    @Test
    void is_not_composed_of_what_is_not_there() {
        var unsettled = order(
                Type.N06, "2018-11-20", STORY.positionOf(SettlementApproved.class, 1) - 1, List.of(Story.P1.stream()));
        assertThatThrownBy(() -> compose(unsettled)).hasMessageContaining("白山头村供水与道路");
        assertThatThrownBy(() -> compose(order(Type.N05, "2018-03-11", List.of(Story.P1.stream()))))
                .hasMessageContaining("nobody proposed");
        assertThatThrownBy(() -> compose(order(Type.N05, "2018-04-01", List.of())))
                .hasMessageContaining("N05");
    }

    @Test
    void says_which_types_it_composes() {
        for (var type : Type.values()) {
            if (NoticeComposer.TYPES.contains(type)) continue;
            assertThatThrownBy(() -> compose(order(type, "2018-11-20", List.of(Story.P1.stream()))))
                    .hasMessageContaining(type.name());
        }
        assertThat(orders().map(NoticeOrder::type).toList()).containsExactlyInAnyOrderElementsOf(NoticeComposer.TYPES);
        assertThat(Arrays.asList(Type.values())).containsAll(NoticeComposer.TYPES);
    }

    private static List<String> values(@Nullable NoticeContent content, String label) {
        return content.fields().stream()
                .filter(field -> field.label().equals(label))
                .map(NoticeContent.Field::value)
                .toList();
    }
}
