package cn.yinling.hub.deadletters;

import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Page;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API answers, the newest first. */
final class LetterPage {
    /**
     * A dead letter.
     *
     * @param payload in base64
     * @param text the payload where it is printable UTF-8, else null
     * @param payloadBytes of which the payload is the first 4 KiB
     */
    @SuppressWarnings("ArrayRecordComponent") // carried once, never compared
    record Letter(
            String id,
            @Nullable String device,
            @Nullable String topic,
            String reason,
            String detail,
            Instant receivedAt,
            int payloadBytes,
            byte[] payload,
            @Nullable String text) {}

    private LetterPage() {}

    static Page<Letter> of(List<DeadLetterStore.Kept> found, int limit) {
        return Page.of(
                found.stream().map(LetterPage::letter).toList(),
                limit,
                letter -> Cursor.of(letter.id()));
    }

    private static Letter letter(DeadLetterStore.Kept kept) {
        return new Letter(
                String.valueOf(kept.id()),
                kept.device(),
                kept.topic(),
                kept.reason(),
                kept.detail(),
                kept.receivedAt(),
                kept.payloadBytes(),
                kept.payload(),
                printable(kept.payload(), kept.payload().length < kept.payloadBytes()));
    }

    /** The payload as text, or null; what was cut may end within a character. */
    static @Nullable String printable(byte[] payload, boolean isCut) {
        CharBuffer text = CharBuffer.allocate(payload.length);
        CoderResult result =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload), text, !isCut);
        text.flip();
        return !result.isError() && text.chars().allMatch(LetterPage::isPrintable)
                ? text.toString()
                : null;
    }

    private static boolean isPrintable(int character) {
        return !Character.isISOControl(character)
                || character == '\n'
                || character == '\r'
                || character == '\t';
    }
}
