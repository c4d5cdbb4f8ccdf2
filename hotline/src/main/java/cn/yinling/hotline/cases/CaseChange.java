package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A case between what it was and what it will be. */
final class CaseChange {
    private final Case before;
    Alarm alarm;
    List<Condition> conditions;
    PhoneState phone;
    @Nullable String agentId;
    @Nullable Outcome outcome;
    private CaseState state;
    int presses;
    private List<CaseEvent> timeline;
    private @Nullable Integer seat;
    private @Nullable Instant answeredAt;
    private @Nullable Instant acceptedAt;

    CaseChange(Case before) {
        this.before = before;
        this.alarm = before.alarm();
        this.conditions = before.conditions();
        this.phone = before.phone();
        this.agentId = before.agentId();
        this.outcome = before.outcome();
        this.state = before.state();
        this.presses = before.presses();
        this.timeline = before.timeline();
        this.seat = before.seat();
        this.answeredAt = before.answeredAt();
        this.acceptedAt = before.acceptedAt();
    }

    void happened(CaseEvent event) {
        timeline = Stream.concat(timeline.stream(), Stream.of(event)).toList();
        switch (event.kind()) {
            case RAISED,
                    ADDED,
                    NOTE,
                    GREW,
                    UNHEARD,
                    CALLED,
                    CALL_ANSWERED,
                    CALL_FAILED,
                    CALL_ENDED,
                    HELD,
                    TAKEN_UP,
                    IDENTIFIED,
                    VERIFIED -> {}
            case ENDED -> each(event, one -> one.endedAt(event.at()));
            case RESUMED -> each(event, Condition::standing);
            case PRESSED_AGAIN -> presses++;
            case OFFERED -> {
                state = CaseState.OFFERED;
                seat = event.seat();
                phone = PhoneState.NONE;
            }
            case PASSED, LEASE_EXPIRED, RETURNED -> waits();
            case PHONE_RINGING -> phone = PhoneState.RINGING;
            case PHONE_ANSWERED -> phone = PhoneState.ANSWERED;
            case PHONE_FAILED -> phone = PhoneState.FAILED;
            case ACCEPTED -> accepted(event);
            case CLOSED -> state = CaseState.CLOSED;
        }
    }

    /** When read back, the events are all that is known of when they were over. */
    private void each(CaseEvent event, UnaryOperator<Condition> change) {
        conditions =
                conditions.stream()
                        .map(one -> one.causeName().equals(event.text()) ? change.apply(one) : one)
                        .toList();
    }

    /** With what came in a process that did not know all of it. */
    void continuedBy(Condition here) {
        boolean isNew =
                conditions.stream().noneMatch(one -> one.causeName().equals(here.causeName()));
        conditions =
                isNew
                        ? Stream.concat(conditions.stream(), Stream.of(here)).toList()
                        : conditions.stream()
                                .map(one ->
                                        one.causeName().equals(here.causeName())
                                                ? one.continuedBy(here)
                                                : one)
                                .toList();
    }

    private void accepted(CaseEvent event) {
        state = CaseState.ACCEPTED;
        seat = event.seat();
        acceptedAt = event.at();
        if (answeredAt == null) {
            answeredAt = event.at();
        }
    }

    private void waits() {
        state = CaseState.WAITING;
        seat = null;
        agentId = null;
        acceptedAt = null;
        phone = PhoneState.NONE;
    }

    Case done() {
        return new Case(
                before.id(),
                alarm,
                conditions,
                before.openedAt(),
                state,
                presses,
                timeline,
                seat,
                agentId,
                answeredAt,
                acceptedAt,
                phone,
                outcome);
    }
}
