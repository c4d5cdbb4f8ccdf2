package cn.yinling.hotline.seats;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseState;
import cn.yinling.hotline.cases.Condition;
import cn.yinling.hotline.cases.Draft;
import cn.yinling.hotline.cases.Outcome;
import cn.yinling.hotline.cases.PhoneState;
import cn.yinling.hotline.dispatch.AwayReason;
import cn.yinling.hotline.dispatch.SeatReport;
import cn.yinling.hotline.gateway.KnownCaller;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.alarm.Whereabouts;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What crosses the wire to a console, the twin of {@code hotline/console/src/protocol.ts}. */
public final class SeatMessages {
    private SeatMessages() {}

    record SeatChoice(int seat, @Nullable String agent, boolean robot) {
        static SeatChoice of(SeatReport seat) {
            return seat.occupant() == null
                    ? new SeatChoice(seat.number(), null, false)
                    : new SeatChoice(
                            seat.number(), seat.occupant().name(), seat.occupant().robot());
        }
    }

    record SignIn(String agent, String password, int seat, @Nullable String code) {
        /** Null where something is missing or of another kind. */
        static @Nullable SignIn of(JsonNode json) {
            JsonNode agent = json.path("agent");
            JsonNode password = json.path("password");
            JsonNode seat = json.path("seat");
            String code = json.path("code").textValue();
            return agent.isTextual() && password.isTextual() && seat.canConvertToInt()
                    ? new SignIn(agent.textValue(), password.textValue(), seat.intValue(), code)
                    : null;
        }

        cn.yinling.accounts.signin.SignIn.Typed typed() {
            return new cn.yinling.accounts.signin.SignIn.Typed(agent, password, code);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "SignIn";
        }
    }

    record Session(String agent, String agentName, int seat) {
        static Session of(SeatSession session) {
            return new Session(session.agent().agentId(), session.agent().name(), session.seat());
        }
    }

    record CaseMessage(
            String id,
            String alarmId,
            Lane lane,
            String cause,
            Instant onset,
            Instant openedAt,
            CaseState state,
            int presses,
            Alarm.Source device,
            Place place,
            @Nullable Resident resident,
            Alarm.@Nullable LastVitals vitals,
            List<CaseEvent> timeline,
            @Nullable Integer seat,
            @Nullable Instant acceptedAt,
            PhoneState phone,
            @Nullable Outcome outcome,
            @Nullable Instant endedAt,
            Alarm.@Nullable Incident incident,
            @Nullable Breach breach,
            List<ConditionMessage> alarms,
            List<HomeAlarm> home,
            @Nullable Whereabouts whereabouts,
            boolean verified) {

        /**
         * A case.
         *
         * @param home what else is open in that home
         */
        static CaseMessage of(Case of, List<HomeAlarm> home) {
            Alarm alarm = of.alarm();
            Condition shown = of.condition(alarm.causeName());
            Alarm newest = shown == null ? alarm : shown.alarm();
            return new CaseMessage(
                    of.id(),
                    alarm.alarmId(),
                    alarm.lane(),
                    alarm.causeName(),
                    alarm.onset(),
                    of.openedAt(),
                    of.state(),
                    of.presses(),
                    alarm.device(),
                    of.isVerified() ? alarm.place() : alarm.place().withoutEntry(),
                    alarm.resident(),
                    alarm.vitals(),
                    of.timeline(),
                    of.seat(),
                    of.acceptedAt(),
                    of.phone(),
                    of.outcome(),
                    newest.endedAt(),
                    alarm.incident(),
                    newest.breach(),
                    ConditionMessage.allOf(of),
                    home,
                    alarm.whereabouts(),
                    of.isVerified());
        }
    }

    /**
     * What is wrong in a case, one a cause.
     *
     * @param alarmId of the newest of its alarms
     * @param count how many there were
     */
    record ConditionMessage(
            String alarmId,
            Lane lane,
            String cause,
            Instant onset,
            @Nullable Instant endedAt,
            @Nullable Breach breach,
            int count) {

        /** The most urgent first, as the case shows them. */
        static List<ConditionMessage> allOf(Case of) {
            return of.conditions().stream()
                    .sorted(Comparator.comparing(one -> one.alarm().lane()))
                    .map(ConditionMessage::of)
                    .toList();
        }

        private static ConditionMessage of(Condition condition) {
            Alarm alarm = condition.alarm();
            return new ConditionMessage(
                    alarm.alarmId(),
                    alarm.lane(),
                    alarm.causeName(),
                    alarm.onset(),
                    alarm.endedAt(),
                    alarm.breach(),
                    condition.alarmIds().size());
        }
    }

    /** What is open in the same home in another case. */
    record HomeAlarm(
            String caseId,
            CaseState state,
            @Nullable Integer seat,
            String deviceKind,
            Lane lane,
            String cause,
            Instant onset,
            @Nullable Instant endedAt,
            @Nullable Breach breach) {

        static HomeAlarm of(Case other, Condition condition) {
            Alarm alarm = condition.alarm();
            return new HomeAlarm(
                    other.id(),
                    other.state(),
                    other.seat(),
                    alarm.device().kind(),
                    alarm.lane(),
                    alarm.causeName(),
                    alarm.onset(),
                    alarm.endedAt(),
                    alarm.breach());
        }
    }

