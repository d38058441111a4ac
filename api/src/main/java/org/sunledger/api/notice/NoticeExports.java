package org.sunledger.api.notice;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.Asked;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.projections.notice.Notice;
import org.sunledger.projections.notice.NoticeQueries;

/** The notice board as a file: what was posted, as everybody sees it. */
@Configuration(proxyBeanMethods = false)
class NoticeExports {
    @Bean
    ViewExport<?> noticesExport(NoticeQueries notices) {
        return ViewExport.of(
                        "notices",
                        "/api/v1/notices",
                        asked -> notices.board(filter(asked), asked.asOf()),
                        Notice.Board::asOf)
                .filters("division", "type")
                .table("notices", Notice.class, Notice.Board::rows);
    }

    private static NoticeQueries.Filter filter(Asked asked) {
        var type = asked.value("type", NoticeEvent.Type::valueOf, "公示种类,如 N05", "a type of notice such as N05");
        return new NoticeQueries.Filter(
                asked.division("division"), NoticeBoardResource.PUBLIC, type == null ? Set.of() : Set.of(type), null);
    }
}
