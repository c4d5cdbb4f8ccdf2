package cn.yinling.hotline.dispatch;

import java.time.Instant;

/** What happens to the dispatcher. */
public sealed interface Command {
    /** There is a case to be offered. */
    record Open(String caseId, Urgency urgency, Instant openedAt) implements Command {}

    /** A case that an agent had accepted before a restart; it is hers while the grace lasts. */
    record Resume(String caseId, Urgency urgency, Instant openedAt, int seat, Occupant agent)
            implements Command {}

    /** Somebody has pressed again; what is less urgent changes nothing. */
    record Escalate(String caseId, Urgency urgency, int presses) implements Command {}

    /** A case turns out to be none. */
    record Drop(String caseId) implements Command {}

    /** An agent takes a seat; her screen has the grace to appear. */
    record SignIn(int seat, Occupant agent) implements Command {}

    /** The screen of a seat is there. */
    record Arrive(int seat, Occupant agent) implements Command {}

    /** The screen of a seat is gone. */
    record Leave(int seat, String agentId) implements Command {}

    record SignOut(int seat, String agentId) implements Command {}

    record SetMode(int seat, Mode mode) implements Command {}

    /**
     * An agent takes no more cases.
     *
     * @param afterwards whether she first does what she has before her
     */
    record GoAway(int seat, AwayReason reason, boolean afterwards) implements Command {}

    record Accept(int seat, String caseId) implements Command {}

    record Pass(int seat, String caseId) implements Command {}

    /** The phone that rang for an offer was answered, which accepts it. */
    record Answer(Offer offer) implements Command {}

    record Close(int seat, String caseId) implements Command {}

    /** Time has passed; due at {@link Dispatcher#nextDeadline()}. */
    record Tick() implements Command {}
}
