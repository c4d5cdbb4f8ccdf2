package cn.yinling.hub.deadletters;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API answers, the newest first.
 *
 * @param next the {@code before} of the next page, null at the end
 */
record LetterPage(List<Letter> letters, @Nullable String next) {
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

    LetterPage {
        letters = List.copyOf(letters);
    }

    static LetterPage of(List<DeadLetterStore.Kept> found, int limit) {
        List<Letter> letters = found.stream().limit(limit).map(LetterPage::letter).toList();
        String next = found.size() > limit ? letters.getLast().id() : null;
        return new LetterPage(letters, next);
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
