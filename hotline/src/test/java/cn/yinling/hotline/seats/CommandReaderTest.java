package cn.yinling.hotline.seats;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.cases.Outcome;
import cn.yinling.hotline.cases.Party;
import cn.yinling.hotline.dispatch.AwayReason;
import cn.yinling.hotline.dispatch.Mode;
import cn.yinling.hotline.seats.CommandReader.Read;
import cn.yinling.link.alarm.Cause;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandReaderTest {
    @Test
    void everyCommandOfTheProtocolIsRead() {
        assertThat(read("{'id':1,'type':'ready'}")).isEqualTo(new SeatCommand.SetMode(Mode.READY));
        assertThat(read("{'id':1,'type':'away'}")).isEqualTo(new SeatCommand.SetMode(Mode.AWAY));
        assertThat(read("{'id':1,'type':'away','reason':'desk-work','afterwards':true}"))
                .isEqualTo(new SeatCommand.GoAway(AwayReason.DESK_WORK, true));
        assertThat(read("{'id':1,'type':'accept','caseId':'a'}"))
                .isEqualTo(new SeatCommand.Accept("a"));
        assertThat(read("{'id':1,'type':'pass','caseId':'a'}"))
                .isEqualTo(new SeatCommand.Pass("a"));
        assertThat(read("{'id':1,'type':'note','caseId':'a','text':' 胸口疼 '}"))
                .isEqualTo(new SeatCommand.Note("a", "胸口疼"));
        assertThat(read("{'id':1,'type':'close','caseId':'a','outcome':'false-alarm','text':null}"))
                .isEqualTo(new SeatCommand.Close("a", Outcome.FALSE_ALARM, Map.of(), null));
        assertThat(read("{'id':1,'type':'close','caseId':'a','outcome':'test','text':'  '}"))
                .isEqualTo(new SeatCommand.Close("a", Outcome.TEST, Map.of(), null));
        assertThat(
                        read(
                                "{'id':1,'type':'close','caseId':'a','outcome':'ambulance','outcomes':{'battery-low':'comforted'}}"))
                .isEqualTo(
                        new SeatCommand.Close(
                                "a",
                                Outcome.AMBULANCE,
                                Map.of(Cause.BATTERY_LOW, Outcome.COMFORTED),
                                null));
        assertThat(
                        read(
                                "{'id':1,'type':'close','caseId':'a','outcome':'test','outcomes':{'stroke':'ambulance'}}"))
                .isEqualTo(
                        new SeatCommand.Close(
                                "a",
                                Outcome.TEST,
                                Map.of(Cause.UNREADABLE, Outcome.AMBULANCE),
                                null));
        assertThat(read("{'id':1,'type':'draft','caseId':'a','text':'胸口疼 ','base':3}"))
                .isEqualTo(new SeatCommand.WriteDraft("a", "胸口疼 ", 3));
        assertThat(read("{'id':1,'type':'draft','caseId':'a','text':'','base':0}"))
                .isEqualTo(new SeatCommand.WriteDraft("a", "", 0));
        assertThat(read("{'id':1,'type':'call','caseId':'a','party':'contact-2'}"))
                .isEqualTo(new SeatCommand.Call("a", new Party.OnFile(2)));
        assertThat(read("{'id':1,'type':'hang-up','caseId':'a','party':'number-120'}"))
                .isEqualTo(new SeatCommand.HangUp("a", new Party.Outside("120")));
        assertThat(read("{'id':1,'type':'take-back','caseId':'a'}"))
                .isEqualTo(new SeatCommand.TakeBack("a"));
        assertThat(read("{'id':1,'type':'close-now','caseId':'a'}"))
                .isEqualTo(new SeatCommand.CloseNow("a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | 0 | MALFORMED",
                "[] | 0 | MALFORMED",
                "null | 0 | MALFORMED",
                "{'type':'ready'} | 0 | MALFORMED",
                "{'id':'7','type':'ready'} | 0 | MALFORMED",
                "{'id':1e99,'type':'ready'} | 0 | MALFORMED",
                "{'id':7,'type':'dance'} | 7 | UNKNOWN_COMMAND",
                "{'id':7} | 7 | UNKNOWN_COMMAND",
                "{'id':7,'type':'away','reason':'tired'} | 7 | MALFORMED",
                "{'id':7,'type':'accept'} | 7 | MALFORMED",
                "{'id':7,'type':'accept','caseId':5} | 7 | MALFORMED",
                "{'id':7,'type':'note','caseId':'a','text':''} | 7 | MALFORMED",
                "{'id':7,'type':'draft','caseId':'a','base':0} | 7 | MALFORMED",
                "{'id':7,'type':'draft','caseId':'a','text':'x'} | 7 | MALFORMED",
                "{'id':7,'type':'take-back'} | 7 | MALFORMED",
                "{'id':7,'type':'close','caseId':'a'} | 7 | NO_OUTCOME",
                "{'id':7,'type':'close','caseId':'a','outcome':'gone'} | 7 | NO_OUTCOME",
                "{'id':7,'type':'close','caseId':'a','outcome':'test','outcomes':[]} | 7 | MALFORMED",
                "{'id':7,'type':'close','caseId':'a','outcome':'test','outcomes':{'sos':'gone'}} | 7 | NO_OUTCOME",
            })
    void whatIsNoCommandIsAnsweredWithItsProblem(String text, int id, ReplyProblem problem) {
        assertThat(CommandReader.read(text.replace('\'', '"')))
                .isEqualTo(new Read.Bad(id, problem));
    }

    @Test
    void textThatIsTooLongOrCannotBeStoredIsRefused() {
        String note = "{\"id\":1,\"type\":\"note\",\"caseId\":\"a\",\"text\":\"%s\"}";
        assertThat(CommandReader.read(note.formatted("长".repeat(4_001))))
                .isEqualTo(new Read.Bad(1, ReplyProblem.TOO_LONG));
        assertThat(CommandReader.read(note.formatted("a\\u0000b")))
                .isEqualTo(new Read.Bad(1, ReplyProblem.MALFORMED));
    }

    @Test
    void anythingAtAllIsReadWithoutAnException() {
        long seed = 871_12345;
        Random random = new Random(seed);
        String good =
                "{\"id\":1,\"type\":\"close\",\"caseId\":\"a\",\"outcome\":\"test\",\"text\":null}";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = random.nextInt(6); change >= 0; change--) {
                int at = random.nextInt(text.length() + 1);
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(at, (char) random.nextInt(0x300));
                    case 1 -> text.setLength(at);
                    default -> text.insert(at, good, 0, random.nextInt(good.length()));
                }
            }
            assertThat(CommandReader.read(text.toString()))
                    .as("seed %d, round %d", seed, round)
                    .isNotNull();
        }
    }

    private static SeatCommand read(String text) {
        return ((Read.Good) CommandReader.read(text.replace('\'', '"'))).command();
    }
}
