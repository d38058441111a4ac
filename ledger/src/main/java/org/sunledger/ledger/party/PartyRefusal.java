package org.sunledger.ledger.party;

import org.sunledger.ledger.shared.Refusal;

/** Every way the vault says no. */
public enum PartyRefusal implements Refusal {
    VERSION_NOT_NEXT(
            NO_INVARIANT,
            Kind.CONFLICT,
            "party/version-not-next",
            "收款人资料版本不连续:{partyRef} 应为第 {expected} 版,申请第 {version} 版。",
            "Versions of a party count up by one: {expected} is next for {partyRef}, {version} was given."),
    RECORD_INCOMPLETE(
            NO_INVARIANT,
            Kind.MALFORMED,
            "party/record-incomplete",
            "收款人资料不完整:缺少 {field}。",
            "The party record is incomplete: {field} is missing."),
    UNKNOWN(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "party/unknown",
            "保密库中没有收款人 {partyRef} 第 {version} 版的资料。",
            "The vault has no version {version} of party {partyRef}."),
    ERASED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "party/erased",
            "收款人 {partyRef} 第 {version} 版的资料已依法删除。",
            "Version {version} of party {partyRef} was erased."),
    TEXT_EMPTY(NO_INVARIANT, Kind.MALFORMED, "party/text-empty", "{field} 不能为空。", "{field} must not be empty."),
    TEXT_TOO_LONG(
            NO_INVARIANT,
            Kind.MALFORMED,
            "party/text-too-long",
            "{field} 过长:最多 {max} 字,实为 {length} 字。",
            "{field} is too long: at most {max} characters, {length} were given."),
    TEXT_CHANGED(
            29,
            Kind.CONFLICT,
            "party/text-changed",
            "请求 {commandId} 的 {field} 已按另一内容保存。",
            "For request {commandId} another {field} was kept before."),
    UNKNOWN_TEXT(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "party/unknown-text",
            "没有摘要为 {digest} 的文字。",
            "There is no text with the digest {digest}."),
    ATTACHMENT_EMPTY(NO_INVARIANT, Kind.MALFORMED, "party/attachment-empty", "附件为空。", "The attachment is empty."),
    ATTACHMENT_TOO_LARGE(
            NO_INVARIANT,
            Kind.MALFORMED,
            "party/attachment-too-large",
            "附件过大:最多 {max} 字节(10 MiB),实为 {length} 字节。",
            "The attachment is too large: at most {max} bytes (10 MiB), {length} were given."),
    UNKNOWN_ATTACHMENT(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "party/unknown-attachment",
            "没有摘要为 {sha256} 的附件。",
            "There is no attachment with the digest {sha256}.");

    private final int invariant;
    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    PartyRefusal(int invariant, Kind kind, String code, String chinese, String english) {
        this.invariant = invariant;
        this.kind = kind;
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public int invariant() {
        return invariant;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }
}
