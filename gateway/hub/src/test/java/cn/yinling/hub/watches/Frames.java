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

    /** An SOS of a watch that tells of two Wi-Fi networks, one of that name. */
    static String alarmNear(String network) {
        String content =
                "AL,271126,134513,A,31.980172,N,120.893101,E,0.00,263.0,12.0,7,88,61,1024,2,00010000,"
                        + "1,255,460,0,9475,46311,151,2,Guest,a0:f3:c1:10:22:31,-61,"
                        + network
                        + ",66:a1:07:5b:3c:19,-82,15.0";
        return "[3G*8800000015*%04X*%s]".formatted(content.length(), content);
    }

    /** To compare by. */
    static String toldOf(Framed framed) {
        return told(List.of(framed)).getFirst();
    }

    /** To compare by; noise is added up, for it has no beginning and end. */
    static List<String> told(List<Framed> framed) {
        int noise = 0;
        List<String> told = new ArrayList<>();
        for (Framed one : framed) {
            switch (one) {
                case WatchFrame frame ->
                        told.add(
                                "%s %s %s %s %s%s"
                                        .formatted(
                                                frame.maker(),
                                                frame.id(),
                                                frame.index(),
                                                frame.isLengthRight(),
                                                frame.text(),
                                                frame.cut() == null ? "" : ", " + frame.cut()));
                case Framed.Broken(String why, byte[] bytes) ->
                        told.add(why + new String(bytes, StandardCharsets.ISO_8859_1));
                case Framed.Noise(int bytes) -> noise += bytes;
            }
        }
        told.add("noise " + noise);
        return told;
    }
}
