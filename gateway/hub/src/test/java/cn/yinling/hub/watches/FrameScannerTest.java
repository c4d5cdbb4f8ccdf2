package cn.yinling.hub.watches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameScannerTest {
    private static final int ROUNDS = 400;
    private static final String LK = "[3G*8800000015*0002*LK]";

    @Test
    void framesHaveMakerDigitsIndexAndContent() {
        WatchFrame plain = Frames.one("[3G*8800000015*000D*LK,50,100,100]");
        assertThat(plain.maker()).isEqualTo("3G");
        assertThat(plain.id()).isEqualTo("8800000015");
        assertThat(plain.index()).isNull();
        assertThat(plain.isLengthRight()).isTrue();
        assertThat(plain.text()).isEqualTo("LK,50,100,100");
        assertThat(plain.type()).isEqualTo("LK");

        WatchFrame indexed = Frames.one("[ZJ*014111001332708*0075*000d*LK,50,100,100]");
        assertThat(indexed.index()).isEqualTo("0075");
        assertThat(indexed.isLengthRight()).isTrue();
        assertThat(indexed.type()).isEqualTo("LK");
    }

    @Test
    void answersAreInTheMakersForm() {
        assertThat(Frames.one(LK).answer("AL")).isEqualTo(Frames.bytes("[3G*8800000015*0002*AL]"));
        assertThat(Frames.one("[ZJ*014111001332708*0075*0002*LK]").answer("TKQ2"))
                .isEqualTo(Frames.bytes("[ZJ*014111001332708*0075*0004*TKQ2]"));
    }

    @Test
    void everyGoldenFrameIsRead() {
        for (String golden : Frames.golden()) {
            assertThat(Frames.scan(golden))
                    .as(golden)
                    .singleElement()
                    .isInstanceOf(WatchFrame.class);
        }
    }

    @Test
    void wrongLengthIsNotedAndDoesNotKeepTheFrameWaiting() {
        assertThat(Frames.one("[3G*8800000015*0FFF*AL,1]").isLengthRight()).isFalse();
        assertThat(Frames.one("[3G*8800000015*0001*AL,1]").text()).isEqualTo("AL,1");
    }

    @Test
    void escapedBracketsBelongToTheContent() {
        WatchFrame voice =
                Frames.one("[3G*8800000015*000D*TK,}\u0001}\u0002}\u0003}\u0004}\u0005]");
        assertThat(voice.text()).isEqualTo("TK,}[],*");
        assertThat(voice.isLengthRight()).isTrue();
        assertThat(
                        Frames.one("[3G*8800000015*0008*TK,}\u0001}\u0002}\u0003}\u0004}\u0005]")
                                .isLengthRight())
                .as("some count before they escape")
                .isTrue();
    }

    @Test
    void aCutFrameCostsOnlyItself() {
        assertThat(Frames.told(Frames.scan("[3G*8800000015*000D*LK,50" + LK)))
                .containsExactly(
                        "cut short by another frame3G*8800000015*000D*LK,50",
                        "3G 8800000015 null true LK",
                        "noise 0");
    }

    @Test
    void whatStandsBetweenFramesIsPassedOver() {
        assertThat(Frames.told(Frames.scan("GET / HTTP/1.1\r\n" + LK + "\r\n" + LK + "xx")))
                .containsExactly(
                        "3G 8800000015 null true LK", "3G 8800000015 null true LK", "noise 14");
    }

    @Test
    void aFrameThatIsTooLongIsGivenUpAndTheNextIsRead() {
        String longOne = "[3G*8800000015*FFFF*TK," + "x".repeat(2 * Frames.MOST_BYTES) + "]";
        List<Framed> framed = Frames.scan(longOne + LK);
        assertThat(framed.getFirst())
                .isInstanceOfSatisfying(
                        Framed.Broken.class,
                        broken -> assertThat(broken.why()).isEqualTo("longer than 512 bytes"));
        assertThat(framed.getLast()).isInstanceOf(WatchFrame.class);
    }

    @Test
    void bracketsAroundSomethingElseAreBroken() {
        assertThat(Frames.scan("[hello][3G*88*0002*LK][]"))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one).isInstanceOf(Framed.Broken.class));
    }

    @Test
    void whatIsFoundDoesNotDependOnHowTheBytesArrive() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            byte[] stream = stream(random);
            List<String> whole = Frames.told(Frames.scan(List.of(stream)));
            assertThat(Frames.told(Frames.scan(pieces(stream, random))))
                    .as("seed %d", round)
                    .isEqualTo(whole);
        }
    }

    /** Golden frames, some of them damaged, with rubbish in between. */
    private static byte[] stream(Random random) {
        StringBuilder stream = new StringBuilder();
        List<String> golden = Frames.golden();
        for (int left = 1 + random.nextInt(12); left > 0; left--) {
            String frame = golden.get(random.nextInt(golden.size()));
            switch (random.nextInt(6)) {
                case 0 -> stream.append(frame, 0, random.nextInt(frame.length()));
                case 1 -> stream.append("x".repeat(random.nextInt(1200)));
                case 2 -> stream.append("[").append("y".repeat(random.nextInt(1200)));
                case 3 -> stream.append((char) random.nextInt(256));
                default -> stream.append(frame);
            }
        }
        return Frames.bytes(stream.toString());
    }

    private static List<byte[]> pieces(byte[] stream, Random random) {
        List<byte[]> pieces = new ArrayList<>();
        int most = random.nextBoolean() ? 1 : 1 + random.nextInt(80);
        for (int at = 0; at < stream.length; ) {
            int end = Math.min(stream.length, at + 1 + random.nextInt(most));
            pieces.add(Arrays.copyOfRange(stream, at, end));
            at = end;
        }
        return pieces;
    }
}