    /** A case that the agent has closed, as a line of her list. */
    record ClosedCaseMessage(
            String id,
            Lane lane,
            String cause,
            String who,
            String where,
            Alarm.@Nullable Incident incident,
            @Nullable Instant acceptedAt,
            Instant closedAt,
            @Nullable Outcome outcome) {

        static ClosedCaseMessage of(Case closed) {
            QueueItem item = QueueItem.of(closed);
            Instant closedAt =
                    closed.timeline().stream()
                            .filter(event -> event.kind() == CaseEvent.Kind.CLOSED)
                            .map(CaseEvent::at)
                            .findFirst()
                            .orElse(closed.openedAt());
            return new ClosedCaseMessage(
                    closed.id(),
                    item.lane(),
                    item.cause(),
                    item.who(),
                    item.where(),
                    item.incident(),
                    closed.acceptedAt(),
                    closedAt,
                    closed.outcome());
        }
    }

    record QueueItem(
            String caseId,
            Lane lane,
            String cause,
            Instant openedAt,
            CaseState state,
            @Nullable Integer seat,
            int presses,
            String who,
            String where,
            Alarm.@Nullable Incident incident) {

        static QueueItem of(Case of) {
            Place place = of.alarm().place();
            Resident resident = of.alarm().resident();
            String where = place.name() == null ? place.address() : place.name();
            return new QueueItem(
                    of.id(),
                    of.lane(),
                    of.alarm().causeName(),
                    of.openedAt(),
                    of.state(),
                    of.seat(),
                    of.presses(),
                    resident == null ? where : resident.name(),
                    where,
                    of.alarm().incident() == null ? null : of.alarm().incident().inShort());
        }
    }

    record SeatSummary(
            int seat,
            @Nullable String agent,
            boolean robot,
            String state,
            Instant since,
            @Nullable String reason) {

        static SeatSummary of(SeatReport seat) {
            SeatChoice choice = SeatChoice.of(seat);
            return new SeatSummary(
                    choice.seat(),
                    choice.agent(),
                    choice.robot(),
                    seat.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    seat.since(),
                    SeatMessages.reason(seat.pause().reason()));
        }
    }

    static @Nullable String reason(@Nullable AwayReason reason) {
        return reason == null ? null : reason.wireName();
    }

    /**
     * When the agent takes no case, or will take none.
     *
     * @param wrapUpUntil until when she is left alone after a case
     * @param announced why she will be away after what she has before her
     */
    record PauseMessage(
            @Nullable Instant wrapUpUntil, @Nullable String reason, @Nullable String announced) {
        static PauseMessage of(SeatReport.Pause pause) {
            return new PauseMessage(
                    pause.wrapUpUntil(),
                    SeatMessages.reason(pause.reason()),
                    SeatMessages.reason(pause.announced()));
        }
    }

    record Links(String hub, String pbx, String database) {
        static Links of(LinkStates links) {
            return new Links(word(links.hub()), word(links.pbx()), word(links.database()));
        }

        private static String word(boolean isUp) {
            return isUp ? "up" : "down";
        }
    }

    /** What is being written about the case in hand. */
    record DraftMessage(String text, int version) {
        static DraftMessage of(Draft draft) {
            return new DraftMessage(draft.text(), draft.version());
        }
    }

    /**
     * The close of the case in hand, which can still be taken back.
     *
     * @param until by the clock of the view's {@code now}
     */
    public record ClosingMessage(Outcome outcome, @Nullable String text, Instant until) {}

    /**
     * Somebody's line into the case in hand.
     *
     * @param party see {@link cn.yinling.hotline.cases.Party}
     * @param up whether it was answered; until then it rings
     * @param held whether she hears that she is to wait
     */
    public record CallMessage(String party, boolean up, boolean held, Instant since) {}

    /**
     * Somebody who may have called.
     *
     * @param key by which she is chosen
     * @param as {@code resident}, {@code home}, {@code contact-2} or {@code place}
     * @param who her name, or the place's
     */
    public record MaybeMessage(String key, String as, String who, String where) {
        /** As the directory has found her. */
        public static MaybeMessage of(KnownCaller caller) {
            Place place = caller.place();
            return new MaybeMessage(
                    caller.key(),
                    caller.role(),
                    caller.resident() == null
                            ? String.valueOf(place.name())
                            : caller.resident().name(),
                    place.address());
        }

        /** Only as whom: the rest must not reach a log. */
        @Override
        public String toString() {
            return "MaybeMessage[%s]".formatted(as);
        }
    }

    record OfferMessage(Instant leaseUntil, @JsonProperty("case") @Nullable CaseMessage offered) {}

    /**
     * All that a seat shows.
     *
     * @param graceMs how long a case stays with a seat whose screen is gone
     * @param queue and {@code seats}, {@code links}, {@code today}: JSON that is the same for all
     *     seats and written once
     * @param unheard how many people nobody is ready for
     */
    record View(
            String type,
            Instant now,
            int seat,
            String agent,
            String agentName,
            String agentState,
            Instant since,
            PauseMessage pause,
            @Nullable OfferMessage offer,
            @JsonProperty("case") @Nullable CaseMessage current,
            @Nullable DraftMessage draft,
            @Nullable ClosingMessage closing,
            List<CallMessage> calls,
            @Nullable List<MaybeMessage> maybe,
            long graceMs,
            RawValue queue,
            RawValue seats,
            RawValue links,
            RawValue today,
            int unheard) {}

    record Reply(String type, int id, boolean ok, @Nullable String problem) {
        static Reply of(int id, @Nullable ReplyProblem problem) {
            return new Reply("reply", id, problem == null, problem == null ? null : problem.code());
        }
    }
}
