package cn.yinling.hub.watches;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
                        "3G 8800000015 null false LK,50, cut short by another frame",
                        "3G 8800000015 null true LK",
                        "noise 0");
        assertThat(Frames.told(Frames.scan("[3G*88" + LK)))
                .containsExactly(
                        "cut short by another frame3G*88", "3G 8800000015 null true LK", "noise 0");
    }

    @Test
    void aBracketInAWiFiNameBeginsAndEndsNothing() {
        for (String name :
                List.of("[LG_Wall unit", "[LG_Wall unit]7e25", "[5G*2]", "]", "][", "[AL,1]")) {
            assertThat(Frames.told(Frames.scan(Frames.alarmNear(name) + LK)))
                    .as(name)
                    .hasSize(3)
                    .first(as(STRING))
                    .startsWith("3G 8800000015 null ")
                    .contains(" AL,271126,134513,A,31.980172,N,120.893101,E,")
                    .doesNotContain("cut short");
            assertThat(Frames.told(Frames.scan(Frames.alarmNear(name) + LK)))
                    .endsWith("3G 8800000015 null true LK", "noise 0");
        }
    }

    @Test
    void aSecondByteOfAGbkCharacterBeginsAndEndsNothing() {
        String gbk = new String(new byte[] {(byte) 0x81, 0x5B, (byte) 0x8C, 0x5D}, ISO_8859_1);
        assertThat(Frames.told(Frames.scan(Frames.alarmNear(gbk) + LK)))
                .hasSize(3)
                .endsWith("3G 8800000015 null true LK", "noise 0");
    }

    @Test
    void whatIsNoLengthKeepsNoAlarmBack() {
        assertThat(Frames.one("[3G*8800000015*zz*AL,1]").text()).isEqualTo("AL,1");
        assertThat(Frames.one("[3G*8800000015*AL,271126]").text()).isEqualTo("AL,271126");
        assertThat(Frames.one("[3G*8800000015*000000000004*AL,1]").text()).isEqualTo("AL,1");
        assertThat(Frames.one("[3G*8800000015**AL]").type()).isEqualTo("AL");
    }

    @Test
    void anAlarmCutByTheEndOfTheConnectionIsOne() {
        String alarm = Frames.alarmNear("home");
        int behindItsType = alarm.indexOf("AL") + 2;
        for (int end = behindItsType; end < alarm.length(); end++) {
            assertThat(Frames.told(Frames.scan(alarm.substring(0, end))))
                    .as("%d bytes", end)
                    .first(as(STRING))
                    .endsWith(", the connection ended within it");
        }
        assertThat(Frames.told(Frames.scan("[3G*8800000015*000D*LK,50")))
                .containsExactly("noise 0");
    }

    @Test
    void anAlarmOfWhichNoMoreComesIsOneAfterAWhileAndItsRestIsPassedOver() {
        String alarm = Frames.alarmNear("[home]");
        EmbeddedChannel channel = new EmbeddedChannel(new FrameScanner(Frames.MOST_BYTES));
        channel.writeInbound(Unpooled.wrappedBuffer(Frames.bytes(alarm.substring(0, 60))));
        assertThat(channel.<Framed>readInbound()).isNull();
        channel.advanceTimeBy(FrameScanner.PATIENCE_SECONDS, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(Frames.toldOf(channel.readInbound()))
                .endsWith(" AL,271126,134513,A,31.980172,N,120.89310, no more of it came");
        channel.writeInbound(Unpooled.wrappedBuffer(Frames.bytes(alarm.substring(60) + LK)));
        assertThat(Frames.toldOf(channel.readInbound())).isEqualTo("3G 8800000015 null true LK");
        assertThat(channel.<Framed>readInbound()).isNull();
    }

    @Test
    void anAlarmThatIsWholeInTimeIsToldOnce() {
        String alarm = Frames.alarmNear("home");
        EmbeddedChannel channel = new EmbeddedChannel(new FrameScanner(Frames.MOST_BYTES));
        channel.writeInbound(Unpooled.wrappedBuffer(Frames.bytes(alarm.substring(0, 60))));
        channel.advanceTimeBy(FrameScanner.PATIENCE_SECONDS - 1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        channel.writeInbound(Unpooled.wrappedBuffer(Frames.bytes(alarm.substring(60))));
        channel.advanceTimeBy(FrameScanner.PATIENCE_SECONDS, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(Frames.toldOf(channel.readInbound())).doesNotContain("came");
        assertThat(channel.<Framed>readInbound()).isNull();
    }

    @Test
    void anAlarmThatIsTooLongIsOne() {
        String tooLong = "[3G*8800000015*FFFF*AL,271126," + "x".repeat(2 * Frames.MOST_BYTES) + "]";
        assertThat(Frames.told(Frames.scan(tooLong)))
                .first(as(STRING))
                .startsWith("3G 8800000015 null false AL,271126,x")
                .endsWith(", longer than 512 bytes");
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
        assertThat(Frames.toldOf(framed.getFirst())).endsWith(", longer than 512 bytes");
        assertThat(Frames.toldOf(framed.getLast())).isEqualTo("3G 8800000015 null true LK");
    }

    @Test
    void whatBeginsLikeAFrameAndIsNoneIsBrokenAndOtherBracketsAreNothing() {
        assertThat(Frames.told(Frames.scan("[hello][3G*88*0002*LK][]")))
                .containsExactly(
                        "expected [maker*digits*length*content], a maker of two characters and 6 to"
                                + " 20 digits3G*88*0002*LK",
                        "noise 9");
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

    /** However an alarm is cut, and whatever follows, it is one. */
    @Test
    void alarmIsOneHoweverItIsCut() {
        String alarm = Frames.alarmNear("[home]");
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            int end = alarm.indexOf("AL") + 2 + random.nextInt(alarm.length() - 30);
            String cut = alarm.substring(0, Math.min(end, alarm.length()));
            byte[] stream = Frames.bytes(cut + (random.nextBoolean() ? LK : ""));
            assertThat(Frames.scan(pieces(stream, random)))
                    .as("seed %d", round)
                    .filteredOn(one -> one instanceof WatchFrame frame && WatchWords.isAlarm(frame))
                    .hasSize(1);
        }
    }

    /** Golden frames, some of them damaged, with rubbish in between. */
    private static byte[] stream(Random random) {
        StringBuilder stream = new StringBuilder();
        List<String> golden = Frames.golden();
        for (int left = 1 + random.nextInt(12); left > 0; left--) {
            String frame = golden.get(random.nextInt(golden.size()));
            switch (random.nextInt(7)) {
                case 0 -> stream.append(frame, 0, random.nextInt(frame.length()));
                case 1 -> stream.append("x".repeat(random.nextInt(1200)));
                case 2 -> stream.append("[").append("y".repeat(random.nextInt(1200)));
                case 3 -> stream.append((char) random.nextInt(256));
                case 4 -> stream.append(Frames.alarmNear("[" + (char) random.nextInt(256) + "]"));
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
