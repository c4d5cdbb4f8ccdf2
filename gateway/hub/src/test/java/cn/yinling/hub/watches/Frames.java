package cn.yinling.hub.watches;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Streams of bytes, and what the scanner makes of them. */
final class Frames {
    static final int MOST_BYTES = 512;

    private Frames() {}

    /** The golden frames, in the order of their file. */
    static List<String> golden() {
        try (InputStream in = Frames.class.getResourceAsStream("/golden/watch-frames.txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("["))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What comes of pieces that arrive one after the other. */
    static List<Framed> scan(List<byte[]> pieces) {
        EmbeddedChannel channel = new EmbeddedChannel(new FrameScanner(MOST_BYTES));
        pieces.forEach(piece -> channel.writeInbound(Unpooled.wrappedBuffer(piece)));
        channel.finish();
        List<Framed> framed = new ArrayList<>();
        for (Framed next = channel.readInbound(); next != null; next = channel.readInbound()) {
            framed.add(next);
        }
        return framed;
    }

    static List<Framed> scan(String text) {
        return scan(List.of(bytes(text)));
    }

    static WatchFrame one(String text) {
        return (WatchFrame) scan(text).getFirst();
    }

    /** To compare by; noise is added up, for it has no beginning and end. */
    static List<String> told(List<Framed> framed) {
        int noise = 0;
        List<String> told = new ArrayList<>();
        for (Framed one : framed) {
            switch (one) {
                case WatchFrame frame ->
                        told.add(
                                "%s %s %s %s %s"
                                        .formatted(
                                                frame.maker(),
                                                frame.id(),
                                                frame.index(),
                                                frame.isLengthRight(),
                                                frame.text()));
                case Framed.Broken(String why, byte[] bytes) ->
                        told.add(why + new String(bytes, StandardCharsets.ISO_8859_1));
                case Framed.Noise(int bytes) -> noise += bytes;
            }
        }
        told.add("noise " + noise);
        return told;
    }
}
