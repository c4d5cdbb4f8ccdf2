package cn.yinling.hotline.seats;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.cases.Draft;
import cn.yinling.hotline.cases.Outcome;
import cn.yinling.hotline.cases.Today;
import cn.yinling.hotline.dispatch.AwayReason;
import cn.yinling.hotline.dispatch.Mode;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.dispatch.Offer;
import cn.yinling.hotline.dispatch.SeatReport;
import cn.yinling.hotline.dispatch.SeatReport.Pause;
import cn.yinling.hotline.dispatch.SeatReport.Status;
import cn.yinling.hotline.seats.SeatMessages.CallMessage;
import cn.yinling.hotline.seats.SeatMessages.ClosingMessage;
import cn.yinling.hotline.seats.SeatMessages.MaybeMessage;
import cn.yinling.hotline.seats.SeatMessages.Reply;
import cn.yinling.hotline.seats.SeatMessages.SeatChoice;
import cn.yinling.hotline.seats.SeatMessages.Session;
import cn.yinling.hotline.support.Alarms;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Whereabouts;
import cn.yinling.link.json.LinkJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The golden files fix what the console reads; see hotline/console/src/protocol.ts. */
class SeatMessagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:05Z");
    private static final Occupant ANNA = new Occupant("1001", "陈晓", false);
    private static final Occupant ROB = new Occupant("robot-02", "机器人02", true);

    private static final ViewWriter.WorkInHand IN_HAND =
            new ViewWriter.WorkInHand() {
                @Override
                public Draft draft(String caseId) {
                    return new Draft(caseId, "胸口疼，", 3);
                }

                @Override
                public List<CallMessage> calls(String caseId) {
                    return List.of(new CallMessage("contact-1", true, false, NOW.minusSeconds(3)));
                }

                @Override
                public List<MaybeMessage> maybe(String caseId) {
                    return List.of(
                            new MaybeMessage("resident-0001", "contact-2", "王秀英", "望江路18号3幢201室"));
                }

                @Override
                public ClosingMessage closing(String caseId, Instant now) {
                    return new ClosingMessage(Outcome.COMFORTED, null, now.plusSeconds(10));
                }
            };

    @Test
    void viewWithAnOffer() throws IOException {
        Case offered =
                Case.opened("20261121-110000.123-bed-0001-sos", Alarms.sos("bed-0001"), NOW)
                        .after(new CaseEvent(NOW, Kind.OFFERED, 1, "陈晓", null))
                        .after(new CaseEvent(NOW, Kind.PHONE_FAILED, 1, "陈晓", "话机不在线"));
        Offer offer = new Offer(1, offered.id(), 1, ANNA, NOW, NOW.plusSeconds(12));
        assertGolden("view-offer", view(offered, offer, null));
    }

    @Test
    void viewWithACase() throws IOException {
        Case accepted =
                Case.opened(
                                "20261121-110000.123-kiosk-01-sos",
                                Alarms.of("kiosk-01", Cause.SOS, Alarms.ONSET),
                                NOW)
                        .after(new CaseEvent(NOW, Kind.OFFERED, 1, "陈晓", null))
                        .after(new CaseEvent(NOW, Kind.PHONE_ANSWERED, 1, "陈晓", null))
                        .heldBy("1001")
                        .after(new CaseEvent(NOW, Kind.ACCEPTED, 1, "陈晓", null))
                        .after(new CaseEvent(NOW, Kind.NOTE, 1, "陈晓", "在大厅里，腿麻"));
        assertGolden("view-case", view(accepted, null, accepted.id()));
    }

    @Test
    void viewWithWhatElseIsOpenInTheHome() throws IOException {
        Instant onset = Alarms.ONSET;
        Case accepted =
                Case.opened(
                                "20261121-110000.123-bed-0001-hr-low",
                                Alarms.slowHeart("bed-0001", onset),
                                NOW)
                        .joinedBy(Alarms.of("bed-0001", Cause.ROOM_COLD, onset.plusSeconds(16)))
                        .after(new CaseEvent(NOW, Kind.ADDED, null, null, "room-cold"))
                        .heldBy("1001")
                        .after(new CaseEvent(NOW, Kind.ACCEPTED, 1, "陈晓", null));
        Case watch =
                Case.opened(
                        "20261121-110000.123-watch-0001-battery-low",
                        Alarms.of("watch-0001", Cause.BATTERY_LOW, onset),
                        NOW);
        assertGolden("view-home", view(List.of(accepted, watch), null, accepted.id()));
    }

    @Test
    void viewWithSomebodyWhoIsElsewhere() throws IOException {
        Whereabouts market =
                new Whereabouts(NOW.minusSeconds(18 * 60), 31.980172, 120.893101, false);
        Case accepted =
                Case.opened(
                                "20261121-110000.123-bed-0001-sos",
                                Alarms.sos("bed-0001").at(market),
                                NOW)
                        .heldBy("1001")
                        .after(new CaseEvent(NOW, Kind.ACCEPTED, 1, "陈晓", null));
        JsonNode shown = JSON.readTree(view(accepted, null, accepted.id())).path("case");
        assertThat(shown.path("whereabouts").toString())
                .isEqualTo(
                        "{\"at\":\"2026-11-21T02:42:05Z\",\"latitude\":31.980172,\"longitude\":120.893101,\"fixed\":false}");
    }

    @Test
    void wayInIsShownOnceItIsSureWhoCalls() throws IOException {
        Alarm sos = Alarms.sos("bed-0001");
        Alarm call = Alarms.call("1764300000.12", "13800000001").of(sos.resident(), sos.place());
        Case known =
                Case.opened("20261121-110000.123-tel-12-call", call, NOW)
                        .heldBy("1001")
                        .after(new CaseEvent(NOW, Kind.ACCEPTED, 1, "陈晓", null))
                        .after(CaseEvent.of(NOW, Kind.IDENTIFIED, "resident"));
        JsonNode unsure = JSON.readTree(view(known, null, known.id())).path("case");
        assertThat(unsure.path("verified").asBoolean()).isFalse();
        assertThat(unsure.at("/place/entry").isNull()).isTrue();
        assertThat(unsure.at("/place/address").asText()).isNotEmpty();
        Case verified = known.after(new CaseEvent(NOW, Kind.VERIFIED, 1, "陈晓", null));
        JsonNode sure = JSON.readTree(view(verified, null, verified.id())).path("case");
        assertThat(sure.path("verified").asBoolean()).isTrue();
        assertThat(sure.at("/place/entry").asText()).contains("2580");
        Case other = verified.after(CaseEvent.of(NOW, Kind.IDENTIFIED, null));
        assertThat(other.isVerified()).as("another person is to be asked anew").isFalse();
    }

    @Test
    void repliesAndSessions() throws IOException {
        assertGolden("reply-ok", LinkJson.write(Reply.of(7, null)));
        assertGolden("reply-problem", LinkJson.write(Reply.of(8, ReplyProblem.NOT_YOURS)));
        assertGolden("session", LinkJson.write(Session.of(new SeatSession("secret", ANNA, 1))));
        assertGolden(
                "seats",
                LinkJson.write(
                        List.of(
                                SeatChoice.of(seat(1, ANNA, Status.READY)),
                                SeatChoice.of(seat(2, ROB, Status.BUSY)),
                                SeatChoice.of(seat(3, null, Status.EMPTY)))));
    }

    @Test
    void missedOfferIsAStateOfTheSeatOnEveryScreen() throws Exception {
        SeatReport missed =
                new SeatReport(1, ANNA, Mode.MISSED, Status.MISSED, NOW, null, null, Pause.NONE);
        ViewWriter writer =
                new ViewWriter(
                        NOW,
                        List.of(),
                        Map.<String, Case>of()::get,
                        IN_HAND,
                        Duration.ofSeconds(20),
                        List.of(missed),
                        new LinkStates(true, true, true),
                        new Today.Level(1, 0, 0, null),
                        1);
        assertGolden(
                "view-missed",
                writer.view(missed, new SeatSession("secret", ANNA, 1))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] view(Case shown, @Nullable Offer offer, @Nullable String caseId) {
        return view(List.of(shown), offer, caseId);
    }

    private static byte[] view(List<Case> open, @Nullable Offer offer, @Nullable String caseId) {
        Case shown = open.getFirst();
        SeatReport mine =
                new SeatReport(
                        1,
                        ANNA,
                        Mode.READY,
                        offer == null ? Status.BUSY : Status.OFFERED,
                        NOW,
                        offer,
                        caseId,
                        new Pause(null, null, AwayReason.MEAL));
        ViewWriter writer =
                new ViewWriter(
                        NOW,
                        open,
                        Map.of(shown.id(), shown)::get,
                        IN_HAND,
                        Duration.ofSeconds(20),
                        List.of(mine, seat(2, ROB, Status.BUSY), seat(3, null, Status.EMPTY)),
                        new LinkStates(true, false, true),
                        new Today.Level(3, 2, 2, 4_200L),
                        0);
        return writer.view(mine, new SeatSession("secret", ANNA, 1))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static SeatReport seat(int number, @Nullable Occupant occupant, Status status) {
        return new SeatReport(number, occupant, Mode.READY, status, NOW, null, null, Pause.NONE);
    }

    private static void assertGolden(String name, byte[] message) throws IOException {
        JsonNode actual = JSON.readTree(message);
        try (InputStream golden =
                SeatMessagesTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            assertThat(golden)
                    .as("golden/%s.json for %s", name, actual.toPrettyString())
                    .isNotNull();
            assertThat(actual).isEqualTo(JSON.readTree(golden));
        }
    }
}
