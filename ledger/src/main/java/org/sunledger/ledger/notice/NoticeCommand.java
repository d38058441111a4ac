package org.sunledger.ledger.notice;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.Level;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.StreamId;

/** What may be asked of a notice. */
public sealed interface NoticeCommand extends Command {
    NoticeId noticeId();

    @Override
    default StreamId stream() {
        return noticeId().stream();
    }

    @Override
    default Set<Role> mayBeGivenBy() {
        return Set.of(Role.NOTICE_OFFICER);
    }

    /** Streams one notice tells of: a county's yearly plan has some hundreds of projects. */
    int SUBJECTS_MAX = 2_000;

    /** Places found by the privacy scan: enough to say how bad it is, beyond it the list is cut by the front door. */
    int FOUND_MAX = 10_000;

    Set<Role> DRAFTERS = Set.of(Role.NOTICE_OFFICER, Role.VILLAGE_CLERK, Role.TOWN, Role.PROJECT_AUTHORITY, Role.MAKER);

    int URL_LENGTH_MAX = 2_000;

    private static Shape computed(long asOfPosition, int foldVersion) {
        return new Shape()
                .atLeast("asOfPosition", asOfPosition, 1)
                .atLeast("foldVersion", foldVersion, NoticeEvent.NOT_COMPOSED + 1);
    }

    private static boolean isUrl(@Nullable String url) {
        return url == null || (!url.isBlank() && url.length() <= URL_LENGTH_MAX);
    }

    /**
     * 起草.
     *
     * @param subjects the streams it tells of, printed
     * @param contentSha256 of the exact bytes that will be posted
     * @param asOfPosition the journal position the content was computed at (INV-28)
     * @param supersedes the notice it takes the place of, once it is posted
     */
    record DraftNotice(
            NoticeId noticeId,
            String number,
            NoticeEvent.Type noticeType,
            Form form,
            Level level,
            DivisionCode divisionCode,
            List<String> subjects,
            String title,
            String contentSha256,
            long asOfPosition,
            int foldVersion,
            @Nullable NoticeId supersedes)
            implements NoticeCommand {
        public DraftNotice {
            subjects = List.copyOf(subjects);
            computed(asOfPosition, foldVersion)
                    .text("number", number)
                    .text("title", title)
                    .lines("order.subjects", subjects, SUBJECTS_MAX)
                    .digest("contentSha256", contentSha256)
                    .streams("order.subjects", areStreams(subjects))
                    .orThrow();
        }

        private static boolean areStreams(List<String> subjects) {
            try {
                Cleared.projects(subjects);
                return true;
            } catch (IllegalArgumentException | Rejection notAStream) {
                return false;
            }
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return DRAFTERS;
        }
    }

    /** 修改草稿: what was approved must be approved again. */
    record ReviseNotice(NoticeId noticeId, String title, String contentSha256, long asOfPosition, int foldVersion)
            implements NoticeCommand {
        public ReviseNotice {
            computed(asOfPosition, foldVersion)
                    .text("title", title)
                    .digest("contentSha256", contentSha256)
                    .orThrow();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return DRAFTERS;
        }
    }

    /**
     * 审核.
     *
     * @param contentSha256 of the bytes the officer read
     * @param found what {@link PrivacyScan} found in them: one kind for each place; empty: nothing
     */
    record ApproveNotice(NoticeId noticeId, String contentSha256, List<PrivacyScan.Kind> found)
            implements NoticeCommand {
        public ApproveNotice {
            found = List.copyOf(found);
            new Shape()
                    .digest("contentSha256", contentSha256)
                    .atMost("found", found, FOUND_MAX)
                    .orThrow();
        }
    }

    /** 发布, on the effective date. A board is believed with its photo. */
    record PostNotice(
            NoticeId noticeId,
            Channel channel,
            @Nullable String url,
            @Nullable String photoSha256) implements NoticeCommand {
        public PostNotice {
            var shape = new Shape().right("url", isUrl(url), "网址,至多 2000 个字符", "an address of at most 2000 characters");
            if (photoSha256 != null) shape.digest("photoSha256", photoSha256);
            shape.orThrow();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.NOTICE_OFFICER, Role.VILLAGE_CLERK, Role.TOWN);
        }
    }

    /** 期满归档: the outcome is what history says, not what is asked. */
    record CloseNotice(NoticeId noticeId) implements NoticeCommand {}

    /** 撤下, with a reason (a privacy leak, say). */
    record WithdrawNotice(NoticeId noticeId) implements NoticeCommand {
        @Override
        public boolean needsReason() {
            return true;
        }

        /** What leaks must come down also where the place has been merged away. */
        @Override
        public boolean needsValidPlace() {
            return false;
        }
    }

    /** Finished by automations in a person's name. */
    sealed interface ByAutomation extends NoticeCommand {
        @Override
        default Set<Role> mayBeGivenBy() {
            return Set.of();
        }

        @Override
        default boolean needsValidPlace() {
            return false;
        }
    }

    /** 暂停: an objection was received. */
    record SuspendNotice(NoticeId noticeId, UUID caseId) implements ByAutomation {}

    /** 异议已处理. */
    record ResolveObjection(NoticeId noticeId, UUID caseId) implements ByAutomation {}

    /** 已替换: the notice that takes its place was posted. */
    record SupersedeNotice(NoticeId noticeId, NoticeId by) implements ByAutomation {}
}
